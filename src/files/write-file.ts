import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What names a file that is being written; a content file's name never begins so. */
const unfinished = /^\..*\.unfinished$/;

/**
 * Writes a file whole or not at all, also when the process is killed: under another name first, which then becomes its own.
 *
 * @throws the error of the file system, the old file being left as it was
 */
export async function writeFileWhole(file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${process.pid}.unfinished`);
  try {
    await writeFile(temporary, text).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await mkdir(folder, { recursive: true });
      await writeFile(temporary, text);
    });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes what a killed process left behind in a folder. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.filter((name) => unfinished.test(name)).map((name) => rm(path.join(folder, name), { force: true })),
  );
}
