import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Returns a text that changes when a file in one of the folders is created, changed or deleted: a hash of the name, size
 * and time of each file. Hidden files, such as the lock, are left out.
 */
export async function readState(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) for (const line of await linesOf(folder)) hash.update(line);
  return hash.digest('hex').slice(0, 16);
}

async function linesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const lines = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (entry) => {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) return linesOf(file);
        const stats = await stat(file).catch(() => undefined);
        return [`${file}\0${stats?.size}\0${stats?.mtimeMs}\n`];
      }),
  );
  return lines.flat();
}
