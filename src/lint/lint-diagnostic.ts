import type { Diagnostic } from '../model/diagnostic.ts';

/**
 * The rules of the content check. The key is the name of the rule, which `lint-content --json` prints as `kind`. The
 * value describes, in the plural, what the rule reports; summaries print it.
 */
export const lintRules = {
  broken: 'problems that stop the build',
  identifier: 'invalid or shared identifiers',
  date: 'unlikely dates',
  'no-abstract': 'papers without an abstract',
  'no-year': 'papers without a year',
  'no-link': 'papers without a link',
  tex: 'formulas that cannot be typeset',
  'same-paper': 'pairs of papers that may be the same',
  'same-person': 'people whose name has several spellings',
  link: 'broken links',
  'missing-file': 'missing files',
  'imported-state': 'damaged lines of imported.jsonl',
  citations: 'wrong lines of citations.json',
  proposals: 'problems of proposals.yaml',
  asked: 'wrong lines of asked.jsonl',
  'without-page': 'settings of people without a page',
  'skipped-file': 'files that are not served',
} as const;

export type LintRule = keyof typeof lintRules;

/** A diagnostic about the content, with the name of the rule that reported it. */
export interface LintDiagnostic extends Diagnostic {
  kind: LintRule;
}
