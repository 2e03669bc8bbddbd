import type { APIRoute, GetStaticPaths } from 'astro';
import { siteFiles } from '../build/site-files.ts';
import { siteMediaType } from '../build/site-files/media-type.ts';
import type { SiteFile } from '../build/site-files/site-file.ts';

/** All files for machines. The build writes them without this route; `npm run dev` serves them through it. */
export const getStaticPaths = (async () => {
  const files = import.meta.env.DEV ? await siteFiles() : [];
  return files.map((file) => ({ params: { file: file.path }, props: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: SiteFile }> = async ({ props: { file } }) => {
  const made = await file.make();
  const body = typeof made === 'string' ? made : new Uint8Array(made);
  return new Response(body, { headers: { 'Content-Type': siteMediaType(file.path) } });
};
