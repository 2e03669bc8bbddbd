import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../../src/search/engine/engine.ts';
import { loadEngine } from '../../src/search/engine/load-engine.ts';
import { parseManifest } from '../../src/search/engine/manifest.ts';
import { decompress } from '../../src/search/engine/read-file.ts';

/** Loads the search engine of a built site from the folder of the site. */
export async function builtEngine(folder: string): Promise<Engine> {
  const manifest = parseManifest(readFileSync(path.join(folder, 'search.json'), 'utf8'));
  return loadEngine(manifest, async (file) =>
    decompress(Uint8Array.from(readFileSync(path.join(folder, 'search', `${file}.bin`)))),
  );
}
