import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { entriesBelow } from '../../../../entries-below.ts';
import { type OpenDesk, openDesk } from '../open-desk.ts';

let open: OpenDesk;
afterEach(() => open.close());

const site = { 'site.yaml': 'title: Folding lab\n' };
const herds = `@article{a, title={Herds of Example}, author={Quill, Ada}, year={2020}, journal={Letters}}`;

/** Brings a text in, and returns the address of its plan. */
async function bring(fields: Parameters<OpenDesk['post']>[1]): Promise<string> {
  const answer = await open.post('/bring', fields);
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const planOf = (page: string) => /name="plan" value="([0-9a-f]+)"/u.exec(page)?.[1] ?? '';

async function add(address: string, plan?: string): Promise<Response> {
  return open.post(`${address}/add`, { plan: plan ?? planOf(await open.get(address)) });
}

/** Answers the first question of the page. */
async function answerFirst(address: string, answer: string): Promise<void> {
  const question = /name="question" value="([^"]+)"/u.exec(await open.get(address))?.[1] ?? '';
  expect((await open.post(`${address}/answer`, { question, answer })).status).toBe(303);
}

const files = () => entriesBelow(open.content).filter((file) => /^(?:papers|authors)\/.+\.md$/u.test(file));
const read = (file: string) => readFileSync(path.join(open.content, file), 'utf8');

test('nothing is written before "Add to site", and one step for undo after it', async () => {
  open = openDesk(site);
  const address = await bring({ text: herds });
  const page = await open.get(address);
  expect(page).toContain('1 new paper');
  expect(page).toContain('Herds of Example');
  expect(files()).toEqual([]);
  const added = await add(address);
  expect(added.headers.get('location')).toMatch(/^\/\?done=/u);
  expect(files()).toEqual(['papers/herds-of-example.md']);
  expect(await open.get('/undo')).toContain('Brought in 1 paper');
  expect((await open.request(address)).status).toBe(404);
});

test('changed fields are shown before, after and with their source', async () => {
  open = openDesk(site);
  await add(await bring({ text: herds }));
  const page = await open.get(await bring({ text: herds.replace('Letters', 'Reports') }));
  expect(page.replaceAll(/\s+/gu, ' ')).toMatch(
    /Journal, proceedings or book.*Letters.*Reports.*pasted text:1/u,
  );
});

describe('a doubt', () => {
  const edited = async () => {
    open = openDesk(site);
    await add(await bring({ text: herds }));
    const file = path.join(open.content, 'papers/herds-of-example.md');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('containerTitle: Letters', 'containerTitle: Notes'),
    );
    return bring({ text: herds.replace('Letters', 'Reports') });
  };

  test.each([
    ['mine', 'Notes'],
    ['theirs', 'Reports'],
  ])('answered with "%s" leaves %s in the file', async (answer, value) => {
    const address = await edited();
    expect(await open.get(address)).toContain('Which value of “Journal, proceedings or book” is right?');
    await answerFirst(address, answer);
    expect(await open.get(address)).toContain(`value="${answer}" aria-pressed="true"`);
    await add(address);
    expect(read('papers/herds-of-example.md')).toContain(`containerTitle: ${value}`);
  });

  const twice = `${herds.replace('}}', '}, volume={1}}')}\n${herds.replace('{a,', '{b,').replace('}}', '}, volume={2}}')}`;

  test.each([
    ['same', 1],
    ['different', 2],
  ])('about two records answered with "%s" writes %d files', async (answer, count) => {
    open = openDesk(site);
    const address = await bring({ text: twice });
    expect(await open.get(address)).toContain('Are these the same paper?');
    await answerFirst(address, answer);
    await add(address);
    expect(files()).toHaveLength(count);
  });

  test('an answer to another question, or one that it does not have, changes nothing', async () => {
    open = openDesk(site);
    const address = await bring({ text: twice });
    await open.post(`${address}/answer`, { question: 'same-paper-0', answer: 'same' });
    const wrong = await open.post(`${address}/answer`, { question: '../../x', answer: 'theirs and mine' });
    expect(wrong.status).toBe(400);
    expect(await open.get(address)).toContain('2 new papers');
  });
});

test('a plan that no longer fits the files is shown again and not written', async () => {
  open = openDesk(site);
  await add(await bring({ text: herds }));
  const address = await bring({ text: herds.replace('Letters', 'Reports') });
  const plan = planOf(await open.get(address));
  writeFileSync(path.join(open.content, 'papers/herds-of-example.md'), '---\ntitle: Mine\ntype: book\n---\n');
  const answer = await add(address, plan);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('The content changed since this plan was shown');
  expect(read('papers/herds-of-example.md')).toBe('---\ntitle: Mine\ntype: book\n---\n');
});

test('what could not be read is shown with its line highlighted', async () => {
  open = openDesk(site);
  const page = await open.get(await bring({ text: `${herds}\n\n@article{b,\n  title = {Broken <b>entry\n` }));
  expect(page).toContain('<mark>  title = {Broken &lt;b&gt;entry</mark>');
  expect(page).toContain('Problem');
  expect(page).not.toContain('<b>entry');
});

test('names of uploads are shown and never become paths', async () => {
  open = openDesk(site);
  const file = new File([`${herds}\n@article{b,`], '../../etc/<i>x.bib', { type: 'text/html' });
  const before = entriesBelow(path.dirname(open.content)).length;
  const page = await open.get(await bring({ files: file }));
  expect(page).toContain('&lt;i&gt;x.bib');
  expect(page).not.toContain('<i>x.bib');
  expect(page).not.toContain('etc/');
  expect(entriesBelow(path.dirname(open.content)).length).toBe(before);
});

test('hostile titles and links are text', async () => {
  open = openDesk(site);
  const hostile = `@article{a, title={<img src=x onerror=alert(1)> Herds}, author={"><script>, Ada}, year={2020}, url={javascript:alert(1)}}`;
  const page = await open.get(await bring({ text: hostile }));
  expect(page).not.toMatch(/<img|<script>|href="javascript/iu);
});

test.each([
  [{}, 'There is nothing to read yet'],
  [{ numbers: 'hello' }, '“hello” is not a DOI'],
])('a form with %j is refused with a reason', async (fields, reason) => {
  open = openDesk(site);
  const answer = await open.post('/bring', fields);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(reason);
});

test('a text without papers says so, and offers nothing to add', async () => {
  open = openDesk(site);
  const page = await open.get(await bring({ text: 'Dear Ada,\nthank you for the letter.\n' }));
  expect(page).toContain('Nothing could be read');
  expect(page).not.toContain('Add to site');
});

test('only the last imports are kept', async () => {
  open = openDesk(site);
  const first = await bring({ text: herds });
  for (let index = 0; index < 8; index++) await bring({ text: herds });
  expect((await open.request(first)).status).toBe(404);
});
