import type { LinkType } from '../../../model/paper.ts';
import { isSafeUrl } from '../../../model/url.ts';

/** The key of a paper for a link: a key below `links`, `code` or `URL`. A preprint may be an arXiv number or a PDF. */
export type LinkTarget = LinkType | 'code' | 'URL' | 'paper' | 'preprint';

/**
 * Names of links in the BibTeX of al-folio (`pdf`, `supp`), HugoBlox (`url_pdf`), BibBase (`url_Paper`) and of lists that
 * labs wrote themselves, in lower case, without `url`, hyphens and underscores.
 */
const targets: Readonly<Record<string, LinkTarget>> = {
  pdf: 'pdf', fulltext: 'pdf', paper: 'paper', preprint: 'preprint', html: 'URL', link: 'URL', publisher: 'URL',
  slides: 'slides', presentation: 'slides', ppt: 'slides', pptx: 'slides', keynote: 'slides',
  video: 'video', talk: 'video', recording: 'video', youtube: 'video', poster: 'poster',
  supp: 'supplement', supplement: 'supplement', supplementary: 'supplement', supplemental: 'supplement', supplementarymaterial: 'supplement',
  appendix: 'supplement', demo: 'demo', blog: 'blog', blogpost: 'blog',
  website: 'project', project: 'project', projectpage: 'project', homepage: 'project', webpage: 'project', web: 'project', site: 'project',
  data: 'data', dataset: 'data', datasets: 'data', model: 'model', models: 'model', weights: 'model', checkpoint: 'model', checkpoints: 'model',
  code: 'code', github: 'code', repo: 'code', repository: 'code', sourcecode: 'code', software: 'code',
}; // prettier-ignore

/**
 * Whether an address is that of a PDF. A file of the site is one, because papers have no pages on the site that they are
 * imported from.
 */
export function isPdfAddress(address: string): boolean {
  return !isSafeUrl(address) || /\.pdf(?:$|[?#])|\/pdf(?:[/?]|$)/iu.test(address);
}

/** Fields whose names are like those of links, but that have another meaning in BibTeX. */
const others = new Set(['url', 'publisher', 'link', 'source', 'urldate', 'day']);

/** Returns the target of a link by its name, such as `Slides` or `source-code`; `undefined` if the name is unknown. */
export function linkTargetOf(name: string): LinkTarget | undefined {
  const plain = name.toLowerCase().replace(/[\s_-]/gu, '');
  return Object.hasOwn(targets, plain) ? targets[plain] : undefined;
}

/** Returns the target of a field such as `slides`, `url_slides` or `slides_url`; `undefined` if it is not a link. */
export function linkTargetOfField(name: string): LinkTarget | undefined {
  const plain = name.toLowerCase().replace(/[_-]/gu, '');
  return others.has(plain) ? undefined : linkTargetOf(plain.replace(/^url|(?:url|link)$/u, ''));
}
