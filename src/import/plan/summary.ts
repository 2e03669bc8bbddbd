import { type Diagnostic, formatDiagnostic } from '../../model/diagnostic.ts';
import type { ImportPlan } from './plan.ts';
import type { ReadResult } from '../readers/record.ts';

/** Options for the summary of an import. */
export interface SummaryOptions {
  dryRun: boolean;
  /** The lines that show the plan; only for a dry run, which writes no files. */
  plan?: readonly string[];
  /** The command that users run to see the site. If undefined, no next step is printed. */
  start?: string;
}

/**
 * Formats the summary of an import. The most important lines are at the end, where users of a terminal see them
 * first.
 */
export function formatSummary(
  plan: ImportPlan,
  texts: readonly ReadResult[],
  { dryRun, plan: planLines = [], start }: SummaryOptions,
): string {
  const diagnostics = formatDiagnostics(plan.diagnostics);
  return [
    ...diagnostics,
    ...(diagnostics.length > 0 ? [''] : []),
    ...planLines,
    ...texts.flatMap(formatDeclared),
    ...formatCounts(plan, dryRun),
    ...formatFailed(texts),
    formatProblems(plan.diagnostics),
    ...formatNextStep(plan, dryRun, start),
  ].join('\n');
}

/** Formats the number of papers that a profile itself states, and compares it with the number of papers found. */
function formatDeclared({ owner, file, declared, records, unread }: ReadResult): string[] {
  if (declared === undefined) return [];
  const found = records.length + unread;
  const what = owner ? `The profile of ${owner.name}` : file;
  return [
    declared === found
      ? `${what} states ${count(declared, 'paper')}; all were found.`
      : `${what} states ${count(declared, 'paper')}, but ${format(found)} ${found === 1 ? 'was' : 'were'} found. Compare ${file} with the page that it was copied from.`,
  ];
}

function formatCounts({ counts, writes }: ImportPlan, dryRun: boolean): string[] {
  const { read, written, merged, unchanged, reported } = counts;
  const would = dryRun ? 'would be ' : '';
  const authors = writes.filter(({ file }) => file.startsWith('authors/')).length;
  return [
    `${count(read, 'paper')} found: ${format(written)} ${would}written, ${format(merged)} ${would}merged, ${format(unchanged)} unchanged, ${format(reported)} unreadable.`,
    ...(authors > 0 ? [`${count(authors, 'author file')} ${would}written.`] : []),
  ];
}

/** Counts the sources that could not be read or fetched: files, and responses of services. */
export function countFailed(texts: readonly ReadResult[]): number {
  return texts.filter(({ isFailed }) => isFailed).length;
}

function formatFailed(texts: readonly ReadResult[]): string[] {
  const failed = countFailed(texts);
  if (failed === 0) return [];
  if (failed < texts.length)
    return [
      `${format(failed)} of ${count(texts.length, 'source')} failed (listed above). Papers may be missing.`,
    ];
  return [
    failed === 1
      ? 'The only source failed (listed above).'
      : `All ${count(failed, 'source')} failed (listed above).`,
  ];
}

function formatProblems(diagnostics: readonly Diagnostic[]): string {
  const [errors, warnings] = (['error', 'warning'] as const).map(
    (severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  ) as [number, number];
  if (errors + warnings === 0) return 'Problems: none.';
  return `Problems: ${count(errors, 'error')}, ${count(warnings, 'warning')} (listed above).`;
}

function formatNextStep(
  { writes, diagnostics }: ImportPlan,
  dryRun: boolean,
  start: string | undefined,
): string[] {
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  if (writes.length === 0 && hasErrors)
    return ['No file was changed. Fix the errors above, then run the command again.'];
  if (writes.length === 0) return ['Nothing new: no file was changed.'];
  if (dryRun) return ['Dry run: nothing was written.'];
  if (start === undefined) return [];
  const build = start.replace('npm start', 'npm run build');
  return [`Next: run ${start} to see the site, or ${build} to build it.`];
}

/**
 * Formats diagnostics, one line each. Notes are first, then warnings, then errors. Diagnostics of the same severity
 * and file are sorted by line.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string[] {
  return (['note', 'warning', 'error'] as const).flatMap((severity) =>
    diagnostics
      .filter((diagnostic) => diagnostic.severity === severity)
      .sort((a, b) => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : 0))
      .map(formatDiagnostic),
  );
}

function count(number: number, noun: string): string {
  return `${format(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function format(number: number): string {
  return number.toLocaleString('en');
}
