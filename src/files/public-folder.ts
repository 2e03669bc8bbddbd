import { existsSync } from 'node:fs';
import path from 'node:path';

/** Whether the lab serves a file of its own under this name (`robots.txt`), which then stands for the one made here. */
export function hasPublicFile(name: string): boolean {
  return existsSync(path.join('public', name));
}
