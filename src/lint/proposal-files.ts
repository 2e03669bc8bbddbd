import { parseProposals } from '../files/proposals-file.ts';
import { parseAskedPapers } from '../model/asked-papers.ts';
import { quote } from '../model/diagnostic.ts';
import type { ContentTexts } from './content-texts.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';

/**
 * Reports invalid values of `proposals.yaml`, damaged lines of `asked.jsonl`, and entries of both files about papers that
 * do not exist.
 *
 * @param isPaper whether there is a paper file with this id, which may be invalid, or a paper that had this id before
 */
export function proposalFiles(
  { proposals, asked }: Pick<ContentTexts, 'proposals' | 'asked'>,
  isPaper: (id: string) => boolean,
): LintDiagnostic[] {
  const found: LintDiagnostic[] = [];
  if (proposals) {
    const { file, text } = proposals;
    const read = parseProposals(text, file);
    found.push(...read.diagnostics.map((one) => ({ ...one, kind: 'proposals' as const })));
    for (const id of read.proposals.keys()) {
      if (isPaper(id)) continue;
      const message = `There is no paper ${quote(id)}.`;
      const advice = 'Remove the proposal, or correct the id.';
      const line = read.lineOf([id]);
      found.push({ kind: 'proposals', severity: 'warning', file, line, message, advice });
    }
  }
  if (asked) {
    const { file, text } = asked;
    const read = parseAskedPapers(text, file);
    found.push(...read.diagnostics.map((one) => ({ ...one, kind: 'asked' as const })));
    for (const [id, line] of read.lines) {
      if (isPaper(id)) continue;
      const message = `There is no paper ${quote(id)}.`;
      const advice = 'The next `npm run complete` removes the line.';
      found.push({ kind: 'asked', severity: 'note', file, line, message, advice });
    }
  }
  return found;
}
