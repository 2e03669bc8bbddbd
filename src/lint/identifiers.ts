import type { Paper } from '../model/paper.ts';

/** An invalid identifier: the key under which the paper has the identifier, and the message and advice about it. */
export interface BadIdentifier {
  key: keyof Paper;
  message: string;
  advice: string;
}

type Check = (value: string) => string | undefined;

/**
 * The check of each identifier. If the identifier is invalid, the check returns the end of a sentence: `is not an arXiv
 * number`.
 */
const checks: readonly (readonly [keyof Paper, Check])[] = [
  ['DOI', (value) => (/^10\./.test(value) ? undefined : 'is an address')],
  [
    'arXiv',
    (value) =>
      /^(?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7})$/u.test(value)
        ? undefined
        : 'is not an arXiv number',
  ],
  ['PMID', (value) => (/^[1-9]\d{0,8}$/.test(value) ? undefined : 'is not a PubMed number')],
  ['PMCID', (value) => (/^PMC\d{1,9}$/i.test(value) ? undefined : 'is not a PubMed Central number')],
  [
    'ISBN',
    (value) =>
      isIsbn(value)
        ? undefined
        : 'has a typing error: its check digit, the last one, does not match the others',
  ],
  [
    'ISSN',
    (value) =>
      isIssn(value)
        ? undefined
        : 'has a typing error: its check digit, the last one, does not match the others',
  ],
];

const advice: Partial<Record<keyof Paper, string>> = {
  DOI: 'Write the DOI without the address, such as 10.1234/abc.5.',
  arXiv: 'Write the number without a version, such as 2407.21783.',
  PMID: 'Write only the number, such as 29424689.',
  PMCID: 'Write the number as PMC and digits, such as PMC5832410.',
};

/** Returns the invalid identifiers of a paper, or of one of its versions (preprint, article). */
export function badIdentifiers(paper: Partial<Paper>): BadIdentifier[] {
  return checks.flatMap(([key, check]) => {
    const value = paper[key];
    const problem = typeof value === 'string' ? check(value) : undefined;
    if (problem === undefined) return [];
    return [
      {
        key,
        message: `The value "${String(value)}" of "${key}" ${problem}.`,
        advice: advice[key] ?? 'Compare the number with the one in the paper.',
      },
    ];
  });
}

/** Whether a text is an ISBN of 10 or 13 digits whose check digit is correct (ISO 2108). */
function isIsbn(text: string): boolean {
  const digits = text.replace(/[\s-]/gu, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) return weighted(digits, (index) => 10 - index) % 11 === 0;
  return /^\d{13}$/.test(digits) && weighted(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** Whether a text is an ISSN whose check digit is correct (ISO 3297). */
function isIssn(text: string): boolean {
  const digits = text.replace('-', '').toUpperCase();
  return /^\d{7}[\dX]$/.test(digits) && weighted(digits, (index) => 8 - index) % 11 === 0;
}

function weighted(digits: string, weight: (index: number) => number): number {
  return [...digits].reduce(
    (sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * weight(index),
    0,
  );
}
