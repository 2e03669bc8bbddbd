import { errorWords } from '#words';

/** Time to wait before each retry, in milliseconds. */
const retryDelays = [300, 1200];

/** An error whose message gives the reason why a file could not be read, in the language of the interface. */
export class FileError extends Error {}

/**
 * Fetches a file. Decompresses the file if it is still compressed with gzip. Retries after a failure.
 *
 * @throws FileError if the last attempt fails
 */
export async function readFile(address: string, init?: RequestInit): Promise<Uint8Array> {
  for (const delay of retryDelays) {
    const bytes = await fetchOnce(address, init).catch(() => undefined);
    if (bytes) return bytes;
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  return fetchOnce(address, init);
}

async function fetchOnce(address: string, init?: RequestInit): Promise<Uint8Array> {
  const response = await fetch(address, init).catch(() => undefined);
  if (!response) throw new FileError(errorWords.unreachable);
  if (!response.ok) throw new FileError(errorWords.serverStatus(response.status));
  return decompressed(new Uint8Array(await response.arrayBuffer()));
}

/** Decompresses a file if it is still compressed with gzip. */
export async function decompressed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? decompress(bytes) : bytes;
}

/** Decompresses a file that is compressed with gzip. */
export async function decompress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
