import type { APIRoute } from 'astro';
import { citationKeys } from '../export/citation-keys.ts';
import { currentLibrary } from '../build/build-context.ts';

/**
 * `papers.keys.json`: the citation key of each paper, by the id of the paper. With this key, the search finds the entry
 * of a paper in files such as `papers.bib`.
 */
export const GET: APIRoute = async () => {
  const { papers } = await currentLibrary();
  return new Response(JSON.stringify(Object.fromEntries(citationKeys(papers))), {
    headers: { 'Content-Type': 'application/json' },
  });
};
