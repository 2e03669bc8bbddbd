import type { ImportPlan } from '../../../src/import/plan/plan.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';
import { type BeforeOf, formatPlan } from '../../../src/import/plan/show-plan.ts';
import { formatSummary } from '../../../src/import/plan/summary.ts';

/** GitHub takes 65,536 characters as the text of a pull request. */
const mostCharacters = 60_000;

/** What an import does, as Markdown. Titles and messages come from outside: they stand as code, where nothing of them has a meaning. */
export function formatReport(
  plan: ImportPlan,
  texts: readonly ReadResult[],
  beforeOf: BeforeOf,
  dryRun: boolean,
): string {
  const shown = formatPlan(plan.writes, beforeOf, { full: false, colours: false });
  const lines = formatSummary(plan, texts, { dryRun, plan: shown }).split('\n');
  // What to do next at a terminal is of no use in a text.
  const text = lines.filter((line) => !/^(?:Next: |--full shows )/u.test(line)).join('\n');
  const isCut = text.length > mostCharacters;
  const kept = isCut ? text.slice(0, text.lastIndexOf('\n', mostCharacters)) : text;
  const longest = Math.max(2, ...[...kept.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const counts = lines.find((line) => / papers? read: /u.test(line)) ?? '';
  const rest = isCut ? '\nThe rest is too long for this text; the changed files show it.\n' : '';
  return `${counts}\n\n${fence}text\n${kept.trim()}\n${fence}\n${rest}`;
}
