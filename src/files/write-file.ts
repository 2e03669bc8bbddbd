import { promises } from 'node:fs';
import path from 'node:path';

/** What names a file that is being written; a content file's name never begins so. */
const unfinished = /^\..*\.unfinished$/;

/** How files are written, moved and removed: that of Node, or one that fails in a test. */
export type FileSystem = Pick<typeof promises, 'mkdir' | 'rename' | 'rm' | 'writeFile'>;

/**
 * Writes a file whole or not at all, also when the process is killed: under another name first, which then becomes its own.
 *
 * @throws the error of the file system, the old file being left as it was
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
    // What the disk says first is the reason.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Removes what a killed process left behind in a folder. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await promises.readdir(folder).catch(() => []);
  await Promise.all(
    names
      .filter((name) => unfinished.test(name))
      .map((name) => promises.rm(path.join(folder, name), { force: true })),
  );
}

const writeFaults: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  EACCES: ['it may not be written', 'Allow yourself to write it (chmod u+w)'],
  EPERM: ['it may not be written', 'Allow yourself to write it, and take it out of any lock'],
  EROFS: ['its disk can only be read', 'Name a folder on another disk with --content'],
  ENOSPC: ['the disk is full', 'Make room'],
  EDQUOT: ['your share of the disk is full', 'Make room'],
  EISDIR: ['a folder of this name stands in its way', 'Move it away'],
  ENOTEMPTY: ['a folder of this name stands in its way', 'Move it away'],
  ENOTDIR: ['a part of its path is a file', 'Move that away'],
  EEXIST: ['a file stands where its folder should be', 'Move it away'],
  EMFILE: ['too many files are open', 'Close other programs'],
};

/** Why a file could not be written and what to do, in words; of an error that is not the file system's `undefined`. */
export function explainWriteError(error: unknown): { reason: string; advice: string } | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  const [reason, advice] = writeFaults[code] ?? [message, 'Mend that'];
  return { reason, advice: `${advice}, and run it again: it goes on where it ended.` };
}
