import type { Diagnostic } from '../model/diagnostic.ts';

/** The rules of the content check, by the names that `lint-content --json` prints as `kind`. */
export type LintRule =
  | 'broken'
  | 'identifier'
  | 'date'
  | 'no-abstract'
  | 'no-year'
  | 'tex'
  | 'same-paper'
  | 'same-person'
  | 'link'
  | 'missing-file';

/** A diagnostic about the content, with the rule that reported it. */
export interface LintDiagnostic extends Diagnostic {
  kind: LintRule;
}
