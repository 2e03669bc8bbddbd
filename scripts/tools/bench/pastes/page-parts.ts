import type { Random } from './random.ts';
import { familyNames } from './reference-styles.ts';
import type { SampleAuthor, SamplePaper } from './sample-papers.ts';

/** The values of one paper in the text of a page. */
export interface PageTruth {
  title: string;
  /** Family names of the authors that the page shows, without particles. */
  family: string[];
  year: string;
  /** DOI or arXiv number, if the page shows it. */
  id?: string;
}

/** Writes the lines of a page about a person, with the values in them. */
export type Layout = (
  papers: readonly SamplePaper[],
  owner: SampleAuthor,
  random: Random,
) => { lines: string[]; papers: PageTruth[]; hasOwner?: boolean };

/** Returns a name in reading order. */
export const full = ({ given, family }: SampleAuthor) => `${given} ${family}`;

/** Returns the values of a paper on a page. `count` is the number of authors that it shows. */
export function truth(paper: SamplePaper, id?: string, count = paper.authors.length): PageTruth {
  return {
    title: paper.title,
    family: familyNames(paper).slice(0, count),
    year: paper.year,
    ...(id !== undefined && { id }),
  };
}

/** Returns the true values of a paper whose page shows the first 3 authors and the last one. */
export function cutTruth(paper: SamplePaper): PageTruth {
  const family = familyNames(paper);
  return { ...truth(paper), family: [...family.slice(0, 3), family.at(-1) ?? ''] };
}

/** Returns the papers, newest first or in any order. */
export function sorted(papers: readonly SamplePaper[], { chance }: Random): SamplePaper[] {
  return chance(0.7) ? papers.toSorted((a, b) => Number(b.year) - Number(a.year)) : [...papers];
}

/** Returns the beginning of an abstract as pages show it. */
export function beginning(abstract: string, random: Random): string {
  return abstract.slice(0, 120 + random.below(80)).trim();
}

/** Shortens the name of a journal. */
export const short = (container: string) =>
  container
    .replace(/^International Journal of/u, 'Int. J.')
    .replace(/^Journal of/u, 'J.')
    .replace(/Transactions on/u, 'Trans.')
    .replace('Computational Linguistics', 'Comput. Linguist.')
    .replace('Software Engineering', 'Softw. Eng.')
    .replace('Machine Learning', 'Mach. Learn.');

export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore
export const shortMonths = monthNames.map((name) => name.slice(0, 3));

/** Returns the lines above the part of a page that is about the person: all, some or none of its menu. */
export function chromeOf({ chance, below }: Random, menu: readonly string[]): string[] {
  if (chance(0.2)) return [];
  const lines = chance(0.6) ? [...menu] : menu.slice(0, 1 + below(menu.length));
  return chance(0.3) ? [...lines, ''] : lines;
}

/** Writes the date of a paper as `12 May 2021`. */
export function dayMonthYear({ day, month, year }: SamplePaper): string {
  return `${day} ${monthNames[month - 1]} ${year}`;
}

/** Returns the initials of given names: `J.-P. R.` */
export function givenInitials(given: string): string {
  return given
    .split(' ')
    .filter(Boolean)
    .map((name) =>
      name
        .split('-')
        .map((part) => `${part.charAt(0).toUpperCase()}.`)
        .join('-'),
    )
    .join(' ');
}

/** Returns the first authors of a few papers, for lists of co-authors. */
export function paperPeople(papers: readonly SamplePaper[], count: number): string[] {
  return papers.slice(0, count).flatMap(({ authors }) => authors.slice(0, 1).map(full));
}

/** Returns the year of an arXiv number. */
export function arXivYear(arXiv: string): string {
  return `20${arXiv.slice(0, 2)}`;
}
