import { yearOf } from '../model/date.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/**
 * What two titles of one paper have in common: letters and digits, without case and without accents of Latin letters; and the
 * signs that tell C, C++ and C# apart.
 */
export function titleKey(title: string): string {
  const key = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim();
  return key === '' ? title : key;
}

/** Whether two papers of one title may be the same: at most a year apart, and authors in common where both name some. */
export function isCompatible(
  a: Pick<Paper, 'author' | 'issued'>,
  b: Pick<Paper, 'author' | 'issued'>,
): boolean {
  if (!areNear(a.issued, b.issued)) return false;
  if (!a.author || !b.author) return true;
  const names = new Set(a.author.map(nameKey));
  return b.author.some((name) => names.has(nameKey(name)));
}

/** Whether two dates are at most a year apart, as those of a preprint and its publication; an unknown one is near to all. */
export function areNear(a: string | undefined, b: string | undefined): boolean {
  return !a || !b || Math.abs(Number(yearOf(a)) - Number(yearOf(b))) <= 1;
}
