import path from 'node:path';
import { readTextFile } from '../../../src/files/content-folder.ts';
import { textHash } from '../../../src/files/undo-journal.ts';
import { explainWriteError } from '../../../src/files/write-file.ts';
import { finishFiles, writeFiles } from '../../../src/files/write-files.ts';
import { withContentLock } from '../../site/content-lock.ts';
import { startContentRun } from '../../site/undo-records.ts';

/** A file to write, or to delete if `text` is `null`. The path is in the content folder, or begins with `public/`. */
export type DeskChange = { file: string; text: string | null } | { file: string; bytes: Uint8Array };

/** One step of the desk: changes that are written, and undone, together. */
export interface DeskWrite {
  /** Describes the step in the language of the site: `Edited "Tensor folding"`. The list of steps shows it. */
  description: string;
  /**
   * The hash of each file at the time at which the form was opened, as `open()` returned it. If a file has changed since,
   * nothing is written.
   */
  opened?: ReadonlyMap<string, string | null>;
  /** The changes, or a function that works them out while no other program writes. */
  changes: readonly DeskChange[] | (() => Promise<readonly DeskChange[]>);
}

/** A file that another program changed since a form was opened. */
export interface OutdatedFile {
  file: string;
  /** The text that it has now; `null` if it was deleted. */
  now: string | null;
  /** The hash of the text that it has now. */
  hash: string | null;
  /** The text that the step would have written; undefined if the step does not write it, or not as text. */
  wanted: string | null | undefined;
}

export type WriteResult =
  /** Everything is on the disk. `step` is the id of the step, for `?done=` in the address of the next page. */
  | { status: 'written'; step: string; files: string[] }
  /** All files had this text already. */
  | { status: 'unchanged' }
  /** Nothing was written. Show both texts with `outdatedView`. */
  | { status: 'changed'; files: OutdatedFile[] }
  /** Nothing was written, because another program, such as an import, has been writing for too long. */
  | { status: 'busy' }
  /** The file system refused to write. What is not written yet is written at the next start. */
  | { status: 'failed'; file: string; reason: string; advice: string };

/** Writes the changes of a step. */
export async function writeStep(
  { content }: { content: string; project: string },
  { changes, opened = new Map() }: DeskWrite,
): Promise<WriteResult> {
  const textOf = async (file: string) => (await readTextFile(path.join(content, file))) ?? null;
  try {
    return await withContentLock(
      content,
      async (): Promise<WriteResult> => {
        await finishFiles(content);
        const planned = typeof changes === 'function' ? await changes() : changes;
        const changed: OutdatedFile[] = [];
        for (const [file, hash] of opened) {
          const now = await textOf(file);
          const nowHash = now === null ? null : textHash(now);
          const change = planned.find((one) => one.file === file);
          const wanted = change && 'text' in change ? change.text : undefined;
          if (nowHash !== hash && wanted !== now) changed.push({ file, now, hash: nowHash, wanted });
        }
        if (changed.length > 0) return { status: 'changed', files: changed };
        const writes: { file: string; text: string | null }[] = [];
        for (const change of planned) {
          if ('bytes' in change) throw new Error('Files other than texts cannot be written yet.');
          if ((await textOf(change.file)) !== change.text) writes.push(change);
        }
        if (writes.length === 0) return { status: 'unchanged' };
        const run = startContentRun('desk', content);
        await writeFiles(content, writes, { run });
        return { status: 'written', step: run.id, files: writes.map(({ file }) => file) };
      },
      () => undefined,
    );
  } catch (error) {
    const explained = explainWriteError(error);
    if (!explained) throw error;
    return { status: 'failed', file: (error as NodeJS.ErrnoException).path ?? content, ...explained };
  }
}
