import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentFolder } from './content-folder.ts';

/**
 * The folder of the files that are served as they are: `public/` in the content where it is there, so that a lab may keep all that
 * is its own in one place, else `public/` beside the engine.
 */
export function publicFolder(content = contentFolder(), engine = ''): string {
  const own = path.join(content, 'public');
  return existsSync(own) ? own : path.join(engine, 'public');
}

/** Whether the lab serves a file of its own under this name (`robots.txt`), which then stands for the one made here. */
export function hasPublicFile(name: string): boolean {
  return existsSync(path.join(publicFolder(), name));
}
