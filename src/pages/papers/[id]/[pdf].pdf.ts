import path from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { contentFolder } from '../../../files/content-folder.ts';
import { type PaperPdf, readPaperPdf } from '../../../files/paper-pdfs.ts';
import { currentLibrary } from '../../../build/build-context.ts';

/** The PDFs in `content/papers/`, each next to the page of its paper. */
export const getStaticPaths = (async () => {
  const { papers } = await currentLibrary();
  return papers.flatMap(({ id, pdfs = [] }) =>
    pdfs.map((pdf) => ({ params: { id, pdf: pdf.name }, props: { pdf } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ pdf: PaperPdf }> = async ({ props: { pdf } }) => {
  const bytes = await readPaperPdf(path.resolve(contentFolder(), 'papers'), pdf);
  return new Response(bytes, { headers: { 'Content-Type': 'application/pdf' } });
};
