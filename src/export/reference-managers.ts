import { arXivDoi, arXivUrl, plainDoi } from '../model/doi.ts';
import type { PartedName } from '../model/name-parts.ts';
import type { Paper } from '../model/paper.ts';

/** Zotero's item types for the types of CSL. It knows them by these names in `DC.type` and in COinS, and some of them only so. */
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

/** The DOI by which a paper is found: its own, or of a preprint the one that arXiv registers for it. */
export function citedDoi({ type, DOI, arXiv }: Paper): string | undefined {
  if (DOI) return plainDoi(DOI);
  return type === 'article' && arXiv ? arXivDoi(arXiv) : undefined;
}

/** Where a paper is to be had, as our CSL-JSON says it: its own address, or of a preprint that at arXiv. */
export function citedUrl({ type, URL, arXiv }: Paper): string | undefined {
  return URL ?? (type === 'article' && arXiv ? arXivUrl(arXiv) : undefined);
}

/**
 * `Family, Given`, the suffix behind the given name, where readers look for no part of its own. Zotero parts a name without a
 * comma at its last blank, so that one without parts ends with a comma: `DreamX Team,`. No other comma and no semicolon stands in
 * a name, since they would part it too.
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
