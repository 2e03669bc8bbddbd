import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentFolder } from './content-folder.ts';

/**
 * Returns the folder whose files are copied to the site unchanged. This is `public/` in the content folder if it
 * exists, so that a lab can keep all its files in one folder. Otherwise it is `public/` in the project folder.
 *
 * @param content the content folder
 * @param project the project folder
 */
export function publicFolder(content = contentFolder(), project = ''): string {
  const own = path.join(content, 'public');
  return existsSync(own) ? own : path.join(project, 'public');
}
