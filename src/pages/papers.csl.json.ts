import type { APIRoute } from 'astro';
import { citationKeys } from '../export/citation-keys.ts';
import { formatCslJson } from '../export/csl-json.ts';
import { currentLibrary } from '../library/current.ts';

/** All papers as CSL-JSON. */
export const GET: APIRoute = async () => {
  const { papers } = await currentLibrary();
  return new Response(formatCslJson(papers, citationKeys(papers)), {
    headers: { 'Content-Type': 'application/vnd.citationstyles.csl+json' },
  });
};
