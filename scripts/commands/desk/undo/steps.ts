import { listRuns, readRecord, removeRecord } from '../../../../src/files/undo-journal.ts';
import type { ShownStep } from '../../../../src/desk/views/undo.ts';
import { planTakeBack } from '../../../site/take-back.ts';
import { undoRecords } from '../../../site/undo-records.ts';
import type { Desk } from '../desk.ts';

/** Maximum number of steps that are shown. */
const maxShown = 50;

/** Lists the steps that can be taken back, the last one first. They include the runs of commands in the terminal. */
export async function listSteps(desk: Desk): Promise<ShownStep[]> {
  const records = undoRecords(desk.content);
  const { language } = await desk.words();
  const format = new Intl.DateTimeFormat(language.intl, { dateStyle: 'medium', timeStyle: 'short' });
  const steps: ShownStep[] = [];
  for (const id of (await listRuns(records)).slice(0, maxShown)) {
    const record = await readRecord(records, id);
    const plan = record && (await planTakeBack(desk, [id]));
    if (!record || !plan) {
      steps.push({
        id,
        description: undefined,
        command: '',
        time: '',
        files: 0,
        isUndo: false,
        state: 'damaged',
      });
      continue;
    }
    const { description, command, isUndo = false, time } = record.run;
    steps.push({
      id,
      description,
      command,
      time: format.format(new Date(time)),
      files: record.files.length,
      isUndo,
      state: plan.kept.length > 0 ? 'changed' : plan.changes.length > 0 ? 'alone' : 'done',
    });
  }
  return steps;
}

/** Returns the ids of a step and of all steps after it, the last one first. */
export async function stepsSince(desk: Desk, id: string): Promise<string[]> {
  const ids = await listRuns(undoRecords(desk.content));
  return ids.slice(0, ids.indexOf(id) + 1);
}

/** Removes the records of steps that were taken back, so that they are not offered again. */
export async function forgetSteps(desk: Desk, ids: readonly string[]): Promise<void> {
  for (const id of ids) await removeRecord(undoRecords(desk.content), id);
}
