import { readArxiv } from './readers/arxiv/arxiv.ts';
import { readBibtex } from './readers/bibtex/bibtex.ts';
import { readEnw } from './readers/tagged/enw.ts';
import { jsonFormatOf, jsonReaders } from './readers/json/detect.ts';
import { readNbib } from './readers/tagged/nbib.ts';
import { readProfile } from './readers/profile/profile.ts';
import { readRis } from './readers/tagged/ris.ts';
import { readScholar } from './readers/scholar/scholar.ts';
import type { ReadResult } from './readers/record.ts';

/** The readers, by the name of their format. Each is a pure function that never throws. */
export const readers = {
  profile: readProfile,
  bibtex: (text, file) => readBibtex([{ text, file }]),
  ris: readRis,
  enw: readEnw,
  nbib: readNbib,
  arxiv: readArxiv,
  scholar: readScholar,
  ...jsonReaders,
} as const satisfies Record<string, (text: string, file: string) => ReadResult[]>;

export type FormatName = keyof typeof readers;

/** What only a text of the format has, near its beginning; asked in this order. */
const marks: readonly (readonly [FormatName, RegExp])[] = [
  ['arxiv', /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:feed|entry)\b/u],
  ['nbib', /^PMID- ?\d/mu],
  ['ris', /^TY {1,2}- /mu],
  ['enw', /^%0 \S/mu],
  ['bibtex', /^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/mu],
  ['scholar', /^(?:Verified email at\b|No verified email\b|i10-index\b)/mu],
];

/** How much of a text is looked at for a mark, in characters. */
const looked = 100_000;

/** A text to import. */
export interface SourceText {
  text: string;
  file: string;
}

/**
 * Reads texts, each in the format that its content shows, or all in the one that is named. Texts of BibTeX are read together,
 * since their strings and cross-references reach from file to file.
 *
 * @returns what was read of each text, in their order; a text may hold several profiles
 */
export function readTexts(texts: readonly SourceText[], named?: FormatName): ReadResult[][] {
  const formats = texts.map(({ text }) => named ?? formatOf(text));
  // Files may define one string twice; which counts must not depend on the order in which they were named.
  const bibtex = texts
    .filter((_, index) => formats[index] === 'bibtex')
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const bibliographies = new Map(readBibtex(bibtex).map((read, index) => [bibtex[index], read]));
  return texts.map((source, index) => {
    const format = formats[index] ?? 'profile';
    const bibliography = bibliographies.get(source);
    const read = bibliography
      ? [{ ...bibliography, isPart: true }]
      : readers[format](source.text, source.file);
    return read.map((part) => ({ ...part, format }));
  });
}

/** The format of a text, found by its content, whatever its file is called. */
export function formatOf(text: string): FormatName {
  const start = text.slice(0, looked);
  const json = /^\s*[[{]/u.test(start) ? jsonFormatOf(text) : undefined;
  return json ?? marks.find(([, pattern]) => pattern.test(start))?.[0] ?? 'profile';
}
