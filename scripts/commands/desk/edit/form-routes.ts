import { type Context, Hono } from 'hono';
import { stringify } from 'yaml';
import { type FormKind, listAddress } from '../../../../src/desk/addresses.ts';
import {
  writeChanges,
  contentForms,
  fileFormValues,
  type FileValues,
  newFileText,
  readChanges,
  readFileValues,
} from '../../../../src/desk/forms/content-forms.ts';
import { formProblems } from '../../../../src/desk/forms/form-problems.ts';
import { applyFormStep, parseFormStep } from '../../../../src/desk/forms/form-steps.ts';
import type { FormValues } from '../../../../src/desk/forms/form-values.ts';
import { filesView } from '../../../../src/desk/views/edit/files-view.ts';
import { type FormPage, formPage } from '../../../../src/desk/views/edit/form-page.ts';
import { type Conflict, conflictView } from '../../../../src/desk/views/edit/other-pages.ts';
import type { HtmlValue } from '../../../../src/desk/html.ts';
import { idSchema, numberedId, toId } from '../../../../src/model/id.ts';
import { textHash } from '../../../../src/files/undo-journal.ts';
import { afterWrite } from '../after-write.ts';
import { openedFiles, readForm, textField } from '../form.ts';
import { showPage } from '../show-page.ts';
import { readChoices } from './choices.ts';
import { type EditDesk, filePath, pagePathOf, toKind } from './edit-desk.ts';
import { fileSlots } from './files.ts';
import { toSentValues } from './form-fields.ts';
import { refuse } from './problems.ts';

/** Everything from which a form is made. */
interface OpenForm {
  kind: FormKind;
  /** Undefined for a new file. */
  id: string | undefined;
  /** Undefined for a new file, whose id is not known yet. */
  file: string | undefined;
  /** The text that the user began to change. */
  base: string;
  values: FormValues;
  opened: ReadonlyMap<string, string | null>;
  problems?: ReadonlyMap<string, readonly string[]>;
  focus?: string;
  above?: HtmlValue;
  preview?: string | undefined;
}

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
      return context.redirect(`${addressOf(kind, id)}/text${new URL(context.req.url).search}`, 303);
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

/** Returns the address of a form. */
function addressOf(kind: FormKind, id: string | undefined): string {
  return kind === 'settings'
    ? '/edit/settings'
    : id === undefined
      ? `/edit/new/${kind}`
      : `${listAddress(kind)}/${id}`;
}

/** Answers a form that was sent: it is saved, shown in the preview, or shown again after a step. */
async function answerForm(
  edit: EditDesk,
  context: Context,
  kind: FormKind,
  id: string | undefined,
): Promise<Response> {
  const { desk } = edit;
  const { edit: words } = await desk.words();
  const fields = await readForm(context);
  const opened = openedFiles(fields);
  const values = toSentValues(fields);
  const action = textField(fields, '_do') || 'save';
  const file = filePath(kind, id);
  const isNew = file === undefined;
  const now = file === undefined ? newFileText : ((await desk.open(file)).text ?? undefined);
  const baseHash = textField(fields, '_base') || (file === undefined ? undefined : opened.get(file));
  const base = isNew ? newFileText : (edit.keptText(baseHash) ?? now ?? newFileText);
  const form: OpenForm = { kind, id, file, base, values, opened };
  const shown = readFileValues(kind, base, file ?? '');
  const current = now === undefined ? undefined : readFileValues(kind, now, file ?? '');
  if ('diagnostics' in shown) return context.redirect(`${addressOf(kind, id)}/text`, 303);

  const step = parseFormStep(action);
  if (step) {
    const after = applyFormStep(contentForms[kind].fields, values, step);
    return showForm(edit, context, { ...form, values: after.values, focus: after.focus });
  }

  const changes = readChanges(kind, values, shown);
  // Another program may have deleted the file, or left it with an error.
  const written =
    now === undefined || current === undefined || 'diagnostics' in current
      ? { text: base, values: shown }
      : { text: now, values: current };
  const text = writeChanges(kind, written.text, written.values, changes);
  const edited = readFileValues(kind, text, file ?? '');
  const data = 'data' in edited ? edited.data : {};
  const problems = formProblems(words, kind, data, values);

  if (action === 'preview') {
    const page = id === undefined && kind !== 'settings' ? undefined : pagePathOf(kind, id ?? '', data);
    if (page === undefined || file === undefined || problems.size > 0)
      return showForm(edit, context, { ...form, problems, above: undefined });
    const preview = await desk.preview.show(file, text).then(
      () => desk.preview.address(page),
      () => undefined,
    );
    return showForm(edit, context, { ...form, preview });
  }

  const ownId = textField(fields, '_id').trim();
  if (isNew && ownId !== '') {
    const checked = idSchema.safeParse(ownId);
    const isTaken = checked.success && (await desk.open(`${kind}/${ownId}.md`)).text !== null;
    if (!checked.success || isTaken)
      problems.set('_id', [`${checked.success ? words.idTaken : words.notValid}.`]);
  }
  if (problems.size > 0) return showForm(edit, context, { ...form, problems }, 422);

  const title = titleOf(kind, data, id ?? words.kinds[kind]);
  const newId = isNew ? ownId || (await freeId(edit, kind, title)) : id;
  const target = filePath(kind, newId);
  if (target === undefined) return refuse(desk, context);
  const result = await desk.write({
    description: isNew ? words.created(title) : words.edited(title),
    opened: isNew ? new Map([[target, null]]) : new Map([[target, opened.get(target) ?? null]]),
    changes: [{ file: target, text }],
  });
  if (result.status === 'outdated') {
    const [outdated] = result.files;
    const conflict = toConflict(kind, changes, outdated?.now ?? null, text);
    edit.keepText(base);
    return showForm(
      edit,
      context,
      {
        ...form,
        opened: new Map([[target, outdated?.hash ?? null]]),
        above: conflictView(words, kind, addressOf(kind, id), conflict),
      },
      409,
    );
  }
  if (result.status === 'written') await desk.preview.reset();
  return afterWrite(desk, context, result, { part: 'edit', form: fields, next: addressOf(kind, newId) });
}

/** Returns an id that no file has, made from a title or name. */
async function freeId({ desk }: EditDesk, kind: FormKind, title: string): Promise<string> {
  const id = toId(title, kind === 'authors' ? 'person' : kind === 'projects' ? 'project' : 'paper');
  for (let number = 1; ; number++) {
    const numbered = numberedId(id, number);
    if ((await desk.open(`${kind}/${numbered}.md`)).text === null) return numbered;
  }
}

function titleOf(kind: FormKind, data: Readonly<Record<string, unknown>>, other: string): string {
  const title = kind === 'settings' ? undefined : (data.title ?? data.name);
  return typeof title === 'string' && title !== '' ? title : other;
}

/** Returns what both programs wrote: the changed fields with the value of the file now, and that of the user. */
function toConflict(
  kind: FormKind,
  { changes, body }: { changes: Readonly<Record<string, unknown>>; body?: string },
  now: string | null,
  yours: string,
): Conflict {
  const read = now === null ? undefined : readFileValues(kind, now, '');
  const current: FileValues = read && 'data' in read ? read : { data: {}, body: '' };
  const shown = (value: unknown) =>
    value === undefined || value === null
      ? ''
      : typeof value === 'object'
        ? stringify(value).trimEnd()
        : String(value);
  const fields = Object.entries(changes).map(([key, value]) => ({
    key,
    now: shown(current.data[key]),
    yours: shown(value),
  }));
  return {
    now,
    yours,
    fields: body === undefined ? fields : [...fields, { key: '_body', now: current.body, yours: body }],
  };
}

/** Shows a form. */
async function showForm(
  edit: EditDesk,
  context: Context,
  form: OpenForm,
  status: 200 | 409 | 422 | 503 = 200,
): Promise<Response> {
  const { desk, entries } = edit;
  const { edit: words } = await desk.words();
  const { kind, id, file, values } = form;
  const read = readFileValues(kind, form.base, '');
  const shown: FileValues = 'data' in read ? read : { data: {}, body: '' };
  const { fields } = contentForms[kind];
  const others = Object.entries(shown.data).filter(([key]) => !Object.hasOwn(fields, key));
  const isNew = file === undefined;
  const openedHash = file === undefined ? undefined : form.opened.get(file);
  const baseHash = isNew ? undefined : textHash(form.base);
  const page: FormPage = {
    words,
    kind,
    id,
    isNew,
    token: desk.token,
    values,
    file: shown,
    opened: form.opened,
    base:
      baseHash !== undefined && baseHash !== openedHash && edit.keptText(baseHash) !== undefined
        ? baseHash
        : undefined,
    problems: form.problems ?? new Map(),
    rawAddress: `${addressOf(kind, id)}/text`,
    otherKeys: others.length === 0 ? undefined : stringify(Object.fromEntries(others), { lineWidth: 80 }),
    focus: form.focus,
    preview: form.preview,
    above: form.above,
    files: isNew ? undefined : filesView(words, desk.token, await fileSlots(desk, kind, id, shown.data)),
    ...(await readChoices(kind, entries)),
  };
  if (!isNew) await desk.preview.warm();
  const title = isNew ? words.newOnes[kind] : titleOf(kind, shown.data, words.kinds[kind]);
  return showPage(
    desk,
    context,
    { part: 'edit', title, main: formPage(page), scripts: ['edit'], isWide: true },
    status,
  );
}
