import type { APIRoute } from 'astro';
import { citationKeys } from '../export/citation-keys.ts';
import { formatRis } from '../export/ris.ts';
import { currentLibrary } from '../library/current.ts';

/** All papers as RIS. */
export const GET: APIRoute = async () => {
  const { papers } = await currentLibrary();
  return new Response(formatRis(papers, citationKeys(papers)), {
    headers: { 'Content-Type': 'application/x-research-info-systems; charset=utf-8' },
  });
};
