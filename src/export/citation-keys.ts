import anyAscii from 'any-ascii';
import { yearOf } from '../model/date.ts';
import { hashText } from '../model/id.ts';
import type { Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { type PartedName, partedNames } from '../model/name-parts.ts';

/** Words that are too common to identify a paper by its title, in several languages. */
const stopWords = new Set(
  'a about all an and are as at be by can das de der des die do does for from how in into is it la le les not of on one or our the to toward towards un une using via we what when where why with your'.split(
    ' ',
  ),
);

/** Maximum length, in characters, of each of the two words in a citation key: the name and the word of the title. */
const longest = 24;

/**
 * Returns a citation key for each paper, by paper id. A key consists of family name, year and first significant word of
 * the title (`quill2024tensor`), in lower-case ASCII letters and digits.
 *
 * If several papers have the same key, the oldest paper gets it (by date, then by id). The key of each other paper gets
 * a suffix of 4 or more digits, from a hash of its id (`quill2024tensor-3f0c`). So the keys do not depend on the order
 * of the papers. A new paper changes the key of another paper only if the new paper is older.
 */
export function citationKeys(papers: readonly Paper[]): Map<string, string> {
  const groups = Map.groupBy(papers, plainKey);
  const keys = new Map<string, string>();
  for (const [key, group] of groups) {
    const sorted = group.toSorted((a, b) => compare(age(a), age(b)) || compare(a.id, b.id));
    const [oldest, ...others] = sorted;
    if (oldest) keys.set(oldest.id, key);
    for (const [id, digits] of distinguish(others.map((paper) => paper.id))) keys.set(id, `${key}-${digits}`);
  }
  return new Map(papers.map(({ id }) => [id, keys.get(id) ?? id]));
}

/** Returns the date to sort by. A paper without a date sorts last, because it is probably new. */
function age({ issued }: Paper): string {
  return issued ?? '9999';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Returns a suffix for each id: 4 digits of the id's hash, or 8 digits if the first 4 are not unique. If two hashes are
 * equal, the suffix also contains the id.
 */
function distinguish(ids: string[]): [id: string, digits: string][] {
  const count = (length: number) => Map.groupBy(ids, (id) => hashText(id).slice(0, length));
  const short = count(4);
  const long = count(8);
  return ids.map((id) => {
    const digits = hashText(id);
    if (short.get(digits.slice(0, 4))?.length === 1) return [id, digits.slice(0, 4)];
    return [id, long.get(digits)?.length === 1 ? digits : `${digits}-${id}`];
  });
}

function plainKey(paper: Paper): string {
  const [first] = partedNames(paper.author);
  const name = first ? cut(nameOf(first)) : '';
  const year = paper.issued ? yearOf(paper.issued) : '';
  return `${name || 'anon'}${year}${significantWord(paper.title)}`;
}

function nameOf(name: PartedName): string {
  if ('literal' in name) return significantWord(name.literal);
  return asciiWords(`${name.nonDroppingParticle ?? ''} ${name.family}`).join('');
}

function significantWord(text: string): string {
  const words = asciiWords(toPlainText(text));
  const word = words.find((each) => each.length > 1 && !stopWords.has(each)) ?? words[0] ?? '';
  return cut(word);
}

function asciiWords(text: string): string[] {
  const ascii = anyAscii(text.normalize('NFKC').replace(/['’ʼ`´]/gu, ''));
  return ascii.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
}

function cut(text: string): string {
  return text.slice(0, longest);
}
