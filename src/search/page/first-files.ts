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
  const request = manifest && requestOfFirst(manifest, index);
  const first = request && fetchBytes(...request);
  send({ type: 'file', file: 'manifest', bytes: manifest }, manifest ? [manifest] : []);
  const bytes = await first;
  send({ type: 'file', file: 'first', bytes }, bytes ? [bytes] : []);
}

function requestOfFirst(bytes: ArrayBuffer, index: string): [address: string, init: RequestInit] | undefined {
  try {
    const manifest = parseManifest(new TextDecoder().decode(bytes));
    // The dictionary of an index is large, and the first answer needs it only if a query finds nothing without it.
    const priority = manifest.head ? 'low' : 'high';
    return [new URL(`search/${firstFile(manifest)}.bin`, index).href, { priority }];
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
