import type { TakenOut } from '../../../../src/desk/views/new-site.ts';
import { listFiles } from '../../../../src/files/content-folder.ts';
import { isBehindLink, isDeskWritable } from '../../../../src/files/writable-files.ts';
import type { Desk } from '../desk.ts';

/**
 * Lists the files of the content that a new site takes out. Public files, hidden files, and files that the desk does not
 * write stay.
 */
export async function findTakenOut(desk: Desk): Promise<TakenOut> {
  const all = (await listFiles(desk.content)).filter(
    (file) => !file.startsWith('public/') && !file.split('/').some((part) => part.startsWith('.')),
  );
  const isTaken = (file: string) => isDeskWritable(file) && !isBehindLink(desk, file);
  return {
    files: all.filter((file) => isTaken(file) && file !== 'site.yaml'),
    stays: all.filter((file) => !isTaken(file)),
  };
}
