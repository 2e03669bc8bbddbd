import anyAscii from 'any-ascii';
import { yearOf } from '../model/date.ts';
import { hashText } from '../model/id.ts';
import { keepTexts } from '../model/kept-texts.ts';
import { citationKeyPattern, type Paper } from '../model/paper.ts';
import { toPlainText } from '../text/text.ts';
import { isNaming } from '../model/name.ts';
import { type PartedName, toParts } from '../model/name-parts.ts';

/** Words that are too common to identify a paper by its title, in several languages. */
const stopWords = new Set(
  'a about all an and are as at be by can das de der des die do does for from how in into is it la le les not of on one or our the to toward towards un une using via we what when where why with your'.split(
    ' ',
  ),
);

/** Maximum length, in characters, of each of the two words in a citation key: the name and the word of the title. */
const longest = 24;

/**
 * Returns a citation key for each paper, by paper id. A paper keeps its `citationKey`. Any other key consists of family
 * name, year and first significant word of the title (`quill2024tensor`), in lower-case ASCII letters and digits.
 *
 * If several papers have the same key, a paper with this `citationKey` gets it, and among these the oldest (by date,
 * then by id). Keys are compared without case, as in BibTeX. The key of each other paper gets a suffix of 4 or more
 * digits, from a hash of its id (`quill2024tensor-3f0c`). So the keys do not depend on the order of the papers. A new
 * paper changes the key of another paper only if the new paper is older or has this key as its `citationKey`.
 */
export function citationKeys(papers: readonly Paper[]): Map<string, string> {
  const wanted = new Map(papers.map((paper) => [paper, ownKey(paper) ?? plainKey(paper)]));
  const groups = Map.groupBy(papers, (paper) => (wanted.get(paper) ?? '').toLowerCase());
  const keys = new Map<string, string>();
  const taken = new Set(groups.keys());
  for (const group of groups.values()) {
    const sorted = group.toSorted(
      (a, b) =>
        Number(ownKey(b) !== undefined) - Number(ownKey(a) !== undefined) ||
        compare(age(a), age(b)) ||
        compare(a.id, b.id),
    );
    const [first, ...others] = sorted;
    if (first) keys.set(first.id, wanted.get(first) ?? first.id);
    for (const [paper, digits] of distinguish(others)) {
      const base = `${wanted.get(paper)}-`;
      let key = base + digits;
      // Another paper may have this key as its `citationKey`.
      while (taken.has(key.toLowerCase())) key = `${key}-${paper.id}`;
      taken.add(key.toLowerCase());
      keys.set(paper.id, key);
    }
  }
  return new Map(papers.map(({ id }) => [id, keys.get(id) ?? id]));
}

/**
 * Returns the citation key that a user or a source gave to a paper. Version 0.1 of Offprint kept the key of a source
 * under `other`.
 */
export function ownKey({ citationKey, other }: Pick<Paper, 'citationKey' | 'other'>): string | undefined {
  if (citationKey !== undefined) return citationKey;
  const former = other?.['citation-key'];
  return typeof former === 'string' && citationKeyPattern.test(former) ? former : undefined;
}

/** Returns the date to sort by. A paper without a date sorts last, because it is probably new. */
function age({ issued }: Paper): string {
  return issued ?? '9999';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Returns a suffix for each paper: 4 digits of the id's hash, or 8 digits if the first 4 are not unique. If two hashes are
 * equal, the suffix also contains the id.
 */
function distinguish(papers: readonly Paper[]): [paper: Paper, digits: string][] {
  const ids = papers.map(({ id }) => id);
  const count = (length: number) => Map.groupBy(ids, (id) => hashText(id).slice(0, length));
  const short = count(4);
  const long = count(8);
  return papers.map((paper) => {
    const digits = hashText(paper.id);
    if (short.get(digits.slice(0, 4))?.length === 1) return [paper, digits.slice(0, 4)];
    return [paper, long.get(digits)?.length === 1 ? digits : `${digits}-${paper.id}`];
  });
}

function plainKey(paper: Paper): string {
  const first = paper.author?.find(isNaming);
  const name = first ? cut(nameOf(toParts(first))) : '';
  const year = paper.issued ? yearOf(paper.issued) : '';
  return `${name || 'anon'}${year}${significantWord(paper.title)}`;
}

function nameOf(name: PartedName): string {
  if ('literal' in name) return significantWord(name.literal);
  return familyWord(`${name.nonDroppingParticle ?? ''} ${name.family}`);
}

const familyWord = keepTexts((family) => asciiWords(family).join(''));

const significantWord = keepTexts((text) => {
  const words = asciiWords(toPlainText(text));
  const word = words.find((each) => each.length > 1 && !stopWords.has(each)) ?? words[0] ?? '';
  return cut(word);
});

function asciiWords(text: string): string[] {
  const ascii = anyAscii(text.normalize('NFKC').replace(/['’ʼ`´]/gu, ''));
  return ascii.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
}

function cut(text: string): string {
  return text.slice(0, longest);
}
