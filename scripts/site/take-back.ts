import { planUndo, type UndoChange, type UndoPlan } from '../../src/files/plan-undo.ts';
import { readRecord, removeRecord } from '../../src/files/undo-journal.ts';
import { readWritable, type WriteFolders } from '../../src/files/writable-files.ts';
import { finishFiles, interruptedUndo } from '../../src/files/write-files.ts';
import { undoRecords } from './undo-records.ts';

/**
 * Completes the step that a killed command was writing. Call it while no other command writes.
 *
 * @returns whether a killed undo was completed
 */
export async function finishInterrupted({ content, project }: WriteFolders): Promise<boolean> {
  const undone = await interruptedUndo(content);
  await finishFiles(content, project);
  if (undone === undefined) return false;
  await removeRecord(undoRecords(content), undone);
  return true;
}

/**
 * Plans how to take back several runs.
 *
 * @param ids the ids of the runs, the last one first
 * @returns the changes of files, and the files that are left as they are; `undefined` if the record of a run is missing or
 *   damaged
 */
export async function planTakeBack(
  folders: WriteFolders,
  ids: readonly string[],
): Promise<Omit<UndoPlan, 'done'> | undefined> {
  const records = undoRecords(folders.content);
  const texts = new Map<string, string | undefined>();
  const changes = new Map<string, UndoChange>();
  const kept = new Map<string, UndoPlan['kept'][number]>();
  for (const id of ids) {
    const record = await readRecord(records, id);
    if (!record) return undefined;
    for (const { file } of record.files)
      if (!texts.has(file)) texts.set(file, await readWritable(folders, file));
    const plan = planUndo(record, (file) => texts.get(file));
    for (const change of plan.changes) {
      changes.set(change.file, change);
      texts.set(change.file, change.text ?? undefined);
    }
    for (const one of plan.kept) kept.set(one.file, one);
  }
  return { changes: [...changes.values()], kept: [...kept.values()] };
}
