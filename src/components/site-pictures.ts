import type { ImageMetadata } from 'astro';

/** The images next to `site.yaml`, by file path. */
const pictures = import.meta.glob<{ default: ImageMetadata }>('@content/*.{jpg,jpeg,png,webp,avif}', {
  eager: true,
  caseSensitive: false,
});

/** Returns the image in the content folder that has this file name. */
export function sitePictureNamed(name: string | undefined): ImageMetadata | undefined {
  return Object.entries(pictures).find(([file]) => file.split('/').at(-1) === name)?.[1].default;
}
