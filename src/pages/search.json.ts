import type { APIRoute } from 'astro';
import { currentLibrary } from '../library/current.ts';

export const GET: APIRoute = async () => {
  const library = await currentLibrary();
  return new Response(JSON.stringify(library.papers.map(({ id }) => id)), {
    headers: { 'Content-Type': 'application/json' },
  });
};
