import type { APIRoute } from 'astro';
import { currentSearchFiles } from './_search.ts';

/** The manifest of the search index, which names the other files. */
export const GET: APIRoute = async () => {
  const { manifest } = await currentSearchFiles();
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/json' } });
};
