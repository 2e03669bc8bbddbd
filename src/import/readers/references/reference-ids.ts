import { isSafeUrl } from '../../../model/url.ts';
import { parseArXiv, parseDoi } from '../values/identifiers.ts';
import type { SourcePaper } from '../values/draft.ts';

/** The identifiers and addresses of one reference, and the text without them. */
export interface ReferenceIds {
  /** The text. Each identifier or address is replaced by `idMark`, and the id of a preprint by `preprintMark`. */
  text: string;
  ids: Pick<SourcePaper, 'DOI' | 'arXiv' | 'PMID' | 'PMCID' | 'ISBN' | 'ISSN' | 'URL'>;
}

/** The characters that replace identifiers in a reference. They are from the private use area of Unicode. */
export const idMark = '\uE000';
export const preprintMark = '\uE001';

const bare = '10\\.\\d{4,9}(?:\\.\\d{1,9}){0,5}/[^\\s\\uE000\\uE001]{1,300}';
const doi = new RegExp(
  `(?:(?:Available (?:from|at|online)|URL|Link):? ?)?(?:DOI ?:? ?)?(?:(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/|\\bdoi ?[:=]? ?)?(${bare})`,
  'giu',
);
const arXiv =
  /(?:arXiv(?: \[?preprint\]?)?[.,:; ]{0,3}|(?:arXiv|ArXiv) e-?prints?[,: ]{0,3}|Preprint(?: at)?[.,:]? ?|CoRR[,:]? ?)?(?:arXiv ?: ?|(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|\babs\/)((?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7}))(?:v\d{1,2})?(?:\.pdf)?(?: ?\[[a-z-]{2,10}(?:\.[A-Za-z-]{2,10})?\])?/giu;
const pmid = /\bPMID ?:? ?(\d{4,9})\b/giu;
const pmcid = /\b(?:PMCID ?:? ?)?(PMC\d{4,9})\b/giu;
const isbn = /\bISBN(?:-1[03])? ?:? ?((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx])/giu;
const issn = /\bISSN ?:? ?(\d{4}-\d{3}[\dXx])/giu;
const url =
  /(?:\[Online\]\.? ?)?(?:(?:Available|Verfügbar|Disponible|Retrieved|Accessed)(?: (?:from|at|online|unter|en|sur|à))?:? ?|URL:? ?)?(?:https?:\/\/|\bwww\.)[^\s\uE000\uE001<>"“”]{3,500}/giu;
/** Text about the address of a page, with the date on which somebody looked at it. */
const accessed =
  /[([]?(?:Accessed|Last accessed|Retrieved|Abgerufen|Consulté|Consultado|Zugriff)(?: on| am| le| el)?:? (?:\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}|\d{4}-\d\d-\d\d)[)\]]?(?:,? from)?/giu;

/** Takes the identifiers and addresses out of a reference. */
export function takeReferenceIds(reference: string): ReferenceIds {
  const ids: ReferenceIds['ids'] = {};
  let text = reference;
  const take = (pattern: RegExp, read: (found: string, whole: string) => string | undefined) => {
    text = text.replace(pattern, (whole: string, group?: string) => read(typeof group === 'string' ? group : '', whole) ?? whole);
  };
  if (/10\.\d{4}/u.test(text)) {
    take(doi, (found) => {
      const plain = trimAddress(found);
      const tail = found.slice(plain.length);
      const preprint = parseArXiv(plain);
      if (preprint !== undefined) {
        ids.arXiv ??= preprint;
        return `${preprintMark}${tail}`;
      }
      const read = parseDoi(plain);
      if (read === undefined) return undefined;
      ids.DOI ??= read;
      return `${idMark}${tail}`;
    });
  }
  if (/arxiv|corr\b/iu.test(text)) {
    take(arXiv, (found) => {
      ids.arXiv ??= found;
      return preprintMark;
    });
  }
  take(pmcid, (found) => {
    ids.PMCID ??= found.toUpperCase();
    return idMark;
  });
  take(pmid, (found) => {
    ids.PMID ??= found;
    return idMark;
  });
  take(isbn, (found) => {
    ids.ISBN ??= found.replace(/ /gu, '-');
    return idMark;
  });
  take(issn, (found) => {
    ids.ISSN ??= found.toUpperCase();
    return idMark;
  });
  take(url, (_, whole) => {
    const start = whole.search(/https?:\/\/|www\./iu);
    const plain = trimAddress(whole.slice(start));
    const address = /^www\./iu.test(plain) ? `https://${plain}` : plain;
    if (!isSafeUrl(address)) return undefined;
    ids.URL ??= address;
    return `${idMark}${whole.slice(start + plain.length)}`;
  });
  text = text.replace(accessed, '');
  return { text, ids };
}

/** Removes the punctuation of the sentence, and closing brackets that were opened before the address. */
function trimAddress(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const head = address.slice(0, end);
    if (/[.,;:!?'’”"*]/u.test(last)) end--;
    else if (last === ')' && count(head, ')') > count(head, '(')) end--;
    else if (last === ']' && count(head, ']') > count(head, '[')) end--;
    else if (last === '}' && count(head, '}') > count(head, '{')) end--;
    else if (last === '>' && count(head, '>') > count(head, '<')) end--;
    else break;
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
