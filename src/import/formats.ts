import { readArxiv } from './readers/arxiv/arxiv.ts';
import { readBibtex } from './readers/bibtex/bibtex.ts';
import { readEnw } from './readers/tagged/enw.ts';
import { detectJsonFormat, jsonReaders } from './readers/json/detect.ts';
import { readNbib } from './readers/tagged/nbib.ts';
import { readProfile } from './readers/profile/profile.ts';
import { readRis } from './readers/tagged/ris.ts';
import { readScholar } from './readers/scholar/scholar.ts';
import type { ReadResult } from './readers/record.ts';

/** Readers by the name of their format. Each is a pure function that never throws. */
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

/** The signature of each format: a pattern near the beginning of a text. They are tried in this order. */
const signatures: readonly (readonly [FormatName, RegExp])[] = [
  ['arxiv', /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:feed|entry)\b/u],
  ['nbib', /^PMID- ?\d/mu],
  ['ris', /^TY {1,2}- /mu],
  ['enw', /^%0 \S/mu],
  ['bibtex', /^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/mu],
  ['scholar', /^(?:Verified email at\b|No verified email\b|i10-index\b)/mu],
];

/** Number of leading characters that are searched for a signature. */
const signatureRange = 100_000;

/** A text to import. */
export interface SourceText {
  text: string;
  file: string;
}

/**
 * Reads texts. BibTeX texts are read together, because strings and cross-references work across files.
 *
 * @param format the format of all texts; by default, the format of each text is detected
 * @returns the results of each text, in the same order; a text with several profiles has several results
 */
export function readTexts(texts: readonly SourceText[], format?: FormatName): ReadResult[][] {
  const formats = texts.map(({ text }) => format ?? detectFormat(text));
  // Two files may define the same string. Sorting makes the result independent of the order of the files.
  const bibtex = texts
    .filter((_, index) => formats[index] === 'bibtex')
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const bibliographies = new Map(readBibtex(bibtex).map((read, index) => [bibtex[index], read]));
  return texts.map((source, index) => {
    const name = formats[index] ?? 'profile';
    const bibliography = bibliographies.get(source);
    const results = bibliography
      ? [{ ...bibliography, isPart: true }]
      : readers[name](source.text, source.file);
    return results.map((result) => ({ ...result, format: name }));
  });
}

/** Detects the format of a text by its content. The name of its file does not matter. */
export function detectFormat(text: string): FormatName {
  const start = text.slice(0, signatureRange);
  const json = /^\s*[[{]/u.test(start) ? detectJsonFormat(text) : undefined;
  return json ?? signatures.find(([, pattern]) => pattern.test(start))?.[0] ?? 'profile';
}
