import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { refusal } from '../model/file-type.ts';
import { isDeviceName } from '../model/id.ts';
import { readTextFile } from './content-folder.ts';
import { publicFolder } from './public-folder.ts';

/** The folders that commands write to. Paths of files that begin with `public/` are in the folder of public files. */
export interface WriteFolders {
  /** Path of the content folder. */
  content: string;
  /** Path of the project's folder, which has `public/` if the content folder has none. */
  project: string;
}

/** Matches the content files that are text. All others are stored byte by byte. */
const textFile =
  /^(?:(?:papers|authors|news|projects)\/[a-z0-9-]{1,200}\.md|pages\/(?:[a-z0-9-]{1,100}\/){0,5}[a-z0-9-]{1,100}\.mdx|home\.md|[a-z0-9-]{1,100}\.(?:jsonl|json|yaml))$/u;

/** Matches pictures next to `site.yaml`, files of papers, photos, sources of imports, and public files. */
const byteFile =
  /^(?:(?:papers|authors|news|projects)\/(?:[a-z0-9-]{1,200}\/)?|profiles\/|public\/(?:[A-Za-z0-9_-]{1,100}\/){0,8})?[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/u;

/**
 * Whether a path is that of a file that commands write: papers, people, news, and the files of Offprint's own state. A
 * journal could be a file from a stranger, and must not lead out of the content folder.
 */
export function isWritable(file: unknown): file is string {
  return (
    typeof file === 'string' &&
    /^(?:(?:papers|authors|news)\/[a-z0-9-]{1,200}\.md|(?!site\.)[a-z0-9-]{1,100}\.(?:jsonl|json|yaml))$/u.test(
      file,
    )
  );
}

/**
 * Whether a path is that of a file that the desk writes. In addition to the files of commands, these are settings,
 * projects, free pages, pictures, files of papers and public files, but none in which a browser runs code.
 */
export function isDeskWritable(file: unknown): file is string {
  if (typeof file !== 'string') return false;
  const name = path.posix.basename(file);
  if (file.split('/').some((part) => isDeviceName(part) || part.endsWith('.'))) return false;
  if (textFile.test(file)) return true;
  return byteFile.test(file) && !/\.mdx?$/iu.test(name) && (refusal(name) === undefined || isFont(file));
}

/** Whether a path is that of a font of the site. */
function isFont(file: string): boolean {
  return file.startsWith('public/') && file.endsWith('.woff2');
}

/** Whether a file is not text, so that journals contain it in base64. */
export function isByteFile(file: string): boolean {
  return !textFile.test(file);
}

/** Returns the path on the disk of a file that commands write. */
export function writablePath({ content, project }: WriteFolders, file: string): string {
  return file.startsWith('public/')
    ? path.join(publicFolder(content, project), file.slice('public/'.length))
    : path.join(content, file);
}

/** Reads a file that commands write: its text, or its bytes in base64. Returns `undefined` if it does not exist. */
export async function readWritable(folders: WriteFolders, file: string): Promise<string | undefined> {
  const target = writablePath(folders, file);
  if (!isByteFile(file)) return readTextFile(target);
  return existsSync(target) ? (await readFile(target)).toString('base64') : undefined;
}

/** Converts what a journal has of a file to what is written to the disk. */
export function toWritten(file: string, text: string): string | Uint8Array {
  return isByteFile(file) ? Buffer.from(text, 'base64') : text;
}

/**
 * Whether a path leads out of its folder, because a folder in it, or the file itself, is a symbolic link. Folders that do
 * not exist yet are created as folders.
 */
export function isBehindLink(folders: WriteFolders, file: string): boolean {
  const target = writablePath(folders, file);
  const top = file.startsWith('public/') ? publicFolder(folders.content, folders.project) : folders.content;
  if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  let folder = path.dirname(target);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  if (!existsSync(top)) return false;
  const [real, realTop] = [realpathSync(folder), realpathSync(top)];
  return real !== realTop && !real.startsWith(realTop + path.sep);
}
