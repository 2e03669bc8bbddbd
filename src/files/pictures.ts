import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Picture, PictureSize } from '../model/picture.ts';
import { imageName } from './images.ts';

/**
 * Reads the pictures in a folder, by file name. A folder that does not exist counts as empty. A file that is not an image
 * is left out; `findImageErrors` reports it.
 */
export async function readPictures(folder: string): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  if (!existsSync(folder)) return pictures;
  for (const name of (await readdir(folder)).filter((each) => imageName.test(each)).sort()) {
    const picture = await readPicture(path.join(folder, name)).catch(() => undefined);
    if (picture) pictures.set(name, picture);
  }
  return pictures;
}

async function readPicture(file: string): Promise<Picture> {
  const bytes = await readFile(file);
  // `sharp` is loaded only for content with pictures, because it needs a binary for the platform.
  const { default: sharp } = await import('sharp');
  const { width, height, orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const isTurned = orientation >= 5;
  return {
    file,
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    width: isTurned ? height : width,
    height: isTurned ? width : height,
  };
}

/** Returns the name of a scaled picture in the site. It states everything from which `drawPicture` makes the picture. */
export function pictureName({ file, hash }: Picture, { width, height }: PictureSize): string {
  const stem = path.parse(file).name.replace(/[^A-Za-z0-9-]+/gu, '-');
  return `${stem}.${hash}-${width}x${height}.webp`;
}

const scaledName = /\.(?<hash>[0-9a-f]{16})-(?<width>\d{1,6})x(?<height>\d{1,6})\.webp$/u;

/** Parses the name of a scaled picture; `undefined` if it is another file. */
export function parsePictureName(name: string): { hash: string; size: PictureSize } | undefined {
  const { hash = '', width, height } = scaledName.exec(name)?.groups ?? {};
  return hash === '' ? undefined : { hash, size: { width: Number(width), height: Number(height) } };
}

/**
 * Scales a picture, and cuts off what is outside of the size. A picture is never enlarged.
 *
 * @returns the picture in the format WebP
 */
export async function drawPicture({ file }: Picture, { width, height }: PictureSize): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(await readFile(file), { failOn: 'none', pages: -1 })
    .rotate()
    .resize({ width, height, withoutEnlargement: true })
    .webp()
    .toBuffer();
}
