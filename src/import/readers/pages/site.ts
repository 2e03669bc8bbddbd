import type { ProfileOwner } from '../record.ts';
import type { SourcePaper } from '../values/draft.ts';
import type { Line } from '../values/lines.ts';
import type { NamesOfLine } from './names.ts';

/** A line by which the pages of a site are recognised. */
export interface Sign {
  /** Pattern of the line, or a test of it. */
  pattern: Pick<RegExp, 'test'>;
  /** How sure the line is. A text is a page of the site if its signs have the sum 2 or more. */
  weight: 0.5 | 1 | 2;
}

/** One publication on a page. */
export interface PageEntry {
  /** The line on which the publication begins. */
  line: number;
  /** The title; undefined if it is missing on the page. */
  title?: string;
  /** The line of the authors, and their names. */
  names?: NamesOfLine & { line: number };
  /** All other values of the publication. */
  fields: Partial<SourcePaper>;
}

/** The publications of a page, and the values of the person. */
export interface PageContent {
  entries: PageEntry[];
  /**
   * Lines where the site shows the name of the person. Some of them can be other lines, such as a menu, so that a name
   * is used only if it is the name of an author.
   */
  nameLines: readonly string[];
  /** Other values of the person. */
  person?: Partial<Pick<ProfileOwner, 'ORCID' | 'affiliations' | 'field' | 'links' | 'metrics'>>;
  /** Number of publications that the page states. */
  declared?: number;
}

/** A site whose pages about a person can be read. */
export interface PageSite {
  /** Address of the site as messages show it: `dblp.org`. */
  address: string;
  /** Name of the source in `imported.jsonl`: `dblp page`. */
  source: string;
  signs: readonly Sign[];
  /** The advice if the page has no publications, as a sentence. */
  instead: string;
  read: (lines: readonly Line[]) => PageContent;
}

/** Splits lines into groups. Each group begins with a line for which `isStart` is true. */
export function groupFrom(
  lines: readonly Line[],
  isStart: (line: Line, index: number) => boolean,
): { above: Line[]; groups: Line[][] } {
  const above: Line[] = [];
  const groups: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    if (isStart(line, index)) groups.push([line]);
    else (groups.at(-1) ?? above).push(line);
  }
  return { above, groups };
}

/** Returns the first group of a pattern that matches one of the lines. */
export function findValue(lines: readonly Line[], pattern: RegExp): string | undefined {
  for (const { text } of lines) {
    const found = text.length > 500 ? undefined : pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Converts a number with separators of thousands: `1,451`, `1.451`. */
export function toCount(text: string): number {
  return Number(text.replace(/[^\d]/gu, ''));
}
