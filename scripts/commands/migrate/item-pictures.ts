import path from 'node:path';
import { maxFileBytes } from '../../../src/files/paper-files.ts';
import type { ClassifiedFile } from '../../../src/import/migrate/site-layout.ts';
import { extensionOf, mediaTypeOf } from '../../../src/model/file-type.ts';
import { type SourceSite, sourceBytes } from './source-site.ts';

const pictureTypes = new Set(['jpg', 'jpeg', 'png', 'webp', 'avif']);

/** Finds a picture of an item: next to its text, or in the folder of pictures of people. */
export function findItemPicture(
  site: SourceSite,
  file: ClassifiedFile,
  names: readonly string[],
  item?: string,
): string | undefined {
  const folder = path.posix.dirname(file.path);
  const isBundle = /\/_?index\.\w+$/u.test(file.path);
  const found = site.files.find(
    ({ path: each }) =>
      isPictureFile(each) &&
      ((isBundle &&
        path.posix.dirname(each) === folder &&
        names.some((name) => path.posix.basename(each).startsWith(name))) ||
        (item !== undefined &&
          /^(?:assets|static)\/media\/authors\//u.test(each) &&
          path.posix.parse(each).name === item)),
  );
  return found?.path;
}

export function isPictureFile(file: string): boolean {
  return pictureTypes.has(extensionOf(file));
}

/** Whether Offprint serves a file of this type and size. */
export function isServedFile(site: SourceSite, file: string): boolean {
  if (mediaTypeOf(file) === undefined) return false;
  const bytes = sourceBytes(site, file);
  return bytes > 0 && bytes <= maxFileBytes;
}

/** Returns the name of a file as it can be part of an address. */
export function servedName(file: string): string {
  const { name, ext } = path.posix.parse(file);
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/gu, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/gu, '');
  return `${plain.slice(0, 80) || 'file'}${ext.toLowerCase()}`;
}
