import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { type FormFields, openedFiles, readForm, textField } from '../../../../scripts/commands/desk/form.ts';
import { html } from '../../../../src/desk/html.ts';
import { openedFields, tokenField } from '../../../../src/desk/layout.ts';

async function send(body: FormData): Promise<FormFields> {
  let fields: FormFields = new Map();
  const app = new Hono().post('/', async (context) => {
    fields = await readForm(context);
    return context.body(null);
  });
  await app.request('/', { method: 'POST', body });
  return fields;
}

test('the hashes of opened files travel through a form', async () => {
  const opened = new Map([
    ['papers/a.md', '0123456789abcdef'],
    ['papers/new paper.md', null],
  ]);
  const body = new FormData();
  for (const field of openedFields(opened))
    body.append('opened', /value="([^"]*)"/.exec(String(field))?.[1] ?? '');
  expect(openedFiles(await send(body))).toEqual(opened);
});

test('fields of the same name are a list, and a missing one is an empty text', async () => {
  const body = new FormData();
  body.append('a', 'one');
  body.append('a', 'two');
  const fields = await send(body);
  expect(fields.get('a')).toEqual(['one', 'two']);
  expect([textField(fields, 'a'), textField(fields, '__proto__')]).toEqual(['one', '']);
});

test('a token is escaped', () => {
  expect(String(html`${tokenField({ token: '"><b>' })}`)).toContain('value="&quot;&gt;&lt;b&gt;"');
});
