import { groupByYear, type YearGroup } from './library.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * Number of papers on a page with a part of a long list. A list is parted if it has at least twice as many papers, so
 * that a page has fewer than 500. With six authors each, 500 papers are 0.7 MB of HTML (70 kB compressed), and a page
 * of them loads about as fast as one of 100. One of 5,000 has 7 MB and takes five times as long.
 */
export const papersPerPart = 250;

/** A part of a list of papers, on a page of its own. */
export interface ListPart {
  /**
   * Number of the part in its address. The oldest part has the number 1, so that new papers change no address. It is
   * `undefined` for the newest part, which is on the page of the list itself.
   */
  number: number | undefined;
  /** Positions of the first and the last paper in the whole list. The newest paper has the position 1. */
  from: number;
  to: number;
  papers: ShownPaper[];
}

/** All parts of a list, newest first. */
export type ListParts = readonly [ListPart, ...ListPart[]];

/** A year in a part of a list. The other papers of the year may be in other parts. */
export interface YearInPart extends YearGroup {
  /** Number of papers of this year in the parts before this one, and in the whole list. */
  before: number;
  total: number;
}

/**
 * Divides a list of papers into parts, newest first. A list that is short enough has one part. All parts except the
 * first have `papersPerPart` papers; the first has at least as many.
 *
 * @param papers newest first
 */
export function divideList(papers: readonly ShownPaper[]): ListParts {
  const others = countParts(papers.length) - 1;
  const first = papers.length - others * papersPerPart;
  const partAt = (index: number): ListPart => {
    const from = index === 0 ? 1 : first + (index - 1) * papersPerPart + 1;
    const to = first + index * papersPerPart;
    const number = index === 0 ? undefined : others + 1 - index;
    return { number, from, to, papers: papers.slice(from - 1, to) };
  };
  return [partAt(0), ...Array.from({ length: others }, (_, index) => partAt(index + 1))];
}

/** Returns the number of parts of a list, which is the number of its pages. */
export function countParts(papers: number): number {
  return Math.max(1, Math.floor(papers / papersPerPart));
}

/** Returns the path of the page with a part of a list. */
export function partPath(list: string, { number }: ListPart): string {
  return number === undefined ? list : `${list}papers/${number}/`;
}

/** Returns the years of a part, newest first. */
export function yearsOfPart(part: ListPart, years: readonly YearGroup[]): YearInPart[] {
  const known = new Map(placeYears(years).map((placed) => [placed.group.year, placed]));
  return groupByYear(part.papers).map((group) => {
    const { from, group: whole } = known.get(group.year) ?? { from: part.from, group };
    return { ...group, before: Math.max(0, part.from - from), total: whole.papers.length };
  });
}

/** Returns the positions of the first and the last paper of each year in the whole list. */
export function placeYears(years: readonly YearGroup[]): { group: YearGroup; from: number; to: number }[] {
  let to = 0;
  return years.map((group) => {
    const from = to + 1;
    to += group.papers.length;
    return { group, from, to };
  });
}
