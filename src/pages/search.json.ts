import type { APIRoute } from 'astro';
import { currentSearchFiles } from './_search.ts';

/**
 * `search.json`: the manifest of the search index. It contains the name of the folder with the other files of the
 * index.
 */
export const GET: APIRoute = async () => {
  const { manifest } = await currentSearchFiles();
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/json' } });
};
