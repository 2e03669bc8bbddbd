import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build } from 'vite';
import { root } from '../../../setup/process.ts';

/**
 * Builds and minifies the code of the search worker. `packed` is the size of the code in bytes when it is compressed
 * with gzip.
 */
export async function bundleWorker(): Promise<{ code: string; packed: number }> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      rolldownOptions: { input: path.join(root, 'src/search/engine/worker.ts') },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Vite built no file for the worker.');
  const code = output.output[0].code;
  return { code, packed: gzipSync(code).length };
}
