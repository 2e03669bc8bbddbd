import { readTexts } from '../../../../src/import/formats.ts';
import type { PaperRecord, ReadResult } from '../../../../src/import/readers/record.ts';
import { type PartedName, toParts } from '../../../../src/model/name-parts.ts';
import type { Paste, Truth } from './reference-lists.ts';

/** How many values of the papers of a text were read rightly. */
export interface Score {
  papers: number;
  title: number;
  /** Papers whose family names are all right and in the right order. */
  family: number;
  year: number;
  /** Papers with an identifier in the text, and how many of the identifiers were read. */
  withId: number;
  id: number;
  /** Number of records that are not a paper of the text, and of owners that are not the owner of the text. */
  inventedPapers: number;
  inventedPeople: number;
}

/** Reads a text without naming its format, and compares the result with the papers that are in the text. */
export function scorePaste({ name, text, truth }: Paste): Score {
  const results = readTexts([{ text, file: name }]).flat();
  const records = results.flatMap((result) => result.records);
  const matched = new Set<PaperRecord>();
  const score: Score = { papers: truth.papers.length, title: 0, family: 0, year: 0, withId: 0, id: 0, inventedPapers: 0, inventedPeople: inventedPeople(results, truth) }; // prettier-ignore
  for (const paper of truth.papers) {
    const record = records.find((one) => !matched.has(one) && isPaper(one, paper));
    if (record) matched.add(record);
    if (paper.id !== undefined) score.withId++;
    if (!record) continue;
    if (plain(record.paper.title) === plain(paper.title)) score.title++;
    if (hasFamilyNames(record, paper)) score.family++;
    if (record.paper.issued?.startsWith(paper.year)) score.year++;
    if (paper.id !== undefined && hasId(record, paper.id)) score.id++;
  }
  score.inventedPapers = records.length - matched.size;
  return score;
}

/** Adds scores. */
export function sumScores(scores: readonly Score[]): Score {
  const sum: Score = { papers: 0, title: 0, family: 0, year: 0, withId: 0, id: 0, inventedPapers: 0, inventedPeople: 0 }; // prettier-ignore
  for (const score of scores) for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key];
  return sum;
}

function isPaper({ paper }: PaperRecord, truth: Truth['papers'][number]): boolean {
  return plain(paper.title) === plain(truth.title) || (truth.id !== undefined && hasId({ paper }, truth.id));
}

function hasId({ paper }: Pick<PaperRecord, 'paper'>, id: string): boolean {
  const wanted = id.toLowerCase();
  return [paper.DOI, paper.arXiv, paper.versions?.map(({ DOI, arXiv }) => [DOI, arXiv])]
    .flat(2)
    .some((found) => found?.toLowerCase() === wanted);
}

function hasFamilyNames({ paper }: PaperRecord, { family, prefix }: Truth['papers'][number]): boolean {
  const found = (paper.author ?? []).map((name) => plain(familyName(toParts(name))));
  const wanted = family.map(plain);
  // The page may show the first names and the last one, as in `Ada Quill, Bo Chen, +3 authors, Wes Ng`.
  const count = prefix === true ? Math.min(found.length, wanted.length) : Infinity;
  return found.length > 0 && found.slice(0, count).join('|') === wanted.slice(0, count).join('|');
}

/** Returns the last word of the family name, so that particles in either place are right. */
function familyName(parts: PartedName): string {
  return ('family' in parts ? parts.family : parts.literal).split(' ').at(-1) ?? '';
}

function inventedPeople(results: readonly ReadResult[], { owner }: Truth): number {
  const names = new Set(results.flatMap((result) => result.owner?.name ?? []));
  return [...names].filter((name) => plain(name) !== plain(owner)).length;
}

/** Removes differences that are not errors: kinds of quotation marks and dashes, case, and the full stop at the end. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[’'‘“”"«»]/gu, "'")
    .replace(/[-–—‐]/gu, '-')
    .replace(/[.\s]{1,9}$/u, '')
    .toLowerCase();
}
