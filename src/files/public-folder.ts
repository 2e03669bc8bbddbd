import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentFolder } from './content-folder.ts';

/**
 * Returns the folder of the files that are served as they are: `public/` inside the content folder if it exists, so that a lab can
 * keep all its files in one folder, else `public/` of the project.
 *
 * @param project the project folder
 */
export function publicFolder(content = contentFolder(), project = ''): string {
  const own = path.join(content, 'public');
  return existsSync(own) ? own : path.join(project, 'public');
}

/** Whether the lab has a file of this name (`robots.txt`) in `public/`. It replaces the generated file. */
export function hasPublicFile(name: string): boolean {
  return existsSync(path.join(publicFolder(), name));
}
