import type { Context } from 'hono';
import { stringify } from 'yaml';
import type { FormKind } from '../../../../src/desk/addresses.ts';
import {
  contentForms,
  type FileValues,
  newFileText,
  readChanges,
  readFileValues,
  writeChanges,
} from '../../../../src/desk/forms/content-forms.ts';
import { formProblems } from '../../../../src/desk/forms/form-problems.ts';
import { applyFormStep, parseFormStep } from '../../../../src/desk/forms/form-steps.ts';
import { type Conflict, conflictView } from '../../../../src/desk/views/edit/other-pages.ts';
import { idSchema, numberedId, toId } from '../../../../src/model/id.ts';
import { afterWrite } from '../after-write.ts';
import { openedFiles, readForm, textField } from '../form.ts';
import { type EditDesk, filePath, pagePathOf } from './edit-desk.ts';
import { toSentValues } from './form-fields.ts';
import { refuse } from './problems.ts';
import { formAddress, type OpenForm, showForm, titleOf } from './show-form.ts';

/** Answers a form that was sent: it is saved, shown in the preview, or shown again after a step. */
export async function answerForm(
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
  if ('diagnostics' in shown) return context.redirect(`${formAddress(kind, id)}/text`, 303);

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
        above: conflictView(words, kind, formAddress(kind, id), conflict),
      },
      409,
    );
  }
  if (result.status === 'written') await desk.preview.reset();
  return afterWrite(desk, context, result, { part: 'edit', form: fields, next: formAddress(kind, newId) });
}

/** Returns an id that no file has, made from a title or name. */
async function freeId({ desk }: EditDesk, kind: FormKind, title: string): Promise<string> {
  const id = toId(title, kind === 'authors' ? 'person' : kind === 'projects' ? 'project' : 'paper');
  for (let number = 1; ; number++) {
    const numbered = numberedId(id, number);
    if ((await desk.open(`${kind}/${numbered}.md`)).text === null) return numbered;
  }
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
