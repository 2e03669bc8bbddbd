import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Diagnostic } from '../model/diagnostic.ts';
import { reasonOf } from './read-text.ts';

/** A file to import: one that was named, or one found in a named folder. */
export interface SourceFile {
  /** Its path as messages show it: as it was named, or below the named folder. */
  file: string;
  /** Its absolute path; `-` for standard input. */
  path: string;
  /** The named folder in which the file was found. */
  folder?: string;
}

/** A file or folder that is skipped. */
export interface LeftOut {
  /** The named folder in which it was found. */
  folder: string;
  /** Its path, as messages show it. */
  file: string;
}

/** Extensions of files that are never a bibliography. These files are not opened: a line of code may look like BibTeX. */
const skippedExtensions: ReadonlySet<string> = new Set([
  // Not text.
  '7z', 'avi', 'bin', 'bmp', 'bz2', 'class', 'db', 'dll', 'doc', 'docx', 'dvi', 'eot', 'epub', 'exe', 'flac', 'gif', 'gz', 'heic',
  'ico', 'jar', 'jpeg', 'jpg', 'mkv', 'mov', 'mp3', 'mp4', 'npy', 'npz', 'o', 'odp', 'ods', 'odt', 'ogg', 'otf', 'pdf', 'pkl', 'png',
  'ppt', 'pptx', 'ps', 'pt', 'pyc', 'rar', 'so', 'sqlite', 'tar', 'tgz', 'tif', 'tiff', 'ttf', 'wav', 'webm', 'webp', 'woff', 'woff2',
  'xls', 'xlsx', 'xz', 'zip', 'zst',
  // Code, and auxiliary files of TeX.
  'astro', 'aux', 'bat', 'bst', 'c', 'cc', 'cls', 'cpp', 'cs', 'css', 'eps', 'go', 'h', 'hpp', 'htm', 'html', 'ipynb', 'java', 'js',
  'jsx', 'kt', 'less', 'log', 'lua', 'm', 'mjs', 'php', 'pl', 'py', 'r', 'rb', 'rs', 'scala', 'scss', 'sh', 'sty', 'svg', 'swift',
  'toml', 'ts', 'tsx', 'vue', 'yaml', 'yml',
]); // prettier-ignore

/** Folders of other programs, which contain no bibliography. Hidden folders are skipped too. */
const foreignFolders = new Set(['node_modules', '__pycache__', '__MACOSX']);

/** Maximum number of files and folders below one named folder, far above any collection of bibliographies. */
const maxEntries = 50_000;

/**
 * Finds the files to import: the named files, and all files below the named folders, sorted by path. A file that is reached by
 * several names or symbolic links is listed once, so that a loop of links ends.
 *
 * @param names paths; `-` for standard input
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
        const advice = 'Put the bibliographies there, or name another folder.';
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
  /** Folders still to read; the next one is the last. */
  const waiting = [{ file: folder, path: absolute }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!isNew(await realPath(next.path), seen)) continue;
    const names = await readdir(next.path).catch((error: NodeJS.ErrnoException) => error);
    if (names instanceof Error) {
      const advice = 'Check its permissions, or move it elsewhere.';
      report(next.file, `The folder cannot be read: ${reasonOf(names)}.`, advice);
      continue;
    }
    entries += names.length;
    if (entries > maxEntries) {
      const limit = maxEntries.toLocaleString('en');
      const message = `The folder contains more than ${limit} files; the rest was skipped.`;
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
      // A broken link is reported when it is read.
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

/** Resolves symbolic links in a path. @returns the same path if the file does not exist */
async function realPath(absolute: string): Promise<string> {
  return realpath(absolute).catch(() => absolute);
}

/**
 * Reads a file or standard input. Stops soon after `maxBytes`, so that the caller can see that the limit is exceeded.
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
