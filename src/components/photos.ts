import path from 'node:path';
import type { ImageMetadata } from 'astro';

/** The pictures that lie beside the files of people, by path. */
const photos = import.meta.glob<{ default: ImageMetadata }>(
  '@content/authors/*.{jpg,jpeg,png,webp,avif,JPG,JPEG,PNG,WEBP,AVIF}',
  { eager: true },
);

/** The pictures that lie beside papers, by path: `content/papers/<id>.png`. */
const thumbnails = import.meta.glob<{ default: ImageMetadata }>(
  '@content/papers/*.{jpg,jpeg,png,webp,avif,JPG,JPEG,PNG,WEBP,AVIF}',
  { eager: true },
);

/** The picture that lies beside a paper, if there is one. */
export function thumbnailOf({ id }: { id: string }): ImageMetadata | undefined {
  return Object.entries(thumbnails).find(([file]) => path.parse(file).name === id)?.[1].default;
}

/** The picture of that name in `content/authors/`, if it is there. */
export function photoNamed(name: string): ImageMetadata | undefined {
  return Object.entries(photos).find(([file]) => file.split('/').at(-1) === name)?.[1].default;
}
