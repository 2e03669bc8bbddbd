import { Hono } from 'hono';
import { contentKinds, listAddress } from '../../../../src/desk/addresses.ts';
import { writeChanges, readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { contentListView, kindsView } from '../../../../src/desk/views/edit/content-list.ts';
import { afterWrite } from '../after-write.ts';
import { readForm, textField } from '../form.ts';
import { showPage } from '../show-page.ts';
import type { DeskChange } from '../write-step.ts';
import { type EditDesk, filePath, toKind } from './edit-desk.ts';
import { refuse } from './problems.ts';

/** Answers the addresses of lists: `/edit`, `/edit/papers?q=folding`, and the selection of papers. */
export function listRoutes(edit: EditDesk): Hono {
  const routes = new Hono();
  const { desk, entries } = edit;

  routes.get('/', async (context) => {
    const { edit: words, language } = await desk.words();
    const number = new Intl.NumberFormat(language.intl);
    const counts: Record<string, string> = {};
    for (const kind of contentKinds)
      if (kind !== 'settings') counts[kind] = number.format((await entries(kind)).length);
    return showPage(desk, context, { part: 'edit', title: words.title, main: kindsView(words, counts) });
  });

  routes.get('/:kind', async (context, next) => {
    const kind = toKind(context.req.param('kind'));
    if (!kind || kind === 'settings') return next();
    const { edit: words, language } = await desk.words();
    const query = (context.req.query('q') ?? '').slice(0, 200);
    const from = Math.max(0, Math.floor(Number(context.req.query('from') ?? 0)) || 0);
    const main = contentListView({
      words,
      intl: language.intl,
      token: desk.token,
      kind,
      entries: await entries(kind),
      query,
      from,
    });
    return showPage(desk, context, { part: 'edit', title: words.kinds[kind], main, scripts: ['edit'] });
  });

  // Writes only papers whose boxes the user changed, whatever the other files are now.
  routes.post('/selection', async (context) => {
    const { edit: words } = await desk.words();
    const fields = await readForm(context);
    const checked = (name: string) => new Set(fields.get(name) ?? []);
    const [selected, hidden] = [checked('selected'), checked('hidden')];
    const changes: DeskChange[] = [];
    const opened = new Map<string, string | null>();
    for (const shown of (fields.get('shown') ?? []).slice(0, 1000)) {
      const [, id = '', wasSelected, wasHidden] =
        /^([a-z0-9-]{1,100}):([01])([01])$/.exec(String(shown)) ?? [];
      const file = filePath('papers', id);
      const wanted: Record<string, boolean> = {};
      if ((wasSelected === '1') !== selected.has(id)) wanted.selected = selected.has(id);
      if ((wasHidden === '1') !== hidden.has(id)) wanted.hidden = hidden.has(id);
      if (file === undefined || Object.keys(wanted).length === 0) continue;
      const { text, hash } = await desk.open(file);
      const read = text === null ? undefined : readFileValues('papers', text, file);
      if (text === null || !read || 'diagnostics' in read) continue;
      const values = Object.entries(wanted).map(([key, isOn]) => [key, isOn || undefined]);
      changes.push({
        file,
        text: writeChanges('papers', text, read, {
          changes: Object.fromEntries(values) as object as Record<string, unknown>,
        }),
      });
      opened.set(file, hash);
    }
    const result = await desk.write({ description: words.selectionChanged(changes.length), changes, opened });
    const back = new URLSearchParams(textField(fields, '_back').replace(/^\?/, ''));
    const next = `${listAddress('papers')}${back.size === 0 ? '' : `?${back}`}`;
    return afterWrite(desk, context, result, { part: 'edit', form: fields, next });
  });

  routes.all('*', (context) => refuse(desk, context));
  return routes;
}
