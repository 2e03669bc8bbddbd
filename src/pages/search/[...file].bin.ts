import type { APIRoute, GetStaticPaths } from 'astro';
import { currentSearchFiles } from '../_search.ts';

/** The files of the search index. They are in a folder whose name is a hash of the content of the files. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { files } = await currentSearchFiles();
  return [...files.keys()].map((file) => ({ params: { file } }));
};

export const GET: APIRoute = async ({ params }) => {
  const { files } = await currentSearchFiles();
  const bytes = files.get(params.file ?? '');
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(bytes, { headers: { 'Content-Type': 'application/octet-stream' } });
};
