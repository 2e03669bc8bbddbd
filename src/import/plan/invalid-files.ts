import { foldText } from '../../model/characters.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { RecordGroup } from '../merge/group-records.ts';
import type { ProfileOwner } from '../readers/record.ts';
import type { Existing, ExistingContent } from './existing.ts';

/** An invalid file that may be the renamed file of a paper or of a person. */
interface InvalidFile {
  id: string;
  diagnostics: readonly Diagnostic[];
}

/**
 * Finds an invalid file that was not imported under its name and seems to contain a paper: a user renamed the file of
 * the paper, and the file has a fault. Its text contains the title, the key or an identifier of the paper.
 */
export function findInvalidPaper(
  records: RecordGroup,
  { papers, baseline }: ExistingContent,
): InvalidFile | undefined {
  const titles = records.map(({ paper }) => paper.title);
  const marks = records.flatMap(({ key, paper: { DOI, arXiv, PMID, abstract } }) => [
    key,
    DOI,
    arXiv,
    PMID,
    abstract?.slice(0, 60),
  ]);
  return findFile(papers, (id) => baseline.has(`papers/${id}.md`), titles, marks);
}

/** Finds an invalid file that was not imported under its name and seems to be about a person. */
export function findInvalidPerson(
  { name, alternateName = [], ORCID }: Pick<ProfileOwner, 'name' | 'alternateName' | 'ORCID'>,
  { authors, baseline }: ExistingContent,
): InvalidFile | undefined {
  return findFile(authors, (id) => baseline.has(`authors/${id}.md`), [name, ...alternateName], [ORCID]);
}

/**
 * Finds an invalid file by its text.
 *
 * @param names texts that are compared without case, accents and punctuation
 * @param marks texts that are compared as they are. Short ones are ignored.
 */
function findFile(
  files: ReadonlyMap<string, Existing<unknown>>,
  isKnown: (id: string) => boolean,
  names: readonly string[],
  marks: readonly (string | undefined)[],
): InvalidFile | undefined {
  const candidates = [...files].filter(([id, { value }]) => value === undefined && !isKnown(id));
  const folded = names.map((name) => foldText(name)).filter((name) => name !== '');
  const long = marks.filter((mark) => mark !== undefined && mark.length > 5) as string[];
  const found = candidates.find(([, { text }]) => {
    if (long.some((mark) => text.includes(mark))) return true;
    const all = folded.length > 0 ? ` ${foldText(text)} ` : '';
    return folded.some((name) => all.includes(` ${name} `));
  });
  // A file that cannot be read may be any file.
  const [id, file] = found ?? candidates.find(([, { text }]) => text === '') ?? [];
  return id === undefined ? undefined : { id, diagnostics: file?.diagnostics ?? [] };
}
