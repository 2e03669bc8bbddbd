import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type CommandRun, startRun } from '../../src/files/undo-journal.ts';
import { root } from '../setup/process.ts';

/** The folder with one folder of records for each content folder. */
const allRecords = path.join(root, '.cache', 'undo');

/** Name of the file that contains the path of the content folder. */
const pathFile = 'content.txt';

/** From this number of content folders on, records of folders that do not exist any more are removed. */
const maxFolders = 50;

/**
 * Returns the path of the folder with the records of what commands wrote into a content folder, from which `npm run
 * undo` takes it back. It is in `.cache/`, so that the content has only files of the lab, and is the same for symbolic
 * links to the content folder.
 */
export function undoRecords(content: string): string {
  const name = createHash('sha256').update(locationOf(content)).digest('hex').slice(0, 16);
  return path.join(allRecords, name);
}

/** Begins a run that writes into a content folder. Pass it to `writeFiles`, so that `npm run undo` can take it back. */
export function startContentRun(
  command: string,
  content: string,
  more?: Pick<CommandRun, 'description' | 'isUndo'>,
): CommandRun {
  const records = undoRecords(content);
  try {
    mkdirSync(records, { recursive: true });
    writeFileSync(path.join(records, pathFile), locationOf(content));
    removeAbandoned();
  } catch {
    // The project may be in a folder that cannot be written to. Then the run cannot be taken back.
  }
  return startRun(command, records, new Date(), more);
}

function locationOf(content: string): string {
  return existsSync(content) ? realpathSync(content) : path.resolve(content);
}

/** Removes the records of content folders that do not exist any more. */
function removeAbandoned(): void {
  const folders = readdirSync(allRecords);
  if (folders.length <= maxFolders) return;
  for (const name of folders) {
    const file = path.join(allRecords, name, pathFile);
    if (existsSync(file) && !existsSync(readFileSync(file, 'utf8')))
      rmSync(path.join(allRecords, name), { recursive: true, force: true });
  }
}
