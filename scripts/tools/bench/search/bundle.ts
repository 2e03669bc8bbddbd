import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build } from 'vite';
import { root } from '../../../setup/process.ts';

/** The code of the search worker, as the site has it. */
interface WorkerBundle {
  /** The name of the file with which the worker starts. */
  entry: string;
  /** All files of the worker, by their names. */
  files: Map<string, string>;
  /** Size of the first file in bytes when it is compressed with gzip. */
  packed: number;
  /** Size of the file that a complete answer needs too, compressed. */
  packedLater: number;
}

/** Builds and minifies the code of the search worker. */
export async function bundleWorker(): Promise<WorkerBundle> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: { input: path.join(root, 'src/search/engine/worker.ts') },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Vite built no file for the worker.');
  const chunks = output.output.filter((file) => file.type === 'chunk');
  const sizeOf = (chunk: (typeof chunks)[number] | undefined) => gzipSync(chunk?.code ?? '').length;
  const first = chunks.find(({ isEntry }) => isEntry);
  return {
    entry: first?.fileName ?? '',
    files: new Map(chunks.map(({ fileName, code }) => [fileName, code])),
    packed: sizeOf(first),
    packedLater: sizeOf(chunks.find(({ name }) => name === 'fuse')),
  };
}
