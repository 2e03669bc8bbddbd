import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Diagnostic } from '../model/diagnostic.ts';
import { reasonOf } from './read-text.ts';

/** A file to import: named by the person, or found in a folder that was named. */
export interface SourceFile {
  /** As messages name it: as the person did, a file of a folder below the folder's name. */
  file: string;
  /** Where it is; of standard input `-`. */
  path: string;
  /** The folder that was named, where the file itself was not. */
  folder?: string;
}

/** What a folder leaves out, by the name of the file or of the folder as messages name it. */
export interface LeftOut {
  folder: string;
  file: string;
}

/** Endings of files that are no bibliography, whatever they hold: they are not opened. A line of code may look like BibTeX. */
const noBibliography: ReadonlySet<string> = new Set([
  // Not text.
  '7z', 'avi', 'bin', 'bmp', 'bz2', 'class', 'db', 'dll', 'doc', 'docx', 'dvi', 'eot', 'epub', 'exe', 'flac', 'gif', 'gz', 'heic',
  'ico', 'jar', 'jpeg', 'jpg', 'mkv', 'mov', 'mp3', 'mp4', 'npy', 'npz', 'o', 'odp', 'ods', 'odt', 'ogg', 'otf', 'pdf', 'pkl', 'png',
  'ppt', 'pptx', 'ps', 'pt', 'pyc', 'rar', 'so', 'sqlite', 'tar', 'tgz', 'tif', 'tiff', 'ttf', 'wav', 'webm', 'webp', 'woff', 'woff2',
  'xls', 'xlsx', 'xz', 'zip', 'zst',
  // Code, and what TeX writes or is told.
  'astro', 'aux', 'bat', 'bst', 'c', 'cc', 'cls', 'cpp', 'cs', 'css', 'eps', 'go', 'h', 'hpp', 'htm', 'html', 'ipynb', 'java', 'js',
  'jsx', 'kt', 'less', 'log', 'lua', 'm', 'mjs', 'php', 'pl', 'py', 'r', 'rb', 'rs', 'scala', 'scss', 'sh', 'sty', 'svg', 'swift',
  'toml', 'ts', 'tsx', 'vue', 'yaml', 'yml',
]); // prettier-ignore

/** Folders of other programs that no person keeps a bibliography in; hidden ones are left out too. */
const foreignFolders = new Set(['node_modules', '__pycache__', '__MACOSX']);

/** The most entries that are looked at below one folder: far above any collection of bibliographies. */
const mostEntries = 50_000;

/**
 * The files to import: those that are named, and those below folders that are named, sorted by their path. Each file is taken
 * once, by whatever names it is reached; so a loop of links has an end.
 *
 * @param names paths, `-` for standard input
 * @param from the folder that relative paths begin at
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
    const place = path.resolve(from, name);
    const isFolder = name !== '-' && (await stat(place).catch(() => undefined))?.isDirectory();
    if (isFolder) {
      const found = await findBelow(name, place, seen);
      files.push(...found.files);
      leftOut.push(...found.leftOut);
      diagnostics.push(...found.diagnostics);
      if (found.files.length + found.leftOut.length + found.diagnostics.length === 0) {
        const advice = 'Put the bibliographies there, or name another folder.';
        diagnostics.push({ severity: 'warning', file: name, message: 'The folder is empty.', advice });
      }
    } else if (isNew(name === '-' ? '-' : await realPath(place), seen)) {
      files.push({ file: name, path: name === '-' ? '-' : place });
    }
  }
  return { files, leftOut, diagnostics };
}

async function findBelow(
  folder: string,
  place: string,
  seen: Set<string>,
): Promise<{ files: SourceFile[]; leftOut: LeftOut[]; diagnostics: Diagnostic[] }> {
  const files: SourceFile[] = [];
  const leftOut: LeftOut[] = [];
  const diagnostics: Diagnostic[] = [];
  let entries = 0;
  const tell = (file: string, message: string, advice: string) => {
    diagnostics.push({ severity: 'error', file, message, advice });
  };
  /** Folders that are still to be read, the next one last. */
  const waiting = [{ file: folder, place }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!isNew(await realPath(next.place), seen)) continue;
    const names = await readdir(next.place).catch((error: NodeJS.ErrnoException) => error);
    if (names instanceof Error) {
      tell(
        next.file,
        `The folder cannot be read: ${reasonOf(names)}.`,
        'Allow it to be read, or move it away.',
      );
      continue;
    }
    entries += names.length;
    if (entries > mostEntries) {
      const message = `There are more than ${mostEntries.toLocaleString('en')} files below it; not all were looked at.`;
      tell(folder, message, 'Name the folder that holds the bibliographies alone.');
      break;
    }
    const below: typeof waiting = [];
    for (const name of names) {
      const entry = {
        file: `${next.file.replace(/[/\\]{1,9}$/, '')}/${name}`,
        place: path.join(next.place, name),
      };
      const isForeign =
        name.startsWith('.') ||
        foreignFolders.has(name) ||
        noBibliography.has(path.extname(name).slice(1).toLowerCase());
      const stats = isForeign ? undefined : await stat(entry.place).catch(() => undefined);
      if (stats?.isDirectory()) below.push(entry);
      else if (isForeign || (stats && !stats.isFile())) leftOut.push({ folder, file: entry.file });
      // A link to nowhere is told of when it is read.
      else if (isNew(await realPath(entry.place), seen))
        files.push({ file: entry.file, path: entry.place, folder });
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

/** The path of what a link leads to; of what is not there the path itself. */
async function realPath(place: string): Promise<string> {
  return realpath(place).catch(() => place);
}

/**
 * What a file or standard input holds; of more than `most` bytes only a little more than that, which is enough to know.
 *
 * @returns the bytes, or why they cannot be had, in words
 */
export async function readSourceFile(
  { path: place }: SourceFile,
  most: number,
  stdin: Readable = process.stdin,
): Promise<Uint8Array | { reason: string }> {
  const stream: Readable = place === '-' ? stdin : createReadStream(place);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) break;
    }
  } catch (error) {
    return { reason: reasonOf(error as NodeJS.ErrnoException) };
  }
  return Buffer.concat(chunks);
}
