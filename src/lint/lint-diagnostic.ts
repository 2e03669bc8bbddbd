import type { Diagnostic } from '../model/diagnostic.ts';

/**
 * The rules of the content check: the name that `lint-content --json` prints as `kind`, and what the rule reports, in the plural, for
 * a summary of many reports.
 */
export const lintRules = {
  broken: 'problems that stop the build',
  identifier: 'invalid or shared identifiers',
  date: 'unlikely dates',
  'no-abstract': 'papers without an abstract',
  'no-year': 'papers without a year',
  tex: 'formulas that cannot be typeset',
  'same-paper': 'pairs of papers that may be the same',
  'same-person': 'pairs of names that may be the same person',
  link: 'broken links',
  'missing-file': 'missing files',
} as const;

export type LintRule = keyof typeof lintRules;

/** A diagnostic about the content, with the rule that reported it. */
export interface LintDiagnostic extends Diagnostic {
  kind: LintRule;
}
