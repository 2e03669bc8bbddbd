import type { ImportPlan } from '../../../src/import/plan/plan.ts';
import { type BeforeOf, formatPlan } from '../../../src/import/plan/show-plan.ts';
import { formatSummary } from '../../../src/import/plan/summary.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';

/** Maximum length of a report, in characters. The text of a pull request on GitHub has at most 65,536. */
const maxLength = 60_000;

/**
 * Formats what an import does as Markdown, for a pull request. Titles and messages may contain Markdown of other people, so
 * everything except the counts is in a code block.
 */
export function formatMarkdownReport(
  plan: ImportPlan,
  texts: readonly ReadResult[],
  beforeOf: BeforeOf,
  dryRun: boolean,
): string {
  const diff = formatPlan(plan.writes, beforeOf, { full: false, colours: false });
  const lines = formatSummary(plan, texts, { dryRun, plan: diff }).split('\n');
  // These lines are about commands to type in a terminal.
  const text = lines.filter((line) => !/^(?:Next: |Use --full )/u.test(line)).join('\n');
  const isCut = text.length > maxLength;
  const kept = isCut ? text.slice(0, text.lastIndexOf('\n', maxLength)) : text;
  const longestFence = Math.max(2, ...[...kept.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longestFence + 1);
  const counts = lines.find((line) => / papers? found: /u.test(line)) ?? '';
  const rest = isCut ? '\nThe rest is too long to show here. See the changed files.\n' : '';
  return `${counts}\n\n${fence}text\n${kept.trim()}\n${fence}\n${rest}`;
}
