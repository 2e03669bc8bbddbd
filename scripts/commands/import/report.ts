import type { ImportPlan } from '../../../src/import/plan/plan.ts';
import { type BeforeOf, formatPlan } from '../../../src/import/plan/show-plan.ts';
import { formatSummary } from '../../../src/import/plan/summary.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';

/**
 * Maximum length of a report, in characters. GitHub accepts at most 65,536 characters for the text of a pull request.
 */
const maxLength = 60_000;

/**
 * Formats the result of an import as Markdown, for the text of a pull request. Titles and messages may contain Markdown
 * from other people, so everything except the line of counts is in a code block.
 */
export function formatMarkdownReport(
  plan: ImportPlan,
  texts: readonly ReadResult[],
  beforeOf: BeforeOf,
  dryRun: boolean,
): string {
  const diff = formatPlan(plan.writes, beforeOf, { full: false, colours: false });
  const lines = formatSummary(plan, texts, { dryRun, plan: diff }).split('\n');
  // Leaves out lines that suggest commands for a terminal, because a pull request has no terminal.
  const text = lines.filter((line) => !/^(?:Next: |Use --full )/u.test(line)).join('\n');
  const isCut = text.length > maxLength;
  const kept = isCut ? text.slice(0, text.lastIndexOf('\n', maxLength)) : text;
  const longestFence = Math.max(2, ...[...kept.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longestFence + 1);
  const counts = lines.find((line) => / papers? found: /u.test(line)) ?? '';
  const rest = isCut ? '\nThe rest is too long to show here. See the changed files.\n' : '';
  return `${counts}\n\n${fence}text\n${kept.trim()}\n${fence}\n${rest}`;
}
