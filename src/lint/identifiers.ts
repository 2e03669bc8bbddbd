import type { Paper } from '../model/paper.ts';

/** What is wrong with an identifier, and what to do. */
export interface BadIdentifier {
  key: keyof Paper;
  message: string;
  advice: string;
}

type Check = (value: string) => string | undefined;

/** What each identifier must look like; the answer says what is wrong with it. */
const checks: readonly (readonly [keyof Paper, Check])[] = [
  ['DOI', (value) => (/^10\./.test(value) ? undefined : 'is written as an address')],
  [
    'arXiv',
    (value) =>
      /^(?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7})$/u.test(value)
        ? undefined
        : 'is no number of arXiv',
  ],
  ['PMID', (value) => (/^[1-9]\d{0,8}$/.test(value) ? undefined : 'is no number of PubMed')],
  ['PMCID', (value) => (/^PMC\d{1,9}$/i.test(value) ? undefined : 'is no number of PubMed Central')],
  ['ISBN', (value) => (isIsbn(value) ? undefined : 'has a slip: its last digit does not fit the others')],
  ['ISSN', (value) => (isIssn(value) ? undefined : 'has a slip: its last digit does not fit the others')],
];

const advice: Partial<Record<keyof Paper, string>> = {
  DOI: 'Write it bare, as 10.1234/abc.5.',
  arXiv: 'Write it as 2407.21783, without a version.',
  PMID: 'Write the number alone, as 29424689.',
  PMCID: 'Write it as PMC5832410.',
};

/** The identifiers of a paper, or of a version of it, that cannot be right. */
export function badIdentifiers(paper: Partial<Paper>): BadIdentifier[] {
  return checks.flatMap(([key, check]) => {
    const value = paper[key];
    const fault = typeof value === 'string' ? check(value) : undefined;
    if (fault === undefined) return [];
    return [
      {
        key,
        message: `${key} "${String(value)}" ${fault}.`,
        advice: advice[key] ?? 'Compare it with the paper.',
      },
    ];
  });
}

/** ISO 2108; ten or thirteen digits. */
function isIsbn(text: string): boolean {
  const digits = text.replace(/[\s-]/gu, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) return weighted(digits, (index) => 10 - index) % 11 === 0;
  return /^\d{13}$/.test(digits) && weighted(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** ISO 3297. */
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
