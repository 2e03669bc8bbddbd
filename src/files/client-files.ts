import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Finds a file of the compiled site that pages refer to, such as a picture.
 *
 * @param isSought takes the name of a file
 * @returns a function that reads the file; `undefined` if there is no such file
 */
export function findClientFile(
  folder: string,
  isSought: (name: string) => boolean,
): { name: string; read: () => Uint8Array } | undefined {
  const name = existsSync(folder) ? readdirSync(folder).find(isSought) : undefined;
  return name === undefined ? undefined : { name, read: () => readFileSync(path.join(folder, name)) };
}
