import path from 'node:path';
import { contentFolder } from '../files/content-folder.ts';
import { drawPicture, parsePictureName, pictureName, readPictures } from '../files/pictures.ts';
import { toAddress } from '../library/address.ts';
import type { Picture, PictureSize } from '../model/picture.ts';
import { oncePerBuild } from './once-per-build.ts';
import type { SiteFile } from './site-files/site-file.ts';

/** The pictures of the content folder, by file name. */
interface Pictures {
  /** The pictures next to `site.yaml`. */
  site: ReadonlyMap<string, Picture>;
  authors: ReadonlyMap<string, Picture>;
  papers: ReadonlyMap<string, Picture>;
  projects: ReadonlyMap<string, Picture>;
}

/** Returns the pictures of the content folder. */
export const currentPictures = oncePerBuild(async (): Promise<Pictures> => {
  const folder = path.resolve(contentFolder());
  const [site, authors, papers, projects] = await Promise.all(
    ['', 'authors', 'papers', 'projects'].map((name) => readPictures(path.join(folder, name))),
  );
  const none = new Map<string, Picture>();
  return {
    site: site ?? none,
    authors: authors ?? none,
    papers: papers ?? none,
    projects: projects ?? none,
  };
});

/** The folder of scaled pictures in the site. Hosts keep its files for good, because their names have a hash. */
const picturesPath = '_astro';

/** Returns the address of a scaled picture. The build makes each picture whose address a page contains. */
export function pictureAddress(picture: Picture, size: PictureSize): string {
  return toAddress(`/${picturesPath}/${pictureName(picture, size)}`);
}

/** The name of a scaled picture at the beginning of a text. */
const nameOfPicture = /^[A-Za-z0-9-]{0,255}\.[0-9a-f]{16}-\d{1,6}x\d{1,6}\.webp/u;

/** Returns the paths of the scaled pictures that a page shows. */
export function picturesOn(html: Uint8Array): string[] {
  // Most pages have no picture, and searching bytes is faster than decoding them.
  const bytes = Buffer.from(html.buffer, html.byteOffset, html.byteLength);
  if (!bytes.includes('.webp')) return [];
  const [, ...afterFolder] = bytes.toString('latin1').split(`/${picturesPath}/`);
  const names = afterFolder.flatMap((text) => nameOfPicture.exec(text)?.[0] ?? []);
  return [...new Set(names)].map((name) => `${picturesPath}/${name}`);
}

/** Returns a scaled picture by its path in the site; `undefined` if the content has no such picture. */
export async function pictureFile(file: string): Promise<SiteFile | undefined> {
  const parsed = parsePictureName(file);
  if (!parsed || path.posix.dirname(file) !== picturesPath) return undefined;
  for (const pictures of Object.values(await currentPictures()) as Pictures[keyof Pictures][])
    for (const picture of pictures.values())
      if (picture.hash === parsed.hash && path.posix.basename(file) === pictureName(picture, parsed.size))
        return { path: file, key: 'picture', make: () => drawPicture(picture, parsed.size) };
  return undefined;
}
