import { type Context, Hono } from 'hono';
import { writeChanges, readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { toTextLines } from '../../../../src/desk/forms/form-values.ts';
import { sortRoles } from '../../../../src/desk/forms/sort-roles.ts';
import { roleOrderView } from '../../../../src/desk/views/edit/other-pages.ts';
import { afterWrite } from '../after-write.ts';
import { openedFiles, readForm, textField } from '../form.ts';
import { showPage } from '../show-page.ts';
import type { EditDesk } from './edit-desk.ts';
import { refuse } from './problems.ts';

const file = 'site.yaml';

/** Answers the address under which the roles of members get their order. */
export function roleRoutes(edit: EditDesk): Hono {
  const routes = new Hono();
  const { desk, entries } = edit;

  const readRoles = async () => {
    const { text, hash } = await desk.open(file);
    const read = readFileValues('settings', text ?? '', file);
    const data = 'data' in read ? read.data : {};
    return { text, hash, read, order: toTextLines(data.roles) };
  };

  const show = async (
    context: Context,
    roles: readonly string[],
    opened: ReadonlyMap<string, string | null>,
    focus?: string,
  ) => {
    const { edit: words } = await desk.words();
    const people = (await entries('authors')).filter(({ isFormer }) => !isFormer);
    const main = roleOrderView({
      words,
      token: desk.token,
      opened,
      focus,
      roles: roles.map((role) => ({
        role,
        people: people.filter((person) => person.role === role).map(({ title }) => title),
      })),
    });
    return showPage(desk, context, { part: 'edit', title: words.roleOrder.title, main, scripts: ['edit'] });
  };

  routes.get('/roles', async (context) => {
    const { hash, order } = await readRoles();
    const people = (await entries('authors')).filter(({ isFormer }) => !isFormer);
    return show(
      context,
      sortRoles(
        people.flatMap(({ role }) => role ?? []),
        order,
      ),
      new Map([[file, hash]]),
    );
  });

  routes.post('/roles', async (context) => {
    const { edit: words } = await desk.words();
    const fields = await readForm(context);
    const roles = (fields.get('role') ?? []).filter((role) => typeof role === 'string').slice(0, 500);
    const opened = openedFiles(fields);
    const [, step, place = ''] = /^(up|down):(\d{1,4})$/.exec(textField(fields, '_do')) ?? [];
    if (step !== undefined) {
      const from = Number(place);
      const to = step === 'up' ? from - 1 : from + 1;
      if (roles[from] !== undefined && roles[to] !== undefined) roles.splice(to, 0, ...roles.splice(from, 1));
      return show(context, roles, opened, `role-${to}`);
    }
    const { text, read, order } = await readRoles();
    if (text === null || 'diagnostics' in read) return refuse(desk, context);
    // Roles that no person has now keep their place at the end.
    const wanted = [...roles, ...order.filter((role) => !roles.includes(role))];
    const result = await desk.write({
      description: words.orderChanged,
      opened: new Map([[file, opened.get(file) ?? null]]),
      changes: [{ file, text: writeChanges('settings', text, read, { changes: { roles: wanted } }) }],
    });
    return afterWrite(desk, context, result, { part: 'edit', form: fields, next: '/edit/roles' });
  });
  return routes;
}
