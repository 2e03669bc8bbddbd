import path from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { contentFolder } from '../../../files/content-folder.ts';
import { type AttachedFile, readPaperFile } from '../../../files/paper-files.ts';
import { currentLibrary } from '../../../build/build-context.ts';
import { mediaTypeOf } from '../../../model/file-type.ts';

/** The files of papers in `content/papers/`, such as PDFs, each next to the page of its paper. */
export const getStaticPaths = (async () => {
  const { papers } = await currentLibrary();
  return papers.flatMap(({ id, files = [] }) =>
    files.flatMap(({ source }) => (source ? [{ params: { id, file: source.name }, props: { source } }] : [])),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ source: AttachedFile }> = async ({ props: { source } }) => {
  const bytes = await readPaperFile(path.resolve(contentFolder(), 'papers'), source);
  return new Response(bytes, { headers: { 'Content-Type': mediaTypeOf(source.name) ?? '' } });
};
