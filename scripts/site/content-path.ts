import path from 'node:path';
import { contentFolder } from '../../src/files/content-folder.ts';
import { callerFolder, type CommandIo } from '../setup/command.ts';

/**
 * Returns the absolute path of the content folder that a command uses.
 *
 * @param option the value of `--content`: a path relative to the folder in which the user typed the command. If it is
 *   undefined, the folder is the value of `OFFPRINT_CONTENT`, else `content/`. Both are relative to the project's
 *   folder.
 */
export function contentPath(io: CommandIo, option?: string): string {
  return option === undefined
    ? path.resolve(io.cwd, contentFolder(io.env))
    : path.resolve(callerFolder(io), option);
}
