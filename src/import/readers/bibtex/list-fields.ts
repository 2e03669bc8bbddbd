import { foldText } from '../../../model/characters.ts';
import { type LinkType, linkTypes } from '../../../model/paper.ts';
import { isSafeUrl, isSitePath } from '../../../model/url.ts';
import type { Draft } from '../values/draft.ts';
import { parseAddress, parseArXiv, parseDoi } from '../values/identifiers.ts';
import { isPdfAddress, linkTargetOfField, type LinkTarget } from '../values/link-names.ts';
import type { EntryFields } from './entry-fields.ts';

/** Names of servers whose abbreviation is not that of a venue. */
const preprintServer = /^(?:arxiv|(?:bio|med|chem)rxiv|ssrn|preprint|corr)\b/iu;

/**
 * Reads the fields that al-folio, HugoBlox, BibBase and the lists of labs add to BibTeX: links, awards, the selection for
 * the home page, and abbreviations of venues. The table in `docs/importing.md` lists them.
 */
export function readListFields(fields: EntryFields, draft: Draft): void {
  for (const name of fields.names()) {
    const target = linkTargetOfField(name);
    if (target) readLink(fields, name, target, draft);
  }
  readAwards(fields, draft);
  for (const name of ['selected', 'featured']) {
    const text = fields.text(name);
    if (isNo(text) || isYes(text)) fields.take(name);
    if (isYes(text)) draft.set('selected', true, [name, text]);
  }
  for (const name of ['abbr', 'shortjournal', 'publication_short', 'shortbooktitle']) {
    const text = fields.text(name);
    if (text === '' || preprintServer.test(text)) continue;
    draft.set('containerTitleShort', fields.takeText(name), [name, text]);
  }
  const info = withoutMarkdown(fields.takeText('additional_info')).replace(/^[\s.,;:]{1,9}/u, '');
  draft.set('note', info, ['additional_info', info]);
  // Offprint shows the BibTeX of every paper.
  if (isYes(fields.text('bibtex_show')) || isNo(fields.text('bibtex_show'))) fields.take('bibtex_show');
}

function readLink(fields: EntryFields, name: string, target: LinkTarget, draft: Draft): void {
  const text = fields.text(name);
  // al-folio and many lists have only `owner/name` in `github`.
  const repository = /^github/iu.test(name) ? /^[\w-]{1,39}\/[\w.-]{1,100}$/u.exec(text)?.[0] : undefined;
  if (repository !== undefined && setLink(draft, 'code', `https://github.com/${repository}`)) {
    fields.take(name);
    return;
  }
  if (target === 'code' && isYes(text)) {
    fields.take(name);
    draft.set('code', true, [name, text]);
    return;
  }
  const address = toLinkAddress(text, target);
  if (address === undefined) {
    if (!/^[\w./-]{1,200}\.(?:pdf|html?|pptx?|mp4|zip|key)$/iu.test(text)) return;
    fields.take(name);
    const advice = `Add it to "links" in the written file.`;
    draft.keepWithWarning(name, text, 'is not an address or the path of a file in public/', advice);
    return;
  }
  fields.take(name);
  if (!setLink(draft, target, address)) draft.keep(name, text);
}

/** Sets a link of a paper. Returns false if the paper already has another link of this kind. */
function setLink(draft: Draft, target: LinkTarget, address: string): boolean {
  const { paper } = draft;
  if (target === 'paper') return setLink(draft, isPdfAddress(address) ? 'pdf' : 'URL', address);
  if (target === 'preprint') {
    const id = isSafeUrl(address) && /arxiv\.org/iu.test(address) ? parseArXiv(address) : undefined;
    if (id === undefined) return isPdfAddress(address) && setLink(draft, 'pdf', address);
    paper.arXiv ??= id;
    return paper.arXiv === id;
  }
  if (target === 'URL') {
    if (!isSafeUrl(address)) return setLink(draft, 'project', address);
    const DOI = /doi\.org\//iu.test(address) ? parseDoi(address) : undefined;
    if (DOI !== undefined) paper.DOI ??= DOI;
    if (DOI === undefined || DOI.toLowerCase() !== paper.DOI?.toLowerCase()) paper.URL ??= address;
    return paper.URL === address || DOI?.toLowerCase() === paper.DOI?.toLowerCase();
  }
  if (target === 'code') {
    if (paper.code === undefined || paper.code === true) paper.code = address;
    return paper.code === address;
  }
  const links: NonNullable<typeof paper.links> = { [target]: address, ...paper.links };
  paper.links = Object.fromEntries(
    linkTypes.flatMap((type) => (links[type] === undefined ? [] : [[type, links[type]]])),
  );
  return links[target] === address;
}

/** The folders in which al-folio searches files without a folder, by kind of link. Other files are in `assets/pdf`. */
const folders: Partial<Record<LinkTarget, string>> = { URL: 'assets/html', video: 'assets/video' };

/**
 * Returns the target of a link: an absolute address, or the path of a file in `public/`. A file without a folder is in
 * the folder where al-folio has it.
 */
function toLinkAddress(text: string, target: LinkType | LinkTarget): string | undefined {
  const [first = ''] = text.trim().split(/[;,]? (?=https?:)|;(?=https?:)/u);
  const address = parseAddress(first);
  if (address !== undefined) return /^mailto:/iu.test(address) ? undefined : address;
  const path = first
    .replace(/^\{\{[^{}]{0,60}\}\}/u, '')
    .replace(/^(?:\.\/){1,3}/u, '')
    .replace(/^\/?(?:static|public)\//u, '/');
  if (!/\.[a-z\d]{1,5}$/iu.test(path) || /^[a-z]:/iu.test(path)) return undefined;
  const isWhole = /^\/|^(?:assets|files|uploads|media|pdfs?|papers|docs|images|img|publications?)\//u.test(
    path,
  );
  const whole = isWhole ? `/${path.replace(/^\//u, '')}` : `/${folders[target] ?? 'assets/pdf'}/${path}`;
  return isSitePath(whole) ? whole : undefined;
}

/** Reads awards. In al-folio, `award_name` is the name of an award, and `award` a text about it or only `true`. */
function readAwards(fields: EntryFields, draft: Draft): void {
  const found: string[] = [];
  let isNameless = false;
  for (const name of ['award_name', 'awardname', 'award', 'awards', 'honor', 'honors', 'honour', 'prize']) {
    const text = withoutMarkdown(fields.text(name));
    if (text === '') continue;
    fields.take(name);
    if (isYes(text)) isNameless = true;
    else if (!isNo(text)) found.push(...text.split(/;|\s\|\s/u).flatMap((part) => part.trim() || []));
  }
  const awards = found.filter(
    (award, index) =>
      !found.some(
        (other, at) =>
          at !== index &&
          foldText(other).includes(foldText(award)) &&
          (at < index || foldText(other) !== foldText(award)),
      ),
  );
  if (awards.length > 0) draft.set('awards', awards, ['award', awards]);
  else if (isNameless)
    draft.keepWithWarning('award', 'true', 'does not name the award', 'Add "awards" in the written file.');
}

/** Removes emphasis and links of Markdown and HTML from a text. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/gu, '')
    .replace(/\[([^[\]]{1,200})\]\([^()]{1,500}\)/gu, '$1')
    .replace(/\*{1,3}|(?<![\p{L}\p{N}])_{1,2}(?=\p{L})|(?<=\p{L})_{1,2}(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function isYes(text: string): boolean {
  return /^(?:true|yes|y|1)$/iu.test(text.trim());
}

function isNo(text: string): boolean {
  return /^(?:false|no|n|0)$/iu.test(text.trim());
}
