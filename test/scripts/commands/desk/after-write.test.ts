import { load } from 'cheerio';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { afterWrite } from '../../../../scripts/commands/desk/after-write.ts';
import { openedFiles, readForm, textField } from '../../../../scripts/commands/desk/form.ts';
import type { WriteResult } from '../../../../scripts/commands/desk/write-step.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';

let open: OpenDesk;
beforeEach(() => {
  open = openDesk({ 'site.yaml': 'title: Lab\n', 'papers/a.md': 'one\ntwo\n' });
});
afterEach(() => open.close());

/** Sends a form whose step had a result, and returns the answer. */
async function answer(result: WriteResult, fields: Record<string, string | string[]> = {}) {
  const app = new Hono().post('/edit/papers/a', async (context) =>
    afterWrite(open.desk, context, result, {
      part: 'edit',
      form: await readForm(context),
      next: '/edit/papers/a',
    }),
  );
  const body = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  const response = await app.request('/edit/papers/a', { method: 'POST', body });
  return { response, page: load(await response.clone().text()) };
}

test('a written step leads to the next page, with its id', async () => {
  const { response } = await answer({ status: 'written', step: 'x-desk', files: [] });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/edit/papers/a?done=x-desk']);
});

test('a step that changed nothing says so', async () => {
  const { response } = await answer({ status: 'unchanged' });
  const address = response.headers.get('location') ?? '';
  // The file has no frontmatter, so its form leads to its text.
  const moved = await open.request(address);
  expect(await open.get(moved.headers.get('location') ?? address)).toContain('Nothing has changed.');
});

test('both texts of a changed file are shown as text, with different lines marked, and mine is sent again on request', async () => {
  const now = 'one\n<script>theirs</script>\n';
  const result: WriteResult = {
    status: 'outdated',
    files: [{ file: 'papers/a.md', now, hash: 'beef', wanted: 'one\nmine\n' }],
  };
  const fields = {
    token: 'old',
    title: 'A "title"\nin two lines',
    keyword: ['<b>', 'y'],
    opened: ['0000 papers/a.md', '1111 site.yaml'],
  };
  const { response, page } = await answer(result, fields);
  expect(response.status).toBe(409);
  expect(page('script').length).toBe(0);
  expect(page('pre').eq(0).text()).toBe(now);
  expect(page('pre').eq(1).text()).toBe('one\nmine\n');
  expect(
    page('pre mark')
      .map((_, mark) => page(mark).text())
      .get(),
  ).toEqual(['<script>theirs</script>', 'mine']);
  const form = page('form').has('button.main');
  expect(form.attr('action')).toBe('/edit/papers/a');
  const sent = form
    .find('input')
    .map((_, input) => [[input.attribs.name, input.attribs.value]])
    .get();
  expect(sent).toEqual([
    ['token', open.desk.token],
    ['title', 'A "title"\nin two lines'],
    ['keyword', '<b>'],
    ['keyword', 'y'],
    ['opened', 'beef papers/a.md'],
    ['opened', '1111 site.yaml'],
  ]);
});

test('a deleted file, and one that is not text, are named', async () => {
  const { page } = await answer({
    status: 'outdated',
    files: [
      { file: 'papers/a.md', now: null, hash: null, wanted: 'mine' },
      { file: 'papers/a.pdf', now: null, hash: 'beef', wanted: undefined },
    ],
  });
  expect(page('main').text()).toMatch(
    /papers\/a\.md[\s\S]*The file was deleted\.[\s\S]*papers\/a\.pdf[\s\S]*cannot be compared/,
  );
});

test.each([
  [{ status: 'busy' } as const, 503, 'Another program is writing'],
  [{ status: 'failed', file: '/x/papers/a.md', code: 'ENOSPC' } as const, 500, 'the disk is full'],
  [{ status: 'failed', file: '/x/papers/a.md', code: 'constructor' } as const, 500, 'the system refuses it'],
])('nothing that was typed is lost after %j', async (result, status, text) => {
  const { response, page } = await answer(result, { title: 'Long text', opened: '0000 papers/a.md' });
  expect(response.status).toBe(status);
  expect(page('main').text()).toContain(text);
  expect(page('input[name=title]').attr('value')).toBe('Long text');
  expect(page('input[name=opened]').attr('value')).toBe('0000 papers/a.md');
});

test('a form that is opened, changed outside and sent again is written on request only', async () => {
  const app = new Hono().post('/edit/papers/a', async (context) => {
    const form = await readForm(context);
    const changes = [{ file: 'papers/a.md', text: textField(form, 'text') }];
    const result = await open.desk.write({ description: 'x', opened: openedFiles(form), changes });
    return afterWrite(open.desk, context, result, { part: 'edit', form, next: '/edit/papers/a' });
  });
  const send = (body: URLSearchParams) => app.request('/edit/papers/a', { method: 'POST', body });
  const { hash } = await open.desk.open('papers/a.md');
  await open.desk.write({ description: 'x', changes: [{ file: 'papers/a.md', text: 'theirs' }] });
  const first = await send(
    new URLSearchParams({ text: 'mine\r\nwith lines', opened: `${hash} papers/a.md` }),
  );
  expect(first.status).toBe(409);
  expect((await open.desk.open('papers/a.md')).text).toBe('theirs');
  const again = load(await first.text())('form')
    .has('button.main')
    .find('input');
  const fields = again
    .map((_, input) => [[input.attribs.name!, input.attribs.value!]])
    .get() as unknown as string[][];
  expect((await send(new URLSearchParams(fields))).status).toBe(303);
  expect((await open.desk.open('papers/a.md')).text).toBe('mine\nwith lines');
});
