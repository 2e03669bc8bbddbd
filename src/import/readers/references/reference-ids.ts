import { isSafeUrl } from '../../../model/url.ts';
import type { SourcePaper } from '../values/draft.ts';
import { parseArXiv, parseDoi } from '../values/identifiers.ts';

type Ids = Pick<SourcePaper, 'DOI' | 'arXiv' | 'PMID' | 'PMCID' | 'ISBN' | 'ISSN' | 'URL'>;

/** The identifiers and addresses of one reference, and the text without them. */
export interface ReferenceIds {
  /** The text. Each identifier or address is replaced by `idMark`, and the id of a preprint by `preprintMark`. */
  text: string;
  ids: Ids;
}

/** The characters that replace identifiers in a reference. They are from the private use area of Unicode. */
export const idMark = '\uE000';
export const preprintMark = '\uE001';

/** Words before an identifier that belong to it: `doi: 10.1234/x`, `Available at: https://…`. */
const labels =
  /^[([]{0,2}(?:doi|url|link|pmid|pmcid|isbn|isbn-1[03]|issn|available|retrieved|accessed|verfügbar|disponible|at|from|online|unter|en|sur|à|preprint|id)[.,:;)\]]{0,3}$/iu;
/** Words before the number of a preprint that belong to it: `arXiv preprint arXiv:2407.21783`, `CoRR abs/2407.21783`. */
const preprintLabels = /^[([]?(?:arxiv(?:\.org)?|preprints?|e-?prints?|corr|at)[.,:;)\]]{0,3}$/iu;

const address = /^(?:https?:\/\/|www\.)/iu;
const doiStart = /^(?:doi[:=]?|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/)?(?=10\.\d{4})/iu;
const arXivStart = /^(?:arxiv[:=]|(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|abs\/)/iu;
/** A category of arXiv after the number, such as `[cs.LG]`. */
const category = /^[([][a-z-]{2,10}(?:\.[A-Za-z-]{2,10})?[)\]][.,;]?$/u;

/** The date on which a page was opened, such as `(Accessed: 3 May 2024).` */
const accessDate =
  /^[([]?(?:last )?(?:accessed|retrieved|abgerufen|consulté|consultado|zugriff)(?: on| am| le| el)?:? (?:\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,10}\.?,? \d{4}|\d{4}-\d\d-\d\d)[)\].,;]{0,3}/iu;
const accessWord = /[([]?\b(?:last accessed|accessed|retrieved|abgerufen|consulté|consultado|zugriff)\b/iu;

/** Takes the identifiers and addresses out of a reference. */
export function takeReferenceIds(reference: string): ReferenceIds {
  const ids: Ids = {};
  // Every second item is the white space between two words.
  const parts = withoutAccessDate(reference).split(/([ \n])/u);
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    const { before, core, after } = trimWord(part);
    const mark = readId(core, kept, ids);
    if (mark === undefined) {
      kept.push(part);
      continue;
    }
    dropLabels(kept, mark === preprintMark);
    if (mark === preprintMark && category.test(parts[index + 2] ?? '')) index += 2;
    kept.push(`${before}${mark}${after}`);
  }
  return { text: kept.join(''), ids };
}

/** Reads a word as an identifier or address, and returns the character that replaces it. */
function readId(core: string, kept: readonly string[], ids: Ids): string | undefined {
  if (core.length < 7 || core.length > 2000 || !/\d|:\/\/|^www\./iu.test(core)) return undefined;
  const label = (kept.at(-2) ?? '').toLowerCase().replace(/[^a-z]/gu, '');
  const prefix = doiStart.exec(core)?.[0];
  if (prefix !== undefined) {
    const doi = parseDoi(core.slice(prefix.length));
    const preprint = doi === undefined ? undefined : parseArXiv(doi);
    if (preprint !== undefined) ids.arXiv ??= preprint;
    else if (doi !== undefined) ids.DOI ??= doi;
    if (doi !== undefined) return preprint === undefined ? idMark : preprintMark;
  }
  const bare = core
    .replace(arXivStart, '')
    .replace(/\.pdf$/iu, '')
    .replace(/\[[\w.-]{2,20}\]$/u, '');
  if (bare !== core || label === 'arxiv' || label === 'corr') {
    const arXiv = parseArXiv(bare);
    if (arXiv !== undefined) {
      ids.arXiv ??= arXiv;
      return preprintMark;
    }
  }
  const pmcid = /^(?:pmcid:?)?(PMC\d{4,9})$/iu.exec(core)?.[1];
  if (pmcid !== undefined) {
    ids.PMCID ??= pmcid.toUpperCase();
    return idMark;
  }
  const number = /^(?:pmid:?)?(\d{5,9})$/iu.exec(core)?.[1];
  if (number !== undefined && (label === 'pmid' || /^pmid/iu.test(core))) {
    ids.PMID ??= number;
    return idMark;
  }
  const serial = /^(?:is[bs]n:?)?([\d-]{8,17}[\dXx]?)$/iu.exec(core)?.[1];
  if (serial !== undefined && /^is[bs]n$/u.test(label || core.slice(0, 4).toLowerCase())) {
    const digits = serial.replace(/-/gu, '').length;
    if (digits === 8) ids.ISSN ??= serial.toUpperCase();
    else if (digits === 10 || digits === 13) ids.ISBN ??= serial;
    return idMark;
  }
  if (!address.test(core)) return undefined;
  const [plain = ''] = core.split(/["<>“”\\^`{|}]/u, 1);
  const url = /^www\./iu.test(plain) ? `https://${plain}` : plain;
  if (!isSafeUrl(url)) return undefined;
  ids.URL ??= url;
  return idMark;
}

function dropLabels(kept: string[], isPreprint: boolean): void {
  const isLabel = (word: string) => labels.test(word) || (isPreprint && preprintLabels.test(word));
  while (kept.length > 1 && isLabel(kept.at(-2) ?? '')) kept.splice(-2, 2);
}

function withoutAccessDate(text: string): string {
  const at = text.search(accessWord);
  if (at < 0) return text;
  const found = accessDate.exec(text.slice(at, at + 80))?.[0];
  return found === undefined ? text : text.slice(0, at) + text.slice(at + found.length).trimStart();
}

/** The opening bracket for each closing bracket. */
const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Splits a word into the punctuation of the sentence around it and the word itself. */
function trimWord(word: string): { before: string; core: string; after: string } {
  const before = /^[([<"“'‘{]{0,4}/u.exec(word)?.[0] ?? '';
  const counts = new Map<string, number>();
  for (const sign of word.slice(before.length)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let end = word.length;
  while (end > before.length) {
    const last = word.charAt(end - 1);
    const open = brackets[last];
    // A closing bracket belongs to the sentence if it was opened before the word.
    const isOfSentence = open !== undefined && (counts.get(last) ?? 0) > (counts.get(open) ?? 0);
    if (!isOfSentence && !/[.,;:!?'’”"*]/u.test(last)) break;
    counts.set(last, (counts.get(last) ?? 0) - 1);
    end--;
  }
  return { before, core: word.slice(before.length, end), after: word.slice(end) };
}
