import { promises } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Matches the names of temporary files that `writeFileWhole` writes. No content file has such a name. */
const temporaryName = /^\..*\.unfinished$/;

/** The functions that create, rename and remove files. Tests replace them with functions that fail. */
export type FileSystem = Pick<typeof promises, 'mkdir' | 'open' | 'rename' | 'rm' | 'writeFile'>;

/** Errors of Windows while another program, such as a virus scanner, has a file open for a moment. */
const momentaryCodes: ReadonlySet<unknown> = new Set(['EACCES', 'EBUSY', 'EPERM']);

/** Times to wait before a file of Windows is renamed again, in milliseconds. */
const renameDelays = [20, 100, 400, 1000];

/** Renames a file. On Windows, tries again for a moment while another program has the file open. */
async function renamePatiently(rename: () => Promise<void>, platform: NodeJS.Platform): Promise<void> {
  for (const delay of platform === 'win32' ? renameDelays : []) {
    const error = await rename().then(
      () => undefined,
      (cause: NodeJS.ErrnoException) => cause,
    );
    if (!error) return;
    if (!momentaryCodes.has(error.code)) throw error;
    await setTimeout(delay);
  }
  await rename();
}

/**
 * Writes a file completely or not at all, even if the process is killed or the power fails. The content is written to a
 * temporary file, flushed to the disk, and the file is then renamed. `flushFolder` makes the new name permanent.
 *
 * @throws the error of the file system; in this case, the old file is unchanged
 */
export async function writeFileWhole(
  file: string,
  text: string | Uint8Array,
  { mkdir, rename, rm, writeFile }: FileSystem = promises,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${process.pid}.unfinished`);
  try {
    await writeFile(temporary, text, { flush: true }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await mkdir(folder, { recursive: true });
      await writeFile(temporary, text, { flush: true });
    });
    await renamePatiently(() => rename(temporary, file), platform);
  } catch (error) {
    // Errors of this clean-up are ignored: the caller needs the first error, which is the cause.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Flushes the names of the files in a folder to the disk. Some systems, such as Windows, cannot flush a folder; they
 * write names to the disk themselves.
 */
export async function flushFolder(folder: string, { open }: FileSystem = promises): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Removes the temporary files of `writeFileWhole` that a killed process left in a folder. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await promises.readdir(folder).catch(() => []);
  await Promise.all(
    names
      .filter((name) => temporaryName.test(name))
      .map((name) => promises.rm(path.join(folder, name), { force: true })),
  );
}

const writeErrors: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  EACCES: ['permission denied', 'Make the file or folder writable (chmod u+w)'],
  EPERM: ['permission denied', 'Make the file or folder writable, and remove any lock'],
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
 * Explains an error that occurred while a file was written.
 *
 * @returns the reason, for the part of a message after a colon, and advice; `undefined` if the error is not from the
 *   file system
 */
export function explainWriteError(error: unknown): { reason: string; advice: string } | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  const [reason, advice] = writeErrors[code] ?? [message, 'Fix the cause'];
  return { reason, advice: `${advice}, and run the command again. It continues where it stopped.` };
}
