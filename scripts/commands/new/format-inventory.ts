import path from 'node:path';
import type { ContentInventory } from '../../site/new-site.ts';

/**
 * Maximum number of files in one folder whose names are listed. If a folder has more files, only their number is shown.
 */
const maxListed = 50;

/**
 * Formats the warning that all files in the content folder will be deleted.
 *
 * @param folder the path of the content folder, as shown to the user
 * @param backup the path of the folder for copies of the files that are not in git
 */
export function formatInventory(
  { files, unsaved }: ContentInventory,
  folder: string,
  backup: string,
): string {
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  const lines = [`${folder}/ has ${count}, which will be deleted:`, ...formatFileList(files)];
  if (unsaved.length > 0)
    lines.push(`${unsaved.length} of them are not in git. A copy of each will be saved in ${backup}/.`);
  return lines.join('\n');
}

/**
 * Formats a list of file paths, one per line. For a folder with more than `maxListed` files, shows only their number.
 */
export function formatFileList(files: readonly string[]): string[] {
  const folders = Map.groupBy(files, (file) => path.posix.dirname(file));
  return [...folders].flatMap(([name, inside]) =>
    inside.length > maxListed ? [`  ${name}/ (${inside.length} files)`] : inside.map((file) => `  ${file}`),
  );
}
