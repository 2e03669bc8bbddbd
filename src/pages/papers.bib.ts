import type { APIRoute } from 'astro';
import { formatBibtex } from '../export/bibtex.ts';
import { citationKeys } from '../export/citation-keys.ts';
import { currentLibrary } from '../library/current.ts';

/** All papers as BibTeX. */
export const GET: APIRoute = async () => {
  const { papers } = await currentLibrary();
  return new Response(formatBibtex(papers, citationKeys(papers)), {
    headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' },
  });
};
