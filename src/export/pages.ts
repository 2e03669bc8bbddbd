import { oneLine } from '../model/characters.ts';

/**
 * The first and last page of a paper. For a single page, an article number or a list of ranges, there is only `first`.
 */
export interface Pages {
  first: string;
  last?: string;
}

/** Parses `1-10`, `1–10`, `e12--e15`, `S1-3–S1-9`. A list of ranges such as `1-3, 7` is returned unchanged as `first`. */
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
