/** A prefix of a DOI: that of its address, or `doi:`. */
const doiPrefix = /^(?:(?:https?:)?(?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:?\s*)/iu;

/** Returns the bare DOI (`10.7554/eLife.32822`) of a text that is a DOI, `doi:…` or a DOI's address; else `undefined`. */
export function parseDoi(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 2000);
  const bare = trimmed.replace(doiPrefix, '');
  const doi = bare !== trimmed && /%[0-9a-f]{2}/iu.test(bare) ? decodePercents(bare) : bare;
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}\p{Cs}]+$/u.test(doi) ? doi.replace(/[.,;]$/u, '') : undefined;
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the arXiv id in `arXiv:2407.21783v2`, in an address of arXiv, or in an old id such as `math/0309136`, without its version. */
export function parseArXiv(text: string): string | undefined {
  const id =
    /(?:^|arxiv:\s*|arxiv\.org\/(?:abs|pdf)\/|10\.48550\/arxiv\.)((?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7}))(?:v\d+)?(?:\.pdf)?(?:$|[\s,;\]])/iu;
  return id.exec(text.trim().slice(0, 500))?.[1];
}

/** Returns an ORCID in the form `0000-0002-1825-0097`. The text may have no hyphens, or be an address. */
export function parseOrcid(text: string | undefined): string | undefined {
  const found = /(?:^|\/)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])\/?$/iu.exec(text ?? '');
  return found?.slice(1).join('-').toUpperCase();
}

/** The first ISSN or ISBN in a text. */
export interface SerialNumber {
  key: 'ISSN' | 'ISBN';
  value: string;
  /** Whether the text contains nothing else. */
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

/** Writes a range of pages with an en dash: `310–324`, `S12–S18`. Other texts are returned unchanged. */
export function formatPages(text: string): string {
  return text.trim().replace(/^([^\s–—-]{1,30})\s*[-–—]{1,3}\s*([^\s–—-]{1,30})$/u, '$1–$2');
}
