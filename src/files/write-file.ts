import { promises } from 'node:fs';
import path from 'node:path';

/** Names of files that are still being written. No content file has such a name. */
const temporaryName = /^\..*\.unfinished$/;

/** The functions that write, move and remove files: those of Node.js, or failing ones in a test. */
export type FileSystem = Pick<typeof promises, 'mkdir' | 'rename' | 'rm' | 'writeFile'>;

/**
 * Writes a file completely or not at all, even if the process is killed: writes a temporary file, then renames it.
 *
 * @throws the error of the file system; the old file is then unchanged
 */
export async function writeFileWhole(
  file: string,
  text: string,
  { mkdir, rename, rm, writeFile }: FileSystem = promises,
): Promise<void> {
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
    // The first error is the cause; an error of the clean-up would hide it.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Removes the temporary files that a killed process left in a folder. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await promises.readdir(folder).catch(() => []);
  await Promise.all(
    names
      .filter((name) => temporaryName.test(name))
      .map((name) => promises.rm(path.join(folder, name), { force: true })),
  );
}

const writeErrors: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  EACCES: ['permission denied', 'Make it writable (chmod u+w)'],
  EPERM: ['permission denied', 'Make it writable, and remove any lock'],
  EROFS: ['its disk is read-only', 'Name a folder on another disk with --content'],
  ENOSPC: ['the disk is full', 'Free some space'],
  EDQUOT: ['your disk quota is used up', 'Free some space'],
  EISDIR: ['there is a folder with this name', 'Move the folder elsewhere'],
  ENOTEMPTY: ['there is a folder with this name', 'Move the folder elsewhere'],
  ENOTDIR: ['a part of its path is a file, not a folder', 'Move that file elsewhere'],
  EEXIST: ['there is a file with the name of its folder', 'Move that file elsewhere'],
  EMFILE: ['too many files are open', 'Close other programs'],
};

/**
 * Explains an error of writing a file.
 *
 * @returns the reason as the second part of a sentence, and advice; `undefined` if the file system is not the cause
 */
export function explainWriteError(error: unknown): { reason: string; advice: string } | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  const [reason, advice] = writeErrors[code] ?? [message, 'Fix the cause'];
  return { reason, advice: `${advice}, and run the command again. It continues where it stopped.` };
}
