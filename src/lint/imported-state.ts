import { readBaseline } from '../import/merge/read-baseline.ts';
import type { ContentTexts } from './content-texts.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';

/** Reports damaged lines of `imported.jsonl`, from which an import learns which papers were edited or deleted. */
export function importedState({ imported }: Pick<ContentTexts, 'imported'>): LintDiagnostic[] {
  const { diagnostics } = readBaseline(imported?.text, imported?.file);
  return diagnostics.map((one) => ({ ...one, kind: 'imported-state' }));
}
