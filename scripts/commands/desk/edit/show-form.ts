import type { Context } from 'hono';
import { stringify } from 'yaml';
import { type FormKind, listAddress } from '../../../../src/desk/addresses.ts';
import { contentForms, type FileValues, readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import type { FormValues } from '../../../../src/desk/forms/form-values.ts';
import type { HtmlValue } from '../../../../src/desk/html.ts';
import { filesView } from '../../../../src/desk/views/edit/files-view.ts';
import { type FormPage, formPage } from '../../../../src/desk/views/edit/form-page.ts';
import { textHash } from '../../../../src/files/undo-journal.ts';
import { showPage } from '../show-page.ts';
import { readChoices } from './choices.ts';
import type { EditDesk } from './edit-desk.ts';
import { fileSlots } from './files.ts';

/** Everything from which a form is made. */
export interface OpenForm {
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

/** Returns the address of a form. */
export function formAddress(kind: FormKind, id: string | undefined): string {
  return kind === 'settings'
    ? '/edit/settings'
    : id === undefined
      ? `/edit/new/${kind}`
      : `${listAddress(kind)}/${id}`;
}

/** Returns the title or name in a file; `other` if it has none. */
export function titleOf(kind: FormKind, data: Readonly<Record<string, unknown>>, other: string): string {
  const title = kind === 'settings' ? undefined : (data.title ?? data.name);
  return typeof title === 'string' && title !== '' ? title : other;
}

/** Shows a form. */
export async function showForm(
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
    rawAddress: `${formAddress(kind, id)}/text`,
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
