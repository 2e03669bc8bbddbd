import { type Context, Hono } from 'hono';
import { type FormKind, listAddress } from '../../../../src/desk/addresses.ts';
import { checkFileText, readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { html, type HtmlValue } from '../../../../src/desk/html.ts';
import { tabs } from '../../../../src/desk/views/edit/form-page.ts';
import { rawTextView } from '../../../../src/desk/views/edit/other-pages.ts';
import type { Diagnostic } from '../../../../src/model/diagnostic.ts';
import { afterWrite } from '../after-write.ts';
import { openedFiles, readForm, textField } from '../form.ts';
import { showPage } from '../show-page.ts';
import { type EditDesk, filePath, toKind } from './edit-desk.ts';
import { refuse } from './problems.ts';

/** Answers the addresses with the text of a whole file: `/edit/papers/folding/text`. */
export function textRoutes(edit: EditDesk): Hono {
  const routes = new Hono();
  const { desk } = edit;

  const show = async (
    context: Context,
    kind: FormKind,
    id: string | undefined,
    page: {
      text: string;
      opened: ReadonlyMap<string, string | null>;
      diagnostics: readonly Diagnostic[];
      above?: HtmlValue;
    },
    status: 200 | 409 | 422 | 503 = 200,
  ) => {
    const { edit: words } = await desk.words();
    const address = kind === 'settings' ? '/edit/settings' : `${listAddress(kind)}/${id}`;
    const read = readFileValues(kind, page.text, '');
    const title = 'data' in read && kind !== 'settings' ? (read.data.title ?? read.data.name) : undefined;
    const main = html`${tabs({ words, rawAddress: `${address}/text`, isNew: false }, 'text')}${rawTextView({
      words,
      token: desk.token,
      ...page,
    })}`;
    return showPage(
      desk,
      context,
      {
        part: 'edit',
        title: String(title ?? id ?? words.kinds[kind]),
        main,
        scripts: ['edit'],
        isWide: true,
      },
      status,
    );
  };

  const open = async (context: Context, kind: FormKind | undefined, id: string | undefined) => {
    const file = kind && filePath(kind, id);
    if (!kind || file === undefined) return refuse(desk, context);
    const { text, hash } = await desk.open(file);
    if (text === null && kind !== 'settings') return refuse(desk, context);
    const read = readFileValues(kind, text ?? '', desk.shown(file));
    return show(context, kind, id, {
      text: text ?? '',
      opened: new Map([[file, hash]]),
      diagnostics: 'diagnostics' in read ? read.diagnostics : [],
    });
  };

  const save = async (context: Context, kind: FormKind | undefined, id: string | undefined) => {
    const file = kind && filePath(kind, id);
    if (!kind || file === undefined) return refuse(desk, context);
    const { edit: words } = await desk.words();
    const fields = await readForm(context);
    const opened = openedFiles(fields);
    const now = (await desk.open(file)).text;
    const sent = textField(fields, '_text').replace(/\r\n?/g, '\n');
    // Browsers send all line ends alike, so that those of the file are put back.
    const text = now?.includes('\r\n') ? sent.replace(/\n/g, '\r\n') : sent;
    const diagnostics = checkFileText(kind, text, desk.shown(file), id ?? 'site');
    if (diagnostics.length > 0) return show(context, kind, id, { text: sent, opened, diagnostics }, 422);
    const read = readFileValues(kind, text, file);
    const data = 'data' in read ? read.data : {};
    const title = kind === 'settings' ? words.kinds.settings : String(data.title ?? data.name ?? id);
    const result = await desk.write({
      description: words.edited(title),
      opened: new Map([[file, opened.get(file) ?? null]]),
      changes: [{ file, text }],
    });
    const address = kind === 'settings' ? '/edit/settings' : `${listAddress(kind)}/${id}`;
    return afterWrite(desk, context, result, { part: 'edit', form: fields, next: `${address}/text` });
  };

  routes.get('/settings/text', (context) => open(context, 'settings', undefined));
  routes.post('/settings/text', (context) => save(context, 'settings', undefined));
  routes.get('/:kind/:id/text', (context) =>
    open(context, toKind(context.req.param('kind')), context.req.param('id')),
  );
  routes.post('/:kind/:id/text', (context) =>
    save(context, toKind(context.req.param('kind')), context.req.param('id')),
  );
  return routes;
}
