import path from 'node:path';
import type { ImageTransform } from 'astro';
import { findClientFile } from '../files/client-files.ts';
import type { SiteFile } from './site-files/site-file.ts';

/** Folder of the pictures of the compiled site, below the root of the site. Their names have a hash of their content. */
const originalsPath = '_astro';

/** Folder of the pictures that are made from them. */
const scaledPath = `${originalsPath}/scaled`;

/** Values of the attributes of `<Image>`, except its size and format, that change how the picture looks. */
type Look = Pick<ImageTransform, 'quality' | 'fit' | 'position' | 'background'>;

/**
 * Returns the address of a picture in a free page. It states everything from which `pagePictureFile` makes the picture: the
 * name of the original, the size, the values of other attributes (if there are any), and the format.
 */
export function pagePictureAddress(options: ImageTransform): string {
  const { src, width = 0, height = 0, format, quality, fit, position, background } = options;
  if (typeof src === 'string') return src;
  const original = 'src' in src ? src : undefined;
  if (original === undefined) throw new Error('A picture must be imported, or have an address.');
  // A browser scales a drawing.
  if (original.format === 'svg') return original.src;
  const look: Look = { quality, fit, position, background };
  const hasLook = Object.values(look).some((value) => value !== undefined && value !== null);
  const size = `${Math.round(width)}x${Math.round(height)}${hasLook ? `-${encodeLook(look)}` : ''}`;
  const name = `${portableName(path.posix.basename(original.src))}.${size}.${format ?? 'webp'}`;
  return `${encodeURI(path.posix.dirname(original.src))}/${path.posix.basename(scaledPath)}/${name}`;
}

/** Returns the name of an original as names of scaled pictures contain it. Its hash, at its end, makes it unique. */
function portableName(original: string): string {
  return original.replace(/[^A-Za-z0-9._-]+/gu, '-').slice(-80);
}

function encodeLook(look: Look): string {
  return Buffer.from(JSON.stringify(look)).toString('base64url');
}

const usedPicture = new RegExp(`/${scaledPath}/([A-Za-z0-9._-]{1,2000})`, 'gu');

/**
 * Returns the paths of the pictures of free pages that a page shows.
 *
 * @param originals the names of the pictures in the compiled site
 */
export function pagePicturesOn(html: Uint8Array, originals: readonly string[]): string[] {
  if (originals.length === 0) return [];
  const text = Buffer.from(html.buffer, html.byteOffset, html.byteLength).toString();
  const scaled = [...text.matchAll(usedPicture)].map(([, name = '']) => `${scaledPath}/${name}`);
  const shown = originals.filter((name) =>
    [name, encodeURI(name)].some((each) => text.includes(`/${originalsPath}/${each}`)),
  );
  return [...new Set([...scaled, ...shown.map((name) => `${originalsPath}/${name}`)])];
}

/**
 * Returns a picture of a free page by its path in the site; `undefined` if the compiled site has no such picture.
 *
 * @param client the folder of the files of the compiled site
 */
export function pagePictureFile(file: string, client: string): SiteFile | undefined {
  const originals = path.join(client, originalsPath);
  if (path.posix.dirname(file) === originalsPath) {
    const original = findClientFile(originals, (each) => each === path.posix.basename(file));
    return original && { path: file, key: 'client', make: original.read };
  }
  if (path.posix.dirname(file) !== scaledPath) return undefined;
  const { name, width, height, look, format } =
    /^(?<name>.+)\.(?<width>\d{1,6})x(?<height>\d{1,6})(?:-(?<look>[\w-]+))?\.(?<format>[a-z]{3,4})$/u.exec(
      path.posix.basename(file),
    )?.groups ?? {};
  const from = findClientFile(originals, (each) => portableName(each) === name);
  if (from === undefined) return undefined;
  const transform = {
    src: from.name,
    // Zero means that the size follows from the picture.
    ...(Number(width) > 0 && { width: Number(width) }),
    ...(Number(height) > 0 && { height: Number(height) }),
    ...(look !== undefined && (JSON.parse(Buffer.from(look, 'base64url').toString()) as Look)),
    format,
  };
  return {
    path: file,
    key: 'picture',
    make: async () => {
      // The service and `sharp` are loaded only for free pages with pictures.
      const { default: service } = await import('astro/assets/services/sharp');
      const config = { service: { entrypoint: '', config: {} } } as Parameters<typeof service.transform>[2];
      const { data } = await service.transform(from.read(), transform, config, console);
      return data;
    },
  };
}
