import { arXivDoi, arXivUrl, plainDoi } from '../model/doi.ts';
import type { PartedName } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';

/**
 * Item types of Zotero, by CSL type. They are written in COinS and in the tag `z:itemType`. Zotero can
 * recognise some types only by such a value.
 */
export const zoteroTypes = {
  article: 'preprint',
  'article-journal': 'journalArticle',
  'article-magazine': 'magazineArticle',
  'article-newspaper': 'newspaperArticle',
  book: 'book',
  chapter: 'bookSection',
  dataset: 'dataset',
  document: 'document',
  'entry-encyclopedia': 'encyclopediaArticle',
  manuscript: 'manuscript',
  'paper-conference': 'conferencePaper',
  patent: 'patent',
  'post-weblog': 'blogPost',
  report: 'report',
  review: 'journalArticle',
  software: 'computerProgram',
  speech: 'presentation',
  standard: 'standard',
  thesis: 'thesis',
  webpage: 'webpage',
} as const satisfies Record<Paper['type'], string>;

/** Returns the DOI of a paper. For a preprint without a DOI, this is the DOI that arXiv registers for it. */
export function citedDoi({ type, DOI, arXiv }: Paper): string | undefined {
  if (DOI) return plainDoi(DOI);
  return type === 'article' && arXiv ? arXivDoi(arXiv) : undefined;
}

/** Returns the address of a paper. For a preprint without an address, this is the address at arXiv. */
export function citedUrl({ type, URL, arXiv }: Paper): string | undefined {
  return URL ?? (type === 'article' && arXiv ? arXivUrl(arXiv) : undefined);
}

/**
 * Formats a name as `Family, Given`, with a suffix such as `Jr.` after the given name. Zotero splits a name without a
 * comma at the last space, so a name that must not be split ends with a comma: `DreamX Team,`. Other commas and
 * semicolons in a name are removed, since Zotero would split the name there.
 */
export function formatInverted(name: PartedName): string {
  if ('literal' in name) return whole(join([name.literal]));
  const { family, given, nonDroppingParticle, suffix } = name;
  const last = join([nonDroppingParticle, family]);
  const first = join([given, suffix]);
  return first === '' ? whole(last) : `${last}, ${first}`;
}

function whole(name: string): string {
  return name.includes(' ') ? `${name},` : name;
}

function join(parts: readonly (string | undefined)[]): string {
  return parts
    .filter(Boolean)
    .join(' ')
    .replace(/[\s,،;]+/gu, ' ')
    .trim();
}
