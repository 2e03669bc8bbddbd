import type { Paper } from '../../model/paper.ts';
import { inOrder } from '../../files/frontmatter.ts';
import { hashValue } from './baseline.ts';
import type { Fields } from './merge-fields.ts';

/** One form in which a paper appeared. */
export type Version = NonNullable<Paper['versions']>[number];

/** Where preprints appear, as their sources name it; DBLP calls arXiv `CoRR`. */
const servers =
  /^(?:ar\s?xiv|corr|bio\s?rxiv|med\s?rxiv|chem\s?rxiv|psy\s?arxiv|soc\s?arxiv|eart?h?\s?arxiv|engr\s?xiv|tech\s?rxiv|ssrn|research square|preprints(?:\.org)?|osf preprints|zenodo|hal)\b|\bpreprint\b/iu;

/** Prefixes of the DOIs that servers of preprints give: arXiv, bioRxiv, ChemRxiv, PsyArXiv and other OSF, Preprints.org, Research Square, SSRN, TechRxiv. */
const preprintDoi = /^10\.(?:48550|1101|64898|26434|31234|31219|20944|21203|2139|36227)\//u;

/** What belongs to one form of a paper, and not to the paper: a preprint's date says nothing of the article's. */
export const formFields: ReadonlySet<string> = new Set([
  'type',
  'issued',
  'containerTitle',
  'collectionTitle',
  'collectionNumber',
  'edition',
  'volume',
  'issue',
  'page',
  'number',
  'publisher',
  'publisherPlace',
  'eventTitle',
  'genre',
  'DOI',
  'ISBN',
  'ISSN',
  'URL',
] satisfies (keyof Paper)[]);

/** Types of papers that no journal, conference or publisher has taken yet. */
const unpublished: ReadonlySet<string> = new Set([
  'article',
  'manuscript',
  'report',
] satisfies Paper['type'][]);

/** Whether this is such a form of a paper: a preprint, a technical report, a manuscript. */
export function isPreprint({
  type,
  containerTitle,
  DOI,
}: Pick<Paper, 'type' | 'containerTitle' | 'DOI'>): boolean {
  if (containerTitle !== undefined) return servers.test(containerTitle);
  return unpublished.has(type) || (preprintDoi.test(DOI ?? '') && !['dataset', 'software'].includes(type));
}

const versionKeys = ['type', 'issued', 'containerTitle', 'publisher', 'DOI', 'arXiv', 'PMID', 'PMCID', 'URL'];

/** What tells this form of a paper from others. */
export function toVersion(fields: Fields): Version {
  const { type, issued, containerTitle, publisher, DOI, arXiv, PMID, PMCID, URL } = fields as Partial<Paper>;
  const isServed = isPreprint({ type: type ?? 'article', containerTitle, DOI });
  const version = {
    type: type ?? 'article',
    issued,
    containerTitle,
    publisher,
    DOI,
    // The one belongs to the preprint, the others to the publication.
    ...(isServed ? { arXiv } : { PMID, PMCID }),
    URL,
  };
  return inOrder(versionKeys, version) as Version;
}

/** A hash of all that a source says of one form. */
export function hashForm(fields: Fields): string {
  return hashValue([...formFields].map((field) => fields[field] ?? null));
}

/** Versions with one more, which joins the one that it is; in the order of their dates. */
export function addVersion(
  versions: readonly Version[],
  added: Version,
  leads: 'old' | 'new' = 'old',
): Version[] {
  const at = versions.findIndex((version) => isSameVersion(version, added));
  const old = versions[at];
  const joined = old && inOrder(versionKeys, leads === 'old' ? { ...added, ...old } : { ...old, ...added });
  const all = joined ? versions.with(at, joined as Version) : [...versions, added];
  return all.toSorted((a, b) => orderOf(a) - orderOf(b) || compare(a.issued, b.issued));
}

export function isSameVersion(a: Version, b: Version): boolean {
  if (isPreprint(a) !== isPreprint(b)) return false;
  return a.DOI === undefined || b.DOI === undefined || a.DOI.toLowerCase() === b.DOI.toLowerCase();
}

function orderOf(version: Version): number {
  return isPreprint(version) ? 0 : 1;
}

function compare(a = '9999', b = '9999'): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
