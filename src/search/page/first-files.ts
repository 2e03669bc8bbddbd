import { firstFile, parseManifest } from '../engine/manifest.ts';
import type { WorkerRequest } from '../engine/protocol.ts';

/**
 * Requests the files that the worker needs first, and sends them to the worker. The page does so while the code of the
 * worker is still loading, which saves two round trips. If a file cannot be read, the worker reads it, with retries.
 *
 * @param index the absolute address of the manifest, `search.json`
 */
export async function sendFirstFiles(
  index: string,
  send: (request: WorkerRequest, transferred: Transferable[]) => void,
): Promise<void> {
  const manifest = await fetchBytes(index, { cache: 'no-cache' });
  const address = manifest && addressOfFirst(manifest, index);
  const first = address === undefined ? undefined : fetchBytes(address);
  send({ type: 'file', file: 'manifest', bytes: manifest }, manifest ? [manifest] : []);
  const bytes = await first;
  send({ type: 'file', file: 'first', bytes }, bytes ? [bytes] : []);
}

function addressOfFirst(manifest: ArrayBuffer, index: string): string | undefined {
  try {
    const path = firstFile(parseManifest(new TextDecoder().decode(manifest)));
    return new URL(`search/${path}.bin`, index).href;
  } catch {
    return undefined;
  }
}

async function fetchBytes(address: string, init?: RequestInit): Promise<ArrayBuffer | undefined> {
  try {
    const response = await fetch(address, { priority: 'high', ...init });
    return response.ok ? await response.arrayBuffer() : undefined;
  } catch {
    return undefined;
  }
}
