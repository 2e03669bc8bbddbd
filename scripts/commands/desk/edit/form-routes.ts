import { type Context, Hono } from 'hono';
import type { FormKind } from '../../../../src/desk/addresses.ts';
import { fileFormValues, newFileText, readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { answerForm } from './answer-form.ts';
import { type EditDesk, filePath, toKind } from './edit-desk.ts';
import { refuse } from './problems.ts';
import { formAddress, showForm } from './show-form.ts';

/** Answers the addresses of forms: `/edit/papers/folding`, `/edit/new/papers`, `/edit/settings`. */
export function formRoutes(edit: EditDesk): Hono {
  const routes = new Hono();
  const { desk } = edit;

  routes.get('/new/:kind', async (context) => {
    const kind = toKind(context.req.param('kind'));
    if (!kind || kind === 'settings') return refuse(desk, context);
    const values = fileFormValues(kind, { data: {}, body: '' });
    return showForm(edit, context, {
      kind,
      id: undefined,
      file: undefined,
      base: newFileText,
      values,
      opened: new Map(),
    });
  });

  routes.post('/new/:kind', async (context) => {
    const kind = toKind(context.req.param('kind'));
    if (!kind || kind === 'settings') return refuse(desk, context);
    return answerForm(edit, context, kind, undefined);
  });

  const open = async (context: Context, kind: FormKind, id: string | undefined) => {
    const file = filePath(kind, id);
    if (file === undefined) return refuse(desk, context);
    const { text, hash } = await desk.open(file);
    if (text === null && kind !== 'settings') return refuse(desk, context);
    await desk.preview.reset();
    edit.keepText(text ?? '');
    const read = readFileValues(kind, text ?? '', desk.shown(file));
    // The message about the last step is shown there.
    if ('diagnostics' in read)
      return context.redirect(`${formAddress(kind, id)}/text${new URL(context.req.url).search}`, 303);
    return showForm(edit, context, {
      kind,
      id,
      file,
      base: text ?? '',
      values: fileFormValues(kind, read),
      opened: new Map([[file, hash]]),
    });
  };
  routes.get('/settings', (context) => open(context, 'settings', undefined));
  routes.post('/settings', (context) => answerForm(edit, context, 'settings', undefined));
  routes.get('/:kind/:id', (context) => {
    const kind = toKind(context.req.param('kind'));
    return kind && kind !== 'settings' ? open(context, kind, context.req.param('id')) : refuse(desk, context);
  });
  routes.post('/:kind/:id', (context) => {
    const kind = toKind(context.req.param('kind'));
    const id = context.req.param('id');
    return kind && kind !== 'settings' && filePath(kind, id) !== undefined
      ? answerForm(edit, context, kind, id)
      : refuse(desk, context);
  });
  return routes;
}
