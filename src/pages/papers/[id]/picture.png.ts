import type { APIRoute, GetStaticPaths } from 'astro';
import { formatPicture } from '../../../export/picture.ts';
import { homeUrl } from '../../../library/address.ts';
import { currentLibrary, currentPaperFiles, currentSite } from '../../../build/build-context.ts';
import { toPng } from '../../_picture.ts';

/** The preview images of papers. An image is rendered again only if its content changes. */
export const getStaticPaths = (async () => {
  // A preview of a shared link needs the absolute address of the image, so the site must have a `url`.
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
