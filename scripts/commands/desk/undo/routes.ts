import { Hono } from 'hono';
import { partlyView, stepList, undoneName } from '../../../../src/desk/views/undo.ts';
import { isRunId, readRecord } from '../../../../src/files/undo-journal.ts';
import { isByteFile } from '../../../../src/files/writable-files.ts';
import { planTakeBack } from '../../../site/take-back.ts';
import { undoRecords } from '../../../site/undo-records.ts';
import { afterWrite } from '../after-write.ts';
import type { Desk } from '../desk.ts';
import { readForm, textField } from '../form.ts';
import { showMessage, showPage } from '../show-page.ts';
import type { DeskChange } from '../write-step.ts';
import { forgetSteps, listSteps, stepsSince } from './steps.ts';

/** Answers the addresses below `/undo`: the list of steps, and the forms that take them back. */
export function undoRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const words = await desk.words();
    const main = stepList(words, await listSteps(desk), desk.token);
    return showPage(desk, context, { part: 'undo', title: words.undo.title, main });
  });
  routes.post('/:id', async (context) => {
    const id = context.req.param('id');
    const form = await readForm(context);
    const isUntil = textField(form, 'until') !== '';
    const record = isRunId(id) ? await readRecord(undoRecords(desk.content), id) : undefined;
    const ids = isUntil ? await stepsSince(desk, id) : [id];
    const plan = record && (await planTakeBack(desk, ids));
    if (!plan) return showMessage(desk, context, 'missing', 404);
    const words = await desk.words();
    if (plan.kept.length > 0 && textField(form, 'partly') === '') {
      const main = partlyView(words, plan, { id, isUntil, token: desk.token });
      return showPage(desk, context, { part: 'undo', title: words.undo.partlyTitle, main }, 409);
    }
    const description = ids.length > 1 ? words.undo.undidSeveral(ids.length) : undoneName(words, record.run);
    // The plan is made again while no other command writes, since files may have changed since.
    const changes = async () => ((await planTakeBack(desk, ids))?.changes ?? []).map(toDeskChange);
    const result = await desk.write({ description, changes, isUndo: true });
    if (result.status === 'written' || result.status === 'unchanged') await forgetSteps(desk, ids);
    return afterWrite(desk, context, result, { part: 'undo', form, next: '/undo' });
  });
  return routes;
}

function toDeskChange({ file, text }: { file: string; text: string | null }): DeskChange {
  return text !== null && isByteFile(file) ? { file, bytes: Buffer.from(text, 'base64') } : { file, text };
}
