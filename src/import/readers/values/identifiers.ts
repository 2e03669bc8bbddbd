import { isSafeUrl } from '../../../model/url.ts';
import { withoutOuterBraces } from './braces.ts';
import { decodeVerbatim } from './verbatim.ts';

/** Pattern of the text that may be before a DOI: `doi:`, or the beginning of the web address of a DOI. */
const doiPrefix = /^(?:(?:https?:)?(?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:?\s*)/iu;

/** Signs of a DOI that are encoded in addresses only, so that a text with one of them is a part of an address. */
const encodedInAddresses = /%(?:2[89F]|3[CE])/iu;

/** Pattern of what is left of TeX or of an entity of HTML if it cannot be decoded. Identifiers contain neither. */
const undecoded = /[\\{}]|&[a-z#][a-z\d]{0,30};/iu;

/**
 * Returns a DOI without a prefix, such as `10.7554/eLife.32822`. The text may be the DOI itself, `doi:…`, or the web
 * address of a DOI. Characters may be written as TeX, as entities of HTML, or with percent signs. Returns `undefined`
 * for any other text.
 */
export function parseDoi(text: string): string | undefined {
  const plain = decodeVerbatim(text.slice(0, 2000));
  const whole = withoutTexBraces(plain);
  const bare = whole.replace(doiPrefix, '');
  const isEncoded = (bare === whole ? encodedInAddresses : /%[0-9a-f]{2}/iu).test(bare);
  const doi = (isEncoded ? decodePercents(bare) : bare).replace(/[.,;]$/u, '');
  const isDoi = /^10\.\d{4,9}(?:\.\d{1,9}){0,9}\/[^\s\p{Cc}\p{Cs}]+$/u.test(doi) && !undecoded.test(doi);
  return isDoi ? doi : undefined;
}

/** Removes braces, which protect letters in TeX. An identifier contains no braces of its own. */
function withoutTexBraces(text: string): string {
  return /^[^{}\\]*(?:\{[^{}\\]*\}[^{}\\]*)+$/u.test(text)
    ? text.replace(/[{}]/gu, '')
    : withoutOuterBraces(text);
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns a web address that pages can link to. Characters of the address may be written as TeX or as entities of
 * HTML, and the address may be inside `<…>` or `\\url{…}`. Returns `undefined` if the text is not such an address, or if
 * a part of it cannot be decoded.
 */
export function parseAddress(text: string): string | undefined {
  const plain = withoutOuterBraces(decodeVerbatim(text.slice(0, 5000))).replace(
    /^<(?:url:\s?)?(.*)>$/iu,
    '$1',
  );
  const address = plain.replace(/^(?=www\.)/iu, 'https://').replace(/^(?=\/\/)/u, 'https:');
  return /[\s\\]/u.test(address) || !isSafeUrl(address) ? undefined : address;
}

/** Whether a text that is not an address was meant to be one, so that it must be reported. */
export function isMeantAsAddress(text: string): boolean {
  return /^[\s{<]*(?:\\(?:url|href)\b|https?:|www\.|ftp:)/iu.test(text);
}

/**
 * Returns the arXiv id in a text, without its version. The text may be `arXiv:2407.21783v2`, a web address of arXiv,
 * or an old id such as `math/0309136`.
 */
export function parseArXiv(text: string): string | undefined {
  const id =
    /(?:^|arxiv:\s*|arxiv\.org\/(?:abs|pdf)\/|10\.48550\/arxiv\.)((?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7}))(?:v\d+)?(?:\.pdf)?(?:$|[\s,;\]])/iu;
  return id.exec(withoutTexBraces(decodeVerbatim(text.slice(0, 500))))?.[1];
}

/**
 * Returns an ORCID in the form `0000-0002-1825-0097`. In the text, the hyphens may be missing, and the ORCID may be
 * part of a web address.
 */
export function parseOrcid(text: string | undefined): string | undefined {
  const found = /(?:^|\/)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])\/?$/iu.exec(text ?? '');
  return found?.slice(1).join('-').toUpperCase();
}

/** The first ISSN or ISBN in a text. */
export interface SerialNumber {
  key: 'ISSN' | 'ISBN';
  value: string;
  /** Whether the text contains nothing except this number. */
  isWhole: boolean;
}

export function parseSerialNumber(text: string): SerialNumber | undefined {
  const plain = text.trim().slice(0, 500);
  const isbn = /(?<![\dX-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dX-])/u.exec(plain)?.[0];
  if (isbn !== undefined) return { key: 'ISBN', value: isbn.replace(/ /gu, '-'), isWhole: isbn === plain };
  const [issn, first, second = ''] = /(?<![\dX-])(\d{4})-?(\d{3}[\dXx])(?![\dX-])/u.exec(plain) ?? [];
  if (issn === undefined) return undefined;
  return { key: 'ISSN', value: `${first}-${second.toUpperCase()}`, isWhole: issn === plain };
}

/**
 * Formats a range of pages with an en dash, such as `310–324` or `S12–S18`. A text that is not a range is not
 * changed, except that spaces around it are removed.
 */
export function formatPages(text: string): string {
  return text.trim().replace(/^([^\s–—-]{1,30})\s*[-–—]{1,3}\s*([^\s–—-]{1,30})$/u, '$1–$2');
}
