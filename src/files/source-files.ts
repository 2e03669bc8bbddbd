import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Diagnostic } from '../model/diagnostic.ts';
import { reasonOf } from './read-text.ts';

/** A file to import. The user named the file itself, or a folder that contains it. */
export interface SourceFile {
  /** The path of the file, as messages show it. The path begins with the text that the user typed. */
  file: string;
  /** The absolute path, or `-` for standard input. */
  path: string;
  /** The folder that the user named, if the file was found in a folder. */
  folder?: string;
}

/** A file or folder that is skipped. */
export interface LeftOut {
  /** The folder that the user named, in which the skipped file or folder was found. */
  folder: string;
  /** The path of the skipped file or folder, as messages show it. */
  file: string;
}

/**
 * Extensions of files that never contain a bibliography. These files are not opened, because a line of program code can
 * look like BibTeX.
 */
const skippedExtensions: ReadonlySet<string> = new Set([
  // Files that are not text.
  '7z', 'avi', 'bin', 'bmp', 'bz2', 'class', 'db', 'dll', 'doc', 'docx', 'dvi', 'eot', 'epub', 'exe', 'flac', 'gif', 'gz', 'heic',
  'ico', 'jar', 'jpeg', 'jpg', 'mkv', 'mov', 'mp3', 'mp4', 'npy', 'npz', 'o', 'odp', 'ods', 'odt', 'ogg', 'otf', 'pdf', 'pkl', 'png',
  'ppt', 'pptx', 'ps', 'pt', 'pyc', 'rar', 'so', 'sqlite', 'tar', 'tgz', 'tif', 'tiff', 'ttf', 'wav', 'webm', 'webp', 'woff', 'woff2',
  'xls', 'xlsx', 'xz', 'zip', 'zst',
  // Program code, and auxiliary files of TeX.
  'astro', 'aux', 'bat', 'bst', 'c', 'cc', 'cls', 'cpp', 'cs', 'css', 'eps', 'go', 'h', 'hpp', 'htm', 'html', 'ipynb', 'java', 'js',
  'jsx', 'kt', 'less', 'log', 'lua', 'm', 'mjs', 'php', 'pl', 'py', 'r', 'rb', 'rs', 'scala', 'scss', 'sh', 'sty', 'svg', 'swift',
  'toml', 'ts', 'tsx', 'vue', 'yaml', 'yml',
]); // prettier-ignore

/**
 * Names of folders in which other programs keep their files. These folders and hidden folders are not searched for
 * bibliographies.
 */
const foreignFolders = new Set(['node_modules', '__pycache__', '__MACOSX']);

/**
 * Maximum number of files and folders below one folder that the user names. No real collection of bibliographies is
 * that large.
 */
const maxEntries = 50_000;

/**
 * Finds the files to import: the files that the user names, and all files below the folders that the user names, sorted
 * by path. A file that is found more than once, by several paths or symbolic links, is listed once. This also ends
 * loops of symbolic links.
 *
 * @param names paths of files and folders; `-` is standard input
 * @param from the folder that relative paths start from
 */
export async function findSourceFiles(
  names: readonly string[],
  from: string,
): Promise<{ files: SourceFile[]; leftOut: LeftOut[]; diagnostics: Diagnostic[] }> {
  const files: SourceFile[] = [];
  const leftOut: LeftOut[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    const absolute = path.resolve(from, name);
    const isFolder = name !== '-' && (await stat(absolute).catch(() => undefined))?.isDirectory();
    if (isFolder) {
      const found = await findBelow(name, absolute, seen);
      files.push(...found.files);
      leftOut.push(...found.leftOut);
      diagnostics.push(...found.diagnostics);
      if (found.files.length + found.leftOut.length + found.diagnostics.length === 0) {
        const advice = 'Put the bibliographies into this folder, or name another folder.';
        diagnostics.push({ severity: 'warning', file: name, message: 'The folder is empty.', advice });
      }
    } else if (isNew(name === '-' ? '-' : await realPath(absolute), seen)) {
      files.push({ file: name, path: name === '-' ? '-' : absolute });
    }
  }
  return { files, leftOut, diagnostics };
}

async function findBelow(
  folder: string,
  absolute: string,
  seen: Set<string>,
): Promise<{ files: SourceFile[]; leftOut: LeftOut[]; diagnostics: Diagnostic[] }> {
  const files: SourceFile[] = [];
  const leftOut: LeftOut[] = [];
  const diagnostics: Diagnostic[] = [];
  let entries = 0;
  const report = (file: string, message: string, advice: string) => {
    diagnostics.push({ severity: 'error', file, message, advice });
  };
  /** Folders that are still to be read. The last one is read next. */
  const waiting = [{ file: folder, path: absolute }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!isNew(await realPath(next.path), seen)) continue;
    const names = await readdir(next.path).catch((error: NodeJS.ErrnoException) => error);
    if (names instanceof Error) {
      const advice = 'Check the permissions of the folder, or move it elsewhere.';
      report(next.file, `The folder cannot be read: ${reasonOf(names)}.`, advice);
      continue;
    }
    entries += names.length;
    if (entries > maxEntries) {
      const limit = maxEntries.toLocaleString('en');
      const message = `The folder contains more than ${limit} files; the other files were skipped.`;
      report(folder, message, 'Name a folder that contains only the bibliographies.');
      break;
    }
    const below: typeof waiting = [];
    for (const name of names) {
      const entry = {
        file: `${next.file.replace(/[/\\]{1,9}$/, '')}/${name}`,
        path: path.join(next.path, name),
      };
      const isSkipped =
        name.startsWith('.') ||
        foreignFolders.has(name) ||
        skippedExtensions.has(path.extname(name).slice(1).toLowerCase());
      const stats = isSkipped ? undefined : await stat(entry.path).catch(() => undefined);
      if (stats?.isDirectory()) below.push(entry);
      else if (isSkipped || (stats && !stats.isFile())) leftOut.push({ folder, file: entry.file });
      // A broken symbolic link is listed as a file; the error is reported when the file is read.
      else if (isNew(await realPath(entry.path), seen)) files.push({ ...entry, folder });
    }
    waiting.push(...below);
  }
  return { files: files.sort(byFile), leftOut: leftOut.sort(byFile), diagnostics };
}

function byFile(a: { file: string }, b: { file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

function isNew(key: string, seen: Set<string>): boolean {
  const before = seen.size;
  return seen.add(key).size > before;
}

/** Returns a path in which symbolic links are resolved. Returns the path unchanged if the file does not exist. */
async function realPath(absolute: string): Promise<string> {
  return realpath(absolute).catch(() => absolute);
}

/**
 * Reads a file or standard input. Stops soon after `maxBytes`. If the result has more bytes than `maxBytes`, the file
 * is too large.
 *
 * @returns the bytes, or the reason why they cannot be read
 */
export async function readSourceFile(
  source: SourceFile,
  maxBytes: number,
  stdin: Readable = process.stdin,
): Promise<Uint8Array | { reason: string }> {
  const stream: Readable = source.path === '-' ? stdin : createReadStream(source.path);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    return { reason: reasonOf(error as NodeJS.ErrnoException) };
  }
  return Buffer.concat(chunks);
}
