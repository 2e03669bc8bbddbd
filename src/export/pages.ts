import { oneLine } from '../model/characters.ts';

/** The first and the last page; only the first where there is one page, an article number, or no plain range. */
export interface Pages {
  first: string;
  last?: string;
}

/** Reads `1-10`, `1–10`, `e12--e15`, `S1-3–S1-9`. A list of ranges, `1-3, 7`, is no range: it stays as it is, as `first`. */
export function parsePages(text: string): Pages {
  const page = oneLine(text);
  if (/[,;&+]/u.test(page)) return { first: page };
  const separators = [/ ?(?:--+|[–—]) ?/u, / ?[-‐‑−] ?/u];
  for (const separator of separators) {
    const [first, last, ...more] = page.split(separator);
    if (first && last && more.length === 0) return { first, last };
  }
  return { first: page };
}
