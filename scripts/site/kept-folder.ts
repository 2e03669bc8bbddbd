import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/process.ts';

/** The folders of `src/` whose code makes the values that are kept between builds, and the versions of all packages. */
const code = ['src/export', 'src/files', 'src/library', 'src/model', 'src/text', 'package-lock.json'];

/**
 * Returns the folder for values that are kept between builds (`src/files/kept-values.ts`). It is another one for each
 * version of the code and of Node.js; those of other versions are deleted.
 *
 * @param cache the folder of the caches of the content folder
 */
export function chooseKeptFolder(cache: string): string {
  const parent = path.join(cache, 'kept');
  const version = hashCode();
  for (const name of namesIn(parent))
    if (name !== version) rmSync(path.join(parent, name), { recursive: true, force: true });
  return path.join(parent, version);
}

function hashCode(): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of code) {
    const file = path.join(root, name);
    const files = name.startsWith('src/')
      ? readdirSync(file, { recursive: true, encoding: 'utf8' })
          .filter((each) => each.endsWith('.ts'))
          .map((each) => path.join(file, each))
      : [file];
    for (const each of files.sort()) hash.update(`${path.relative(root, each)}\0`).update(readFileSync(each));
  }
  return hash.digest('hex').slice(0, 16);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
