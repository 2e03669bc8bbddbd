import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '../../../src/files/frontmatter.ts';
import { extensionOf } from '../../../src/model/file-type.ts';
import type { ReadableFile } from './find-files.ts';

/** A file to rename, with paths in the content folder. */
export interface Renamed {
  path: string;
  newPath: string;
}

const pictureTypes = new Set(['jpg', 'jpeg', 'png', 'webp', 'avif']);

/** Whether a file is the text of a folder, as in `folding/index.md`. */
export function isBundle({ path: file }: Renamed): boolean {
  return /\/_?index\.md$/u.test(file);
}

/** Lists the paths of all files in the folders of papers and authors. */
export function existingFiles(content: string): Set<string> {
  const list = (folder: string): string[] => {
    try {
      const entries = readdirSync(path.join(content, folder), { withFileTypes: true });
      return entries.flatMap((entry) => {
        const file = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return file.split('/').length < 3 ? list(file) : [];
        return entry.isFile() ? [file] : [];
      });
    } catch {
      return [];
    }
  };
  return new Set([...list('papers'), ...list('authors')]);
}

/**
 * Finds the files next to `<folder>/index.md` that get another place: the picture of a paper, the photo of a person, and
 * files of a paper whose folder gets another name.
 */
export function attachedFiles(file: ReadableFile, existing: ReadonlySet<string>): Renamed[] {
  if (!isBundle(file) || file.folder === 'news') return [];
  const folder = path.posix.dirname(file.path);
  const id = file.newPath.replace(/\.md$/u, '');
  const pictureName = file.folder === 'authors' ? 'avatar' : 'featured';
  return [...existing].flatMap((each) => {
    const name = path.posix.basename(each);
    if (path.posix.dirname(each) !== folder || each === file.path || name.startsWith('.')) return [];
    const extension = extensionOf(name);
    if (path.posix.parse(name).name === pictureName && pictureTypes.has(extension))
      return [{ path: each, newPath: `${id}.${extension}` }];
    return file.folder === 'papers' && folder !== id ? [{ path: each, newPath: `${id}/${name}` }] : [];
  });
}

/**
 * Finds the files `_index.md` of Hugo directly in the folders of papers, authors, projects and news. They describe the list page,
 * which Offprint makes itself, so they are set aside under a name that Offprint does not read.
 */
export function listPages(content: string): Renamed[] {
  return ['papers', 'authors', 'projects', 'news'].flatMap((folder) => {
    const file = `${folder}/_index.md`;
    return existsSync(path.join(content, file)) ? [{ path: file, newPath: `${file}.bak` }] : [];
  });
}

/** Returns the key `photo` of a person whose photo is moved. */
export function photoOf(attached: readonly Renamed[]): { photo?: string } {
  const photo = attached.find(({ newPath }) => /^authors\/[^/]+$/u.test(newPath));
  return photo ? { photo: path.posix.basename(photo.newPath) } : {};
}

/** Returns the name of a file in the folder of a paper, if a link names it. */
export function resolveAttached(
  file: ReadableFile,
  target: string,
  existing: ReadonlySet<string>,
): string | undefined {
  const folder = isBundle(file) ? path.posix.dirname(file.path) : file.path.replace(/\.md$/u, '');
  const name = target.replace(/^\.\//u, '');
  return existing.has(`${folder}/${name}`) && !name.includes('/') ? name : undefined;
}

/** Returns the names of people by the names of their files and folders, for lists such as `authors: [admin]`. */
export function namesOf(files: readonly ReadableFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ folder, path: file, text }) => {
      if (folder !== 'authors') return [];
      const frontmatter = parseFrontmatter(text, file);
      if (Array.isArray(frontmatter)) return [];
      const { name, title } = Object(frontmatter.data) as { name?: unknown; title?: unknown };
      const display =
        typeof name === 'object' && name !== null ? (name as { display?: unknown }).display : undefined;
      const found = [name, title, display].find((each) => typeof each === 'string');
      const id = file.split('/')[1]?.replace(/\.md$/u, '') ?? '';
      return typeof found === 'string' ? [[id, found] as const] : [];
    }),
  );
}
