import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Lists the paths of everything below a folder, relative to the folder, with `/` between names on every system. */
export function entriesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll(path.sep, '/'),
  );
}
