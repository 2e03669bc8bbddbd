import path from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { type SiteFile, siteFiles } from '../build/site-files.ts';
import { hasPublicFile } from '../files/public-folder.ts';
import { mediaTypeOf } from '../model/file-type.ts';

/** All files for machines. The build writes them without this route; `npm run dev` serves them through it. */
export const getStaticPaths = (async () =>
  (await siteFiles())
    .filter((file) => !hasPublicFile(file.path))
    .map((file) => ({ params: { file: file.path }, props: { file } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: SiteFile }> = async ({ props: { file } }) => {
  const made = await file.make();
  const body = typeof made === 'string' ? made : new Uint8Array(made);
  return new Response(body, { headers: { 'Content-Type': mediaTypeOf(path.basename(file.path)) ?? '' } });
};
