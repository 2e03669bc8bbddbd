import path from 'node:path';
import { contentFolder } from '../../src/files/content-folder.ts';
import { callerFolder, type CommandIo } from '../setup/command.ts';

/**
 * Returns the absolute path of the content folder of a command.
 *
 * @param option the value of `--content`, relative to the folder in which the user typed the command. Without it the folder is that of
 *   `OFFPRINT_CONTENT`, else `content/`, relative to the folder of the project.
 */
export function contentPath(io: CommandIo, option?: string): string {
  return option === undefined
    ? path.resolve(io.cwd, contentFolder(io.env))
    : path.resolve(callerFolder(io), option);
}
