import { formatPicture } from '../../export/picture.ts';
import { homeUrl, picturePath } from '../../library/address.ts';
import { currentLibrary, currentPageKeys, currentPaperFiles, currentSite } from '../build-context.ts';
import type { SiteFile } from './site-file.ts';

/**
 * The pictures of papers for sharing. A preview of a shared link needs the absolute address of the picture, so a site
 * without `url` has none.
 */
export async function pictureFiles(): Promise<SiteFile[]> {
  if (homeUrl() === undefined || !(await currentPaperFiles()).includes('picture')) return [];
  const { papers, byline } = await currentLibrary();
  const { title } = await currentSite();
  const { item } = await currentPageKeys();
  return papers.map((paper) => ({
    path: picturePath(paper).slice(1),
    key: () => JSON.stringify([item(paper), title]),
    make: () => toPng(formatPicture(paper, byline(paper), title)),
  }));
}

/** Converts an SVG image to a PNG image. */
async function toPng(svg: string): Promise<Uint8Array> {
  // `sharp` is loaded only for sites with preview images, because it needs a binary for the platform.
  const { default: sharp } = await import('sharp');
  return await sharp(Buffer.from(svg)).png({ palette: true, colours: 16, effort: 1, dither: 0 }).toBuffer();
}
