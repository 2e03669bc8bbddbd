import path from 'node:path';
import type { ImageMetadata } from 'astro';
import type { Person } from '../library/people.ts';

/** The images in `content/authors/`, by file path. */
const photos = import.meta.glob<{ default: ImageMetadata }>('@content/authors/*.{jpg,jpeg,png,webp,avif}', {
  eager: true,
  caseSensitive: false,
});

/** The images in `content/papers/`, by file path. */
const thumbnails = import.meta.glob<{ default: ImageMetadata }>(
  '@content/papers/*.{jpg,jpeg,png,webp,avif}',
  { eager: true, caseSensitive: false },
);

/** The images in `content/papers/`, by file name without extension. */
const thumbnailsById = new Map(
  Object.entries(thumbnails)
    .map(([file, image]): [string, ImageMetadata] => [path.parse(file).name, image.default])
    .reverse(),
);

/** Returns the thumbnail of a paper: the image in `content/papers/` whose file name is the id of the paper. */
export function thumbnailOf({ id }: { id: string }): ImageMetadata | undefined {
  return thumbnailsById.get(id);
}

/** Returns the image in `content/authors/` that has this file name. */
export function photoNamed(name: string): ImageMetadata | undefined {
  return Object.entries(photos).find(([file]) => file.split('/').at(-1) === name)?.[1].default;
}

/** The images in `content/projects/`, by file path. */
const projectPictures = import.meta.glob<{ default: ImageMetadata }>(
  '@content/projects/*.{jpg,jpeg,png,webp,avif}',
  { eager: true, caseSensitive: false },
);

/** Returns the picture of a project: the one that its file names, or the one whose file name is the id of the project. */
export function projectPicture(project: {
  id: string;
  picture?: string | undefined;
}): ImageMetadata | undefined {
  const isOwn = (file: string) =>
    project.picture === undefined
      ? path.parse(file).name === project.id
      : file.split('/').at(-1) === project.picture;
  return Object.entries(projectPictures).find(([file]) => isOwn(file))?.[1].default;
}

/** Whether the file of a person names a photo that exists. */
export function hasPhoto(person: Person | undefined): boolean {
  return person?.author?.photo !== undefined && photoNamed(person.author.photo) !== undefined;
}
