import { isPreprint } from '../import/merge/preprint.ts';
import { versionFields } from '../import/merge/precedence.ts';
import type { Paper } from '../model/paper.ts';

/** The parts of a paper that `npm run complete` looks for, by the names that users write after `--only`. */
export const completeParts = ['identifiers', 'authors', 'links', 'details', 'citations'] as const;

export type CompletePart = (typeof completeParts)[number];

export function isCompletePart(name: string): name is CompletePart {
  return completeParts.some((part) => part === name);
}

/**
 * Fields that belong to each part. A version of a paper is taken as a whole: the DOI of an article without its venue and
 * date would make a preprint with the DOI of another version.
 */
const fieldsOfPart: Readonly<Record<CompletePart, readonly string[]>> = {
  identifiers: [...versionFields, 'arXiv', 'PMID', 'PMCID'],
  authors: ['author'],
  links: ['links', 'code'],
  details: [...versionFields, 'title', 'editor', 'containerTitleShort', 'license', 'updates', 'abstract'],
  citations: [],
};

/** Returns the fields that belong to some parts; undefined for all fields. */
export function fieldsOfParts(parts: readonly CompletePart[]): ReadonlySet<string> | undefined {
  const isAll = completeParts.every((part) => part === 'citations' || parts.includes(part));
  return isAll ? undefined : new Set(parts.flatMap((part) => fieldsOfPart[part]));
}

/**
 * Returns the parts that a paper lacks. Citations are not among them: every paper with an identifier can be counted.
 *
 * - `identifiers`: there is no DOI. A preprint without the DOI of a publication may have been published since.
 * - `authors`: there are no authors, or the list ends with "et al.".
 * - `links`: nothing leads to a copy that everyone can read.
 * - `details`: there is no date, a publication has no venue, or an abstract is missing that may be shown.
 *
 * @param takesAbstracts whether the site takes abstracts from one service or more
 */
export function lackingParts(paper: Omit<Paper, 'id'>, takesAbstracts: boolean): CompletePart[] {
  const { author, authorsTruncated, arXiv, issued, containerTitle, publisher, links, abstract } = paper;
  const isPlaced = isPreprint(paper) || (containerTitle ?? publisher) !== undefined;
  const lacks: Partial<Record<CompletePart, boolean>> = {
    identifiers: !hasPublicationDoi(paper),
    authors: author === undefined || authorsTruncated === true,
    links: arXiv === undefined && links?.pdf === undefined,
    details: issued === undefined || !isPlaced || (takesAbstracts && abstract === undefined),
  };
  return completeParts.filter((part) => lacks[part]);
}

function hasPublicationDoi(paper: Omit<Paper, 'id'>): boolean {
  return [paper, ...(paper.versions ?? [])].some((one) => one.DOI !== undefined && !isPreprint(one));
}
