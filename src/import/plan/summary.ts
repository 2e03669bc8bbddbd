import { type Diagnostic, formatDiagnostic } from '../../model/diagnostic.ts';
import type { ImportPlan } from './plan.ts';
import type { ReadResult } from '../readers/record.ts';

/** How an import is told of. */
export interface SummaryOptions {
  dryRun: boolean;
  /** What the plan does, as lines; of a dry run. */
  plan?: readonly string[];
  /** How to see the site: `npm start`. */
  start?: string;
}

/** What is told of an import, most important last, since that is what a terminal shows. */
export function formatSummary(
  plan: ImportPlan,
  texts: readonly ReadResult[],
  { dryRun, plan: shown = [], start = 'npm start' }: SummaryOptions,
): string {
  const { read, written, merged, unchanged, reported } = plan.counts;
  const told = formatDiagnostics(plan.diagnostics);
  const lines = [...told, ...(told.length > 0 ? [''] : []), ...shown];
  for (const { owner, file, declared, records, unread } of texts) {
    if (declared === undefined) continue;
    const found = records.length + unread;
    const whose = owner ? `The profile of ${owner.name}` : file;
    lines.push(
      declared === found
        ? `${whose} declares ${count(declared, 'paper')}, and as many were found.`
        : `${whose} declares ${count(declared, 'paper')}, but ${format(found)} were found. Compare ${file} with the page it is from.`,
    );
  }
  const would = dryRun ? 'would be ' : '';
  lines.push(
    `${count(read, 'paper')} read: ${format(written)} ${would}written, ${format(merged)} ${would}merged, ${format(unchanged)} unchanged, ${format(reported)} not read.`,
  );
  const authors = plan.writes.filter(({ file }) => file.startsWith('authors/')).length;
  if (authors > 0) lines.push(`${count(authors, 'author file')} ${would}written.`);
  const errors = plan.diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = plan.diagnostics.filter(({ severity }) => severity === 'warning').length;
  lines.push(
    errors + warnings > 0
      ? `Problems: ${count(errors, 'error')}, ${count(warnings, 'warning')}, told above.`
      : 'Problems: none.',
  );
  if (plan.writes.length === 0) lines.push('Nothing new: no file was changed.');
  else
    lines.push(
      dryRun
        ? 'Nothing was written.'
        : `Next: ${start} shows the site, ${start.replace('npm start', 'npm run build')} makes it.`,
    );
  return lines.join('\n');
}

/** One line each, errors last, those of one file in the order of its lines. */
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
