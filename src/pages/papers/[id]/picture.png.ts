import type { APIRoute, GetStaticPaths } from 'astro';
import { formatPicture } from '../../../export/picture.ts';
import { homeUrl } from '../../../library/address.ts';
import { currentLibrary, currentPaperFiles, currentSite } from '../../../build/build-context.ts';
import { toPng } from '../../_picture.ts';

/** The pictures of the papers. One is made again only if what it shows changes. */
export const getStaticPaths = (async () => {
  // Those who show a shared address want the picture's whole address.
  if (homeUrl() === undefined || !(await currentPaperFiles()).includes('picture')) return [];
  const { papers, byline } = await currentLibrary();
  const { title } = await currentSite();
  return papers.map((paper) => {
    const svg = formatPicture(paper, byline(paper), title);
    return { params: { id: paper.id }, props: { svg }, cacheKey: svg };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = async ({ props: { svg } }) =>
  new Response(await toPng(svg), { headers: { 'Content-Type': 'image/png' } });
