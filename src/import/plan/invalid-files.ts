import { foldText } from '../../model/characters.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { RecordGroup } from '../merge/group-records.ts';
import type { ExistingContent } from './existing.ts';
import { paperFile } from './paper-path.ts';

/**
 * Finds an invalid file that was not imported under its name and seems to contain a paper: a user renamed the file of
 * the paper, and the file has a fault. Its text contains the title or an identifier of the paper. If there is no text,
 * because the file cannot be read, any such file may be the one.
 */
export function findInvalidFile(
  records: RecordGroup,
  { papers, baseline }: ExistingContent,
): { id: string; diagnostics: readonly Diagnostic[] } | undefined {
  const candidates = [...papers].filter(
    ([id, { value }]) => value === undefined && !baseline.has(paperFile(id)),
  );
  const titles = records.map(({ paper }) => foldText(paper.title));
  const marks = records.flatMap(({ key, paper: { DOI, arXiv, PMID, abstract } }) =>
    [key, DOI, arXiv, PMID, abstract?.slice(0, 60)].filter((mark) => mark !== undefined && mark.length > 5),
  );
  const contains = (text: string) =>
    titles.some((title) => foldText(text).includes(title)) ||
    marks.some((mark) => mark !== undefined && text.includes(mark));
  const found =
    candidates.find(([, { text }]) => text !== '' && contains(text)) ??
    candidates.find(([, { text }]) => text === '');
  return found && { id: found[0], diagnostics: found[1].diagnostics ?? [] };
}
