import { yearOf } from '../model/date.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/** What two titles of one paper have in common: letters and digits, without case and accents. */
export function titleKey(title: string): string {
  const key = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return key === '' ? title : key;
}

/** Whether two papers of one title may be the same: authors in common where both name some, and at most a year apart. */
export function isCompatible(
  a: Pick<Paper, 'author' | 'issued'>,
  b: Pick<Paper, 'author' | 'issued'>,
): boolean {
  if (a.author && b.author) {
    const names = new Set(a.author.map(nameKey));
    if (!b.author.some((name) => names.has(nameKey(name)))) return false;
  }
  return !a.issued || !b.issued || Math.abs(Number(yearOf(a.issued)) - Number(yearOf(b.issued))) <= 1;
}
