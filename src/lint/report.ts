import { formatDiagnostic } from '../model/diagnostic.ts';
import type { Finding, FindingKind } from './finding.ts';

/** More of one kind are summed up, but for errors. */
const shown = 20;
const examples = 3;

/** What many findings of one kind are about. */
const sums: Readonly<Record<FindingKind, string>> = {
  broken: 'things that the build does not take',
  identifier: 'identifiers that cannot be right',
  date: 'dates that cannot be right',
  'no-abstract': 'papers without an abstract',
  'no-year': 'papers without a year',
  tex: 'formulas that cannot be typeset',
  'same-paper': 'pairs of papers that may be one',
  'same-person': 'pairs of names that may be one person',
  link: 'links that lead nowhere',
  'missing-file': 'files that are missing',
};

/** How many there are of each severity. */
export function countFindings(findings: readonly Finding[]): {
  errors: number;
  warnings: number;
  notes: number;
} {
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

/** The findings as lines for people, the most important last, since that is what a terminal shows. */
export function formatFindings(findings: readonly Finding[], all: boolean): string[] {
  const lines: string[] = [];
  for (const severity of ['note', 'warning', 'error'] as const) {
    const groups = Map.groupBy(
      findings.filter((one) => one.severity === severity),
      ({ kind }) => kind,
    );
    for (const [kind, some] of groups) {
      const isSummed = !all && severity !== 'error' && some.length > shown;
      lines.push(...(isSummed ? some.slice(0, examples) : some).map((one) => formatDiagnostic(one)));
      if (isSummed) {
        const rest = (some.length - examples).toLocaleString('en');
        lines.push(`… and ${rest} more ${sums[kind]}; npm run lint-content -- --all shows them.`);
      }
    }
  }
  const { errors, warnings, notes } = countFindings(findings);
  const parts = [count(errors, 'error'), count(warnings, 'warning'), count(notes, 'suggestion')];
  if (lines.length > 0) lines.push('');
  lines.push(findings.length === 0 ? 'Nothing to mend.' : `${parts.join(', ')}.`);
  return lines;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
