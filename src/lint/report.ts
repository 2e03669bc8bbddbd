import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.ts';
import { type LintDiagnostic, lintRules } from './lint-diagnostic.ts';

/**
 * Maximum number of warnings or notes of one rule that a report lists. If there are more, only examples are listed.
 * Errors are always listed.
 */
const listed = 20;

/** Number of examples that a report lists for a rule with more than `listed` warnings or notes. */
const examples = 3;

/** Counts the errors, warnings and notes. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): {
  errors: number;
  warnings: number;
  notes: number;
} {
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

/**
 * Formats a report for a terminal: notes, then warnings, then errors, then a line with the number of each.
 *
 * @param all whether to list all warnings and notes; if false, a rule with many of them is summarised
 */
export function formatReport(diagnostics: readonly LintDiagnostic[], all: boolean): string[] {
  if (diagnostics.length === 0) return ['No problems found.'];
  const lines: string[] = [];
  for (const severity of ['note', 'warning', 'error'] as const) {
    const byRule = Map.groupBy(
      diagnostics.filter((one) => one.severity === severity),
      ({ kind }) => kind,
    );
    for (const [rule, found] of byRule) {
      const isSummed = !all && severity !== 'error' && found.length > listed;
      lines.push(...(isSummed ? found.slice(0, examples) : found).map((one) => formatDiagnostic(one)));
      if (isSummed) {
        const rest = (found.length - examples).toLocaleString('en');
        lines.push(`… and ${rest} more ${lintRules[rule]}. To list all: npm run lint-content -- --all`);
      }
    }
  }
  const { errors, warnings, notes } = countBySeverity(diagnostics);
  const counts = [count(errors, 'error'), count(warnings, 'warning'), count(notes, 'suggestion')];
  return [...lines, '', `${counts.join(', ')}.`];
}

/** Matches the first line of the text that `formatErrorList` returns. */
export const errorListHeading = /\d{1,9} problems? in the content:/;

/** Formats the errors that stop a build: a heading, then one line per error. */
export function formatErrorList(errors: readonly Diagnostic[]): string {
  return [`${count(errors.length, 'problem')} in the content:`, ...errors.map(formatDiagnostic)].join('\n');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
