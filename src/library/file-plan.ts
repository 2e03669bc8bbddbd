import { countParts } from './part-size.ts';

/** Kinds of files that a paper can have besides its page, the most useful kind first. */
export const paperFiles = ['bib', 'ris', 'json', 'picture'] as const;

export type PaperFile = (typeof paperFiles)[number];

/** The pages and files of a site, as far as its size decides about them. */
export interface FilePlan {
  /** Files of each paper besides its page. */
  paperFiles: readonly PaperFile[];
  /**
   * People outside of the lab with at most this many papers have no page. They are an entry of the page that lists the
   * people with their initial letter, with links to their papers.
   */
  entryPapers: number;
  /** Minimum number of papers of a venue, topic or affiliation with a page. */
  groupPapers: number;
  /** Minimum number of papers of a venue, topic or affiliation with citation files, feeds and a list for other web pages. */
  groupFilePapers: number;
  /** Whether people with a file in `content/authors/` have citation files, feeds and a list for other web pages. */
  personFiles: boolean;
  /** Number of steps of `fileSteps` that were taken because of the limit. */
  steps: number;
  /** Number of files of the site. */
  files: number;
}

/** A person or a group of papers, as far as their number of papers decides about files. */
export interface SizedCollection {
  /** Number of all papers. */
  papers: number;
  /** Number of papers in the list that has parts if it is long: all except software, data sets and talks. */
  listed: number;
  /** Number of addresses of the list for other web pages: one, and one for each former id. */
  lists?: number;
  /** Whether the collection can have feeds. */
  feeds?: boolean;
}

/** Counts from which the number of files of a site is determined. */
export interface SiteSize {
  papers: number;
  /** People outside of the lab without a file in `content/authors/`. */
  outside: readonly SizedCollection[];
  /** People with a file in `content/authors/`. */
  declared: readonly SizedCollection[];
  groups: readonly SizedCollection[];
  projects: readonly SizedCollection[];
  years: readonly SizedCollection[];
  /** Number of former ids of papers, people and projects. Each has a page that redirects to the current page. */
  former: number;
  /** Number of files that papers bring with them, such as PDFs. */
  attached: number;
  /** Number of pages of single letters in the list of people. */
  letters: number;
  /** Number of files in `public/`, of pages in `content/pages/`, and of other files that only the caller knows. */
  others: number;
}

/**
 * Files and pages that are left out, in this order, until the site has at most `maxFiles` files. Those that visitors and
 * programs miss least come first: they are also in a larger file or on another page. Pages of papers are never left out.
 */
export const fileSteps: readonly { name: FileStepName; apply(plan: FilePlan): Partial<FilePlan> }[] = [
  { name: 'pictures', apply: without('picture') },
  { name: 'people', apply: () => ({ entryPapers: 1 }) },
  { name: 'groups', apply: () => ({ groupPapers: 2 }) },
  { name: 'json', apply: without('json') },
  { name: 'ris', apply: without('ris') },
  { name: 'groupFiles', apply: () => ({ groupFilePapers: 10 }) },
  { name: 'people', apply: () => ({ entryPapers: 2 }) },
  { name: 'groups', apply: () => ({ groupPapers: 3 }) },
  { name: 'bib', apply: without('bib') },
  { name: 'groupFiles', apply: () => ({ groupFilePapers: Infinity }) },
  { name: 'people', apply: () => ({ entryPapers: 5 }) },
  { name: 'groups', apply: () => ({ groupPapers: 6 }) },
  { name: 'people', apply: () => ({ entryPapers: Infinity }) },
  { name: 'groups', apply: () => ({ groupPapers: Infinity }) },
  { name: 'personFiles', apply: () => ({ personFiles: false }) },
];

export type FileStepName =
  'pictures' | 'people' | 'groups' | 'groupFiles' | 'personFiles' | 'json' | 'ris' | 'bib';

/** Number of people outside of the lab from which those with one paper have no page of their own. */
export const manyPeople = 1000;

/** Minimum number of papers of a group with citation files and feeds. Each paper of a smaller group has its own. */
const minPapersForFiles = 3;

/** Maximum number of papers in one file for other web pages. A file of this size has about 60 kB, 10 kB compressed. */
export const papersPerEmbed = 100;

/** Number of files of the search, up to a number of papers whose texts browsers load at once. */
const wholeSearch = { papers: 250, files: 3 };

/**
 * Returns the number of files of the search, estimated from above: mostly texts, with 10 papers per file. The number of
 * files of postings and positions grows with the square root of the number of papers.
 */
export function countSearchFiles(papers: number): number {
  if (papers <= wholeSearch.papers) return wholeSearch.files;
  return Math.ceil(papers / 9 + 8 * Math.sqrt(papers));
}

/**
 * Number of files that a site can have besides those that are counted: pages of lists, feeds, settings for hosts, styles,
 * scripts, and pictures in several sizes.
 */
const reserve = 100;

/**
 * Decides which pages and files a site has, so that it has at most `maxFiles` files.
 *
 * @param pictures the maximum number of papers of a site with sharing pictures
 */
export function planSiteFiles(size: SiteSize, maxFiles: number, pictures: number): FilePlan {
  const all: Omit<FilePlan, 'files'> = {
    paperFiles: paperFiles.filter((file) => file !== 'picture' || size.papers <= pictures),
    entryPapers: size.outside.length > manyPeople ? 1 : 0,
    groupPapers: 1,
    groupFilePapers: minPapersForFiles,
    personFiles: true,
    steps: 0,
  };
  let plan: FilePlan = { ...all, files: countFiles(all, size) };
  for (const { apply } of fileSteps) {
    if (plan.files <= maxFiles) break;
    const next = { ...plan, ...apply(plan), steps: plan.steps + 1 };
    plan = { ...next, files: countFiles(next, size) };
  }
  return plan;
}

/** Returns the names of what was left out because of the limit, each once, in the order of `fileSteps`. */
export function leftOut(plan: FilePlan): FileStepName[] {
  return [...new Set(fileSteps.slice(0, plan.steps).map(({ name }) => name))];
}

/**
 * Counts the files of a site with a plan. Files that depend on the address of the site are counted although a site without
 * an address has none. The search index of a large site, and the files of `reserve`, are counted as their maximum.
 */
export function countFiles(plan: Omit<FilePlan, 'files'>, size: SiteSize): number {
  const { papers, attached, former, letters, others } = size;
  const search = countSearchFiles(papers);
  return (
    papers * (1 + plan.paperFiles.length) +
    sum(size.outside, (person) => (person.papers > plan.entryPapers ? pagesOf(person) : 0)) +
    sum(size.declared, (person) => pagesOf(person) + (plan.personFiles ? filesOf(person) : 0)) +
    sum(size.groups, (group) =>
      group.papers < plan.groupPapers
        ? 0
        : pagesOf(group) + (group.papers >= plan.groupFilePapers ? filesOf(group) : 0),
    ) +
    sum(size.projects, pagesOf) +
    sum(size.years, pagesOf) +
    embedFilesOf(papers) +
    former +
    attached +
    letters +
    others +
    search +
    reserve
  );
}

function without(file: PaperFile) {
  return (plan: FilePlan) => ({ paperFiles: plan.paperFiles.filter((other) => other !== file) });
}

/** Number of pages of a list, which has several if it is long. */
function pagesOf({ listed }: SizedCollection): number {
  return countParts(listed);
}

/** Number of citation files in 3 formats, of feeds in 3 formats, and of files for other web pages. */
function filesOf({ papers, lists = 1, feeds = false }: SizedCollection): number {
  return 3 + (feeds ? 3 : 0) + lists * embedFilesOf(papers);
}

function embedFilesOf(papers: number): number {
  return Math.max(1, Math.ceil(papers / papersPerEmbed));
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
