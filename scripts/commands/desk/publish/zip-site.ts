import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { listFiles } from '../../../../src/files/content-folder.ts';

/** Endings of files that are compressed already. */
const compressed = /\.(?:png|jpe?g|webp|avif|gif|pdf|zip|gz|woff2|mp4|webm)$/iu;

/**
 * Packs a folder as a ZIP file. The file is made while it is read, so that a large site needs little memory.
 *
 * @returns the bytes of the file as a stream
 */
export async function zipFolder(folder: string): Promise<ReadableStream> {
  const zip = new ZipFile();
  for (const file of await listFiles(folder)) {
    const source = path.join(folder, file);
    // A link could lead out of the folder, and a folder for git is not a part of the site.
    if (file.startsWith('.git/') || !lstatSync(source).isFile()) continue;
    zip.addFile(source, file, { compress: !compressed.test(file) });
  }
  zip.end();
  return Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream;
}
