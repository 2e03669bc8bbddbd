import { formatAuthorFile, parseAuthorFile } from '../../files/author-file.ts';
import { editFile } from '../../files/edit-file.ts';
import { authorFrontmatterSchema } from '../../model/author.ts';
import { numberedId, toId } from '../../model/id.ts';
import { nameKey } from '../../model/name.ts';

/**
 * Adds spellings of a name to the file of a person, under `alternateName`. Spellings that the file has are not added
 * again.
 *
 * @returns the new text; the same text if nothing is added, or if the file is not valid
 */
export function addSpellings(text: string, names: readonly string[]): string {
  const read = parseAuthorFile(text, '', '');
  if (!('value' in read)) return text;
  const { name, alternateName = [] } = read.value;
  const known = new Set([name, ...alternateName].map(nameKey));
  const added = names.filter((one) => !known.has(nameKey(one)) && known.add(nameKey(one)));
  if (added.length === 0) return text;
  const changes = { alternateName: [...alternateName, ...added] };
  return editFile(text, changes, Object.keys(authorFrontmatterSchema.shape));
}

/** Returns the file of a person who has none yet: `authors/ada-quill.md`, with the names. */
export function newPerson(
  name: string,
  alternateName: readonly string[],
  isUsed: (id: string) => boolean,
): { file: string; text: string } {
  const wanted = toId(name, 'person');
  let number = 1;
  while (isUsed(numberedId(wanted, number))) number++;
  const id = numberedId(wanted, number);
  const others = alternateName.length > 0 && { alternateName: [...alternateName] };
  return { file: `authors/${id}.md`, text: formatAuthorFile({ id, name, ...others }) };
}
