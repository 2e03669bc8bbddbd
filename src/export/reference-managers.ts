import { arXivDoi, arXivUrl, plainDoi } from '../model/doi.ts';
import type { PartedName } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';

/** Zotero's item types by CSL type, as Zotero reads them in `DC.type` and COinS; some types can be stated only this way. */
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

/** Returns the DOI of a paper: its own, or the one that arXiv registers for a preprint. */
export function citedDoi({ type, DOI, arXiv }: Paper): string | undefined {
  if (DOI) return plainDoi(DOI);
  return type === 'article' && arXiv ? arXivDoi(arXiv) : undefined;
}

/** Returns the address of a paper: its own, or that of a preprint at arXiv. */
export function citedUrl({ type, URL, arXiv }: Paper): string | undefined {
  return URL ?? (type === 'article' && arXiv ? arXivUrl(arXiv) : undefined);
}

/**
 * Formats a name as `Family, Given`, with the suffix after the given name. Zotero splits a name without a comma at its last space, so a
 * name without parts ends with a comma: `DreamX Team,`. Other commas and semicolons are removed, since they would split the name.
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
