/** The start of a DOI's address, or of a text that says that it is one. */
const doiPrefix = /^(?:(?:https?:)?(?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:?\s*)/iu;

/** The bare DOI, `10.7554/eLife.32822`, of one that is written so, as `doi:…` or as an address; else `undefined`. */
export function parseDoi(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 2000);
  const bare = trimmed.replace(doiPrefix, '');
  const doi = bare !== trimmed && /%[0-9a-f]{2}/iu.test(bare) ? decoded(bare) : bare;
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}\p{Cs}]+$/u.test(doi) ? doi.replace(/[.,;]$/u, '') : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The arXiv id without its version in `arXiv:2407.21783v2`, in an address of arXiv, or in an id as `math/0309136`. */
export function parseArXiv(text: string): string | undefined {
  const id =
    /(?:^|arxiv:\s*|arxiv\.org\/(?:abs|pdf)\/|10\.48550\/arxiv\.)((?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7}))(?:v\d+)?(?:\.pdf)?(?:$|[\s,;\]])/iu;
  return id.exec(text.trim().slice(0, 500))?.[1];
}

/** The number of an ORCID, written as a number, with hyphens or without, or as an address. */
export function parseOrcid(text: string | undefined): string | undefined {
  const found = /(?:^|\/)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])\/?$/iu.exec(text ?? '');
  return found?.slice(1).join('-').toUpperCase();
}

/** An ISSN or an ISBN, the first that the text names. */
export interface SerialNumber {
  key: 'ISSN' | 'ISBN';
  value: string;
  /** The text names no other, and nothing besides. */
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

/** Pages with an en dash: `310–324`, `S12–S18`. What is no range of two stays as it is. */
export function formatPages(text: string): string {
  return text.trim().replace(/^([^\s–—-]{1,30})\s*[-–—]{1,3}\s*([^\s–—-]{1,30})$/u, '$1–$2');
}
