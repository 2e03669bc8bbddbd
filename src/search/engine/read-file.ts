import { errorWords } from '#words';
/** Pauses before each further try, in milliseconds. */
const pauses = [300, 1200];

/** What became of a file that could not be read, in words for visitors. */
export class FileError extends Error {}

/**
 * Reads a file, unpacked whether its host unpacked it or not. Where that fails it tries again after a while.
 *
 * @throws FileError if it fails for good
 */
export async function readFile(address: string, init?: RequestInit): Promise<Uint8Array> {
  for (const pause of pauses) {
    const bytes = await tryFile(address, init).catch(() => undefined);
    if (bytes) return bytes;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return tryFile(address, init);
}

async function tryFile(address: string, init?: RequestInit): Promise<Uint8Array> {
  const response = await fetch(address, init).catch(() => undefined);
  if (!response) throw new FileError(errorWords.unreachable);
  if (!response.ok) throw new FileError(errorWords.serverStatus(response.status));
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes) : bytes;
}

/** Unpacks gzip. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
