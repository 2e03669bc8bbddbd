import { groupByYear, type YearGroup } from './library.ts';
import { countParts, papersPerPart } from './part-size.ts';
import type { ShownPaper } from './shown-paper.ts';

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

const knownYears = new WeakMap<ListParts, readonly YearGroup[]>();

/**
 * Returns the years of a whole list, newest first. They are found once for all parts: each part looks them up, and a long
 * list has many parts.
 */
export function yearsOfList(parts: ListParts): readonly YearGroup[] {
  const years = knownYears.get(parts) ?? groupByYear(parts.flatMap(({ papers }) => papers));
  knownYears.set(parts, years);
  return years;
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
