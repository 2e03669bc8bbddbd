import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import { formProblems } from '../../../../src/desk/forms/form-problems.ts';
import { writeChanges, readChanges, readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { openedFiles, readForm, textField } from '../form.ts';
import { type EditDesk, filePath, pagePathOf, toKind } from './edit-desk.ts';
import { toSentValues } from './form-fields.ts';

/** Maximum time for which the preview waits for the errors of other files, in milliseconds. */
const maxWait = 100;

/** Answers the page script, which sends the values of a form while the user types. Nothing is saved. */
export function previewRoutes(edit: EditDesk): Hono {
  const routes = new Hono();
  const { desk } = edit;
  routes.post('/preview/:kind', async (context) => {
    const kind = toKind(context.req.param('kind'));
    const fields = await readForm(context);
    const id = textField(fields, '_id');
    const file = kind && filePath(kind, id);
    if (!kind || file === undefined) return context.json({ state: 'hidden' }, 404);
    const { edit: words } = await desk.words();
    const now = (await desk.open(file)).text;
    const baseText = edit.keptText(textField(fields, '_base') || openedFiles(fields).get(file)) ?? now;
    if (now === null || baseText === null) return context.json({ state: 'hidden' });
    const [base, current] = [baseText, now].map((text) => readFileValues(kind, text, file));
    if (!base || !current || 'diagnostics' in base || 'diagnostics' in current)
      return context.json({ state: 'invalid' });
    const values = toSentValues(fields);
    const text = writeChanges(kind, now, current, readChanges(kind, values, base));
    const edited = readFileValues(kind, text, file);
    const data = 'data' in edited ? edited.data : {};
    if (formProblems(words, kind, data, values).size > 0) return context.json({ state: 'invalid' });
    const page = pagePathOf(kind, id, data);
    if (page === undefined) return context.json({ state: 'hidden' });
    try {
      await desk.preview.show(file, text);
      if (await hasErrors(edit)) return context.json({ state: 'broken' });
      return context.json({ state: 'shown', address: await desk.preview.address(page) });
    } catch {
      return context.json({ state: 'failed' });
    }
  });
  return routes;
}

/** Whether a file has an error that stops all pages. Until this is known, no error is assumed. */
async function hasErrors({ desk }: EditDesk): Promise<boolean> {
  const read = await Promise.race([desk.readLibrary(), setTimeout(maxWait, undefined)]);
  return read !== undefined && 'diagnostics' in read;
}
