import { readArxiv } from './readers/arxiv/arxiv.ts';
import { readBibtex } from './readers/bibtex/bibtex.ts';
import { readEnw } from './readers/tagged/enw.ts';
import { readCff } from './readers/json/cff.ts';
import { detectJsonFormat, jsonReaders } from './readers/json/detect.ts';
import { readNbib } from './readers/tagged/nbib.ts';
import { readPage } from './readers/pages/page.ts';
import { findSite } from './readers/pages/sites.ts';
import { hasProfile, readProfile } from './readers/profile/profile.ts';
import { hasReferences, readReferences } from './readers/references/references.ts';
import { readRis } from './readers/tagged/ris.ts';
import { readScholar } from './readers/scholar/scholar.ts';
import { readCitationKey } from './readers/values/citation-key.ts';
import { readNameMarks } from './readers/values/name-marks.ts';
import type { ReadResult } from './readers/record.ts';

/**
 * The readers, by the name of their format. A reader parses one import format. Each reader is a pure function that
 * never throws.
 */
export const readers = {
  profile: readProfile,
  bibtex: (text, file) => readBibtex([{ text, file }]),
  ris: readRis,
  enw: readEnw,
  nbib: readNbib,
  arxiv: readArxiv,
  scholar: readScholar,
  page: readPage,
  references: readReferences,
  cff: readCff,
  ...jsonReaders,
} as const satisfies Record<string, (text: string, file: string) => ReadResult[]>;

export type FormatName = keyof typeof readers;

/**
 * The signature of each format: a pattern that matches near the beginning of a text in this format. The patterns are
 * tried in this order, and the first match decides.
 */
const signatures: readonly (readonly [FormatName, RegExp])[] = [
  ['arxiv', /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:feed|entry)\b/u],
  ['nbib', /^PMID- ?\d/mu],
  ['ris', /^TY {1,2}- /mu],
  ['enw', /^%0 \S/mu],
  ['cff', /^["']?cff-version["']?[ \t]{0,99}:/mu],
  ['bibtex', /^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/mu],
  ['scholar', /^(?:Verified email at\b|No verified email\b|i10-index\b)/mu],
];

/** Number of characters at the beginning of a text that are searched for a signature. */
const signatureRange = 100_000;

/** A text to import, and the name of its file. */
export interface SourceText {
  text: string;
  file: string;
}

/**
 * Reads texts. BibTeX texts are read together, because an entry in one file may use abbreviations (`@string`) or
 * parent entries (`crossref`) from another file.
 *
 * @param format the format of all texts; by default, the format of each text is detected
 * @returns one list of results per text, in the order of the texts; a text that contains several profiles has several
 * results
 */
export function readTexts(texts: readonly SourceText[], format?: FormatName): ReadResult[][] {
  const formats = texts.map(({ text }) => format ?? detectFormat(text));
  // Two files may define the same `@string`. Files are sorted by name, so that their order on the command line does
  // not change the result.
  const bibtex = texts
    .filter((_, index) => formats[index] === 'bibtex')
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const bibliographies = new Map(readBibtex(bibtex).map((read, index) => [bibtex[index], read]));
  return texts.map((source, index) => {
    const name = formats[index];
    if (name === undefined) return [{ file: source.file, records: [], unread: 0, diagnostics: [] }];
    const bibliography = bibliographies.get(source);
    const results = bibliography
      ? [readMarks({ ...bibliography, isPart: true })]
      : readInFormat(source.text, source.file, name);
    return results.map((result) => ({
      ...result,
      records: result.records.map((record) => readCitationKey(record, name)),
      format: result.format ?? name,
    }));
  });
}

/** Reads the answer of a service in a known format. The keys of services do not become citation keys. */
export function readInFormat(text: string, file: string, format: FormatName): ReadResult[] {
  return readers[format](text, file).map(readMarks);
}

/** Reads the marks on names, such as `*`, which are the same in all formats. */
function readMarks(result: ReadResult): ReadResult {
  return {
    ...result,
    records: result.records.map((record) => ({ ...record, paper: readNameMarks(record.paper) })),
  };
}

/**
 * Detects the format of a text by its content. The file name is not used.
 *
 * @returns `undefined` if the text is in no format that Offprint reads
 */
export function detectFormat(text: string): FormatName | undefined {
  const start = text.slice(0, signatureRange);
  const json = /^\s*[[{]/u.test(start) ? detectJsonFormat(text) : undefined;
  const signed = json ?? signatures.find(([, pattern]) => pattern.test(start))?.[0];
  if (signed !== undefined) return signed;
  if (findSite(start)) return 'page';
  if (hasProfile(start)) return 'profile';
  return hasReferences(start) ? 'references' : undefined;
}
