import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';

/**
 * Yields the lines of a corpus (a file of papers in JSON Lines) that are not empty. If the file name ends with `.zst`,
 * the file is decompressed with Zstandard.
 *
 * @throws if the file cannot be read
 */
export async function* corpusLines(file: string): AsyncGenerator<string> {
  const source: Readable = createReadStream(file);
  const input = file.endsWith('.zst')
    ? source.on('error', (error) => input.destroy(error)).pipe(createZstdDecompress())
    : source.on('error', (error) => input.destroy(error)).pipe(new PassThrough());
  for await (const line of createInterface({ input, crlfDelay: Infinity }))
    if (line.trim() !== '') yield line;
}
