import { foldTitle, lettersOf } from '../../model/tokens.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { separator, sharedPrefixLength } from './dictionary.ts';

/** A paper, and the beginning of its title. */
export interface TitleStart {
  /** The first `storedLength` UTF-16 units of the folded title (see `foldTitle`). */
  text: string;
  /** The letters and digits of `text`. */
  letters: string;
  paperNumber: number;
}

/** Length of the beginning of a title in the index, in UTF-16 units of the folded title. */
const storedLength = 72;

/** Maximum number of letters by which titles are looked up. Beginnings of titles contain at least as many. */
export const maxTitleLetters = 48;

/** Maximum number of titles in one file: about 7 kB. */
const titlesPerFile = 256;

/**
 * Creates the files that find papers by the beginning of their titles. Each contains beginnings of titles, sorted by the
 * UTF-16 units of their letters.
 *
 * @param titles the titles, by paper number
 * @returns for each file, its content, and the shortest text that is greater than the letters of all files before
 */
export function formatTitleStarts(titles: readonly string[]): { bytes: Uint8Array; from: string }[] {
  const starts = titles
    .map((title, paperNumber) => toStart(foldTitle(title).slice(0, storedLength), paperNumber))
    .filter(({ letters }) => letters !== '')
    .sort((a, b) => (a.letters < b.letters ? -1 : a.letters > b.letters ? 1 : a.paperNumber - b.paperNumber));
  const files: { bytes: Uint8Array; from: string }[] = [];
  for (let first = 0; first < starts.length;) {
    let end = Math.min(first + titlesPerFile, starts.length);
    // Equal beginnings are in one file, so that no two files begin with the same.
    while (end < starts.length && starts[end]?.letters === starts[end - 1]?.letters) end++;
    const [before, start] = [starts[first - 1], starts[first]];
    files.push({
      bytes: formatGroup(starts.slice(first, end)),
      from: before && start ? separator(before.letters, start.letters) : '',
    });
    first = end;
  }
  return files;
}

/** Parses a file of `formatTitleStarts`. */
export function parseTitleStarts(bytes: Uint8Array): TitleStart[] {
  const reader = new ByteReader(bytes);
  const shared = reader.raw(reader.number());
  const suffixes = reader.text().split('\n');
  let last = '';
  return Array.from(shared, (sharedLength, index) => {
    last = last.slice(0, sharedLength) + (suffixes[index] ?? '');
    return toStart(last, reader.number());
  });
}

function toStart(text: string, paperNumber: number): TitleStart {
  // UTF-8 cannot encode half of a surrogate pair.
  const whole = text.replace(/[\ud800-\udbff]$/, '');
  return { text: whole, letters: lettersOf(whole), paperNumber };
}

function formatGroup(group: readonly TitleStart[]): Uint8Array {
  const shared = new Uint8Array(group.length);
  const suffixes: string[] = [];
  let last = '';
  for (const [index, { text }] of group.entries()) {
    const length = sharedPrefixLength(last, text);
    shared[index] = length;
    suffixes.push(text.slice(length));
    last = text;
  }
  const writer = new ByteWriter().number(group.length).raw(shared).text(suffixes.join('\n'));
  for (const { paperNumber } of group) writer.number(paperNumber);
  return writer.toBytes();
}
