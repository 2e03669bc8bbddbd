import type { APIRoute } from 'astro';
import { citationKeys } from '../export/citation-keys.ts';
import { currentLibrary } from '../build/build-context.ts';

/** The citation key of every paper by its id, by which the search finds its entry in the files of all papers. */
export const GET: APIRoute = async () => {
  const { papers } = await currentLibrary();
  return new Response(JSON.stringify(Object.fromEntries(citationKeys(papers))), {
    headers: { 'Content-Type': 'application/json' },
  });
};
