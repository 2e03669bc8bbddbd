import { readArxiv } from './readers/arxiv.ts';
import { readEnw } from './readers/enw.ts';
import { jsonFormatOf, jsonReaders } from './readers/json-formats.ts';
import { readNbib } from './readers/nbib.ts';
import { readProfile } from './readers/profile.ts';
import { readRis } from './readers/ris.ts';
import type { ReadText } from './record.ts';

/** The readers, by the name of their format. Each is a pure function that never throws. */
export const readers = {
  profile: readProfile,
  ris: readRis,
  enw: readEnw,
  nbib: readNbib,
  arxiv: readArxiv,
  ...jsonReaders,
} as const satisfies Record<string, (text: string, file: string) => ReadText[]>;

export type FormatName = keyof typeof readers;

/** What only a text of the format has, near its beginning; asked in this order. */
const marks: readonly (readonly [FormatName, RegExp])[] = [
  ['arxiv', /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:feed|entry)\b/u],
  ['nbib', /^PMID- ?\d/mu],
  ['ris', /^TY {1,2}- /mu],
  ['enw', /^%0 \S/mu],
];

/** How much of a text is looked at for a mark, in characters. */
const looked = 100_000;

/** Reads a text in the format that its content shows, or in the one that is named. */
export function readText(text: string, file: string, format?: FormatName): ReadText[] {
  return readers[format ?? formatOf(text)](text, file);
}

/** The format of a text, found by its content, whatever its file is called. */
export function formatOf(text: string): FormatName {
  const start = text.slice(0, looked);
  const mark = marks.find(([, pattern]) => pattern.test(start));
  if (mark) return mark[0];
  return (/^\s*[[{]/u.test(start) ? jsonFormatOf(text) : undefined) ?? 'profile';
}
