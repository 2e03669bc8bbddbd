import type { Paper } from '../../model/paper.ts';
import { inOrder } from '../../files/frontmatter.ts';
import { hashValue } from './baseline.ts';
import type { Fields } from './paper-fields.ts';
import { versionFields } from './precedence.ts';
import { isPreprint } from './preprint.ts';

/** One version of a paper, such as its preprint or its article. */
export type Version = NonNullable<Paper['versions']>[number];

const versionKeys = ['type', 'issued', 'containerTitle', 'publisher', 'DOI', 'arXiv', 'PMID', 'PMCID', 'URL'];

/** Converts the fields of a paper to an entry for its list of versions. */
export function toVersion(fields: Fields): Version {
  const { type, issued, containerTitle, publisher, DOI, arXiv, PMID, PMCID, URL } = fields as Partial<Paper>;
  const version = {
    type: type ?? 'article',
    issued,
    containerTitle,
    publisher,
    DOI,
    // The arXiv id describes only the preprint, and the PubMed ids describe only the publication.
    ...(isPreprint({ type: type ?? 'article', containerTitle, DOI }) ? { arXiv } : { PMID, PMCID }),
    URL,
  };
  return inOrder(versionKeys, version) as Version;
}

/** Returns one hash of all fields that describe one version of a paper. */
export function hashVersion(fields: Fields): string {
  return hashValue([...versionFields].map((field) => fields[field] ?? null));
}

/** Removes the fields that describe only one version of a paper, such as date and DOI. */
export function withoutVersionFields<Value>(fields: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !versionFields.has(field)));
}

/**
 * Adds a version to a list of versions. If the list already contains this version, the two entries are merged.
 *
 * @param precedence whether values of the current or of the added entry win if the entries are merged
 * @returns the preprints by date, then the publications by date
 */
export function addVersion(
  versions: readonly Version[],
  added: Version,
  precedence: 'current' | 'incoming',
): Version[] {
  const index = versions.findIndex((version) => isSameVersion(version, added));
  const current = versions[index];
  const merged =
    current &&
    inOrder(versionKeys, precedence === 'current' ? { ...added, ...current } : { ...current, ...added });
  const all = merged ? versions.with(index, merged as Version) : [...versions, added];
  return all.toSorted((a, b) => rank(a) - rank(b) || compareDates(a.issued, b.issued));
}

/**
 * Whether two entries are the same version: both are preprints or both are publications, and their DOIs are the same
 * or one DOI is missing.
 */
export function isSameVersion(a: Version, b: Version): boolean {
  if (isPreprint(a) !== isPreprint(b)) return false;
  return a.DOI === undefined || b.DOI === undefined || a.DOI.toLowerCase() === b.DOI.toLowerCase();
}

/**
 * Adds the arXiv id of a paper to its only preprint, if this has no identifier. A profile lists a preprint without one, and
 * the record of the publication names it.
 */
export function withArXiv(versions: readonly Version[], arXiv: string | undefined): Version[] {
  const preprints = versions.filter(isPreprint);
  const [only] = preprints;
  const isUnnamed = preprints.length === 1 && only && [only.DOI, only.arXiv, only.URL].every((id) => !id);
  if (arXiv === undefined || !isUnnamed) return [...versions];
  const isElsewhere = !/^(?:arxiv\b.*)?$/iu.test(only.publisher ?? only.containerTitle ?? '');
  return isElsewhere
    ? [...versions]
    : versions.map((one) => (one === only ? (inOrder(versionKeys, { ...one, arXiv }) as Version) : one));
}

function rank(version: Version): number {
  return isPreprint(version) ? 0 : 1;
}

/** Compares two dates. A missing date comes after all other dates. */
function compareDates(a = '9999', b = '9999'): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
