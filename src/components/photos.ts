import path from 'node:path';
import type { ImageMetadata } from 'astro';

/** The images in `content/authors/`, by path. */
const photos = import.meta.glob<{ default: ImageMetadata }>(
  '@content/authors/*.{jpg,jpeg,png,webp,avif,JPG,JPEG,PNG,WEBP,AVIF}',
  { eager: true },
);

/** The images in `content/papers/`, by path. */
const thumbnails = import.meta.glob<{ default: ImageMetadata }>(
  '@content/papers/*.{jpg,jpeg,png,webp,avif,JPG,JPEG,PNG,WEBP,AVIF}',
  { eager: true },
);

/** Returns the thumbnail of a paper: an image in `content/papers/` that is named after its id. */
export function thumbnailOf({ id }: { id: string }): ImageMetadata | undefined {
  return Object.entries(thumbnails).find(([file]) => path.parse(file).name === id)?.[1].default;
}

/** Returns the image with this file name in `content/authors/`. */
export function photoNamed(name: string): ImageMetadata | undefined {
  return Object.entries(photos).find(([file]) => file.split('/').at(-1) === name)?.[1].default;
}
