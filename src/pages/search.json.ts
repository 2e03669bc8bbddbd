import type { APIRoute } from 'astro';
import { currentSearchFiles } from './_search.ts';

/** The first file of the search, which names the others. */
export const GET: APIRoute = async () => {
  const { manifest } = await currentSearchFiles();
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/json' } });
};
