import type { AbsorbedFinding } from '../../../src/complete/absorb-findings.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';

/** Reports the services that failed: each problem once, with the first paper for which it occurred. */
export function reportProblems(findings: readonly AbsorbedFinding[]): Diagnostic[] {
  const all = findings.flatMap(({ paper, problems }) => problems.map((problem) => ({ paper, ...problem })));
  const byProblem = Map.groupBy(all, ({ message, advice }) => `${message}\n${advice}`);
  return [...byProblem.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { paper, message, advice } = first;
    const papers = new Set(others.map((one) => one.paper.id));
    papers.delete(paper.id);
    const more =
      papers.size === 0 ? '' : ` The same for ${papers.size} more ${papers.size === 1 ? 'paper' : 'papers'}.`;
    return [{ severity: 'error' as const, file: `papers/${paper.id}.md`, message: message + more, advice }];
  });
}
