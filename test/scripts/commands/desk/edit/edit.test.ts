import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { textHash } from '../../../../../src/files/undo-journal.ts';
import { type OpenDesk, openDesk } from '../open-desk.ts';

const paper = '---\ntitle: Folding # short\nauthor:\n  - Ada Quill # first\n---\nAn abstract.\n';

let open: OpenDesk;
afterEach(() => open.close());

function start(files: Record<string, string> = {}): void {
  open = openDesk({ 'site.yaml': 'title: Lab\n', 'papers/folding.md': paper, ...files });
}

function read(file: string): string {
  return readFileSync(path.join(open.content, file), 'utf8');
}

/** Returns the fields of the first form with a button "save" on a page, as a browser sends them. */
function fieldsOf(page: string): Record<string, string | string[]> {
  const fields: Record<string, string[]> = {};
  const form = /<form[^>]*id="edit-form"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const toPlain = (text: string) =>
    text
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  const add = (name: string, value: string) => (fields[name] = [...(fields[name] ?? []), toPlain(value)]);
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    if (name === undefined || name === 'token') continue;
    if (attributes.includes('type="checkbox"') && !/ checked/.test(attributes)) continue;
    add(name, /\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    add(name, text);
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    add(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? '');
  return fields;
}

test('a form without a change writes nothing, and an edit changes its line only', async () => {
  start();
  const fields = fieldsOf(await open.get('/edit/papers/folding'));
  await open.post('/edit/papers/folding', fields);
  expect(read('papers/folding.md')).toBe(paper);
  const answer = await open.post('/edit/papers/folding', { ...fields, title: 'Unfolding', _do: 'save' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('?done=')]);
  expect(read('papers/folding.md')).toBe(paper.replace('Folding #', 'Unfolding #'));
});

test('a wrong value is shown with its message, and nothing is written', async () => {
  start();
  const fields = fieldsOf(await open.get('/edit/papers/folding'));
  const answer = await open.post('/edit/papers/folding', { ...fields, DOI: '<b>x' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('Write the DOI as 10.1234/abc.5.');
  expect(page).toContain('value="&lt;b&gt;x"');
  expect(read('papers/folding.md')).toBe(paper);
});

test('a file that another program changed is not overwritten, and the typed values are kept', async () => {
  start();
  const fields = fieldsOf(await open.get('/edit/papers/folding'));
  const changed = paper.replace('author:', 'volume: 7\nauthor:').replace('Folding', 'Refolding');
  writeFileSync(path.join(open.content, 'papers/folding.md'), changed);
  const answer = await open.post('/edit/papers/folding', { ...fields, title: 'Unfolding' });
  const page = await answer.text();
  expect([answer.status, read('papers/folding.md')]).toEqual([409, changed]);
  expect(page).toContain('Refolding');
  const again = fieldsOf(page);
  expect(again).toMatchObject({ title: ['Unfolding'], opened: [`${textHash(changed)} papers/folding.md`] });
  // Saved on top, the volume that the other program added stays.
  expect((await open.post('/edit/papers/folding', again)).status).toBe(303);
  expect(read('papers/folding.md')).toBe(changed.replace('Refolding', 'Unfolding'));
});

test('steps of a form work without a script, and write nothing', async () => {
  start();
  const fields = fieldsOf(await open.get('/edit/papers/folding'));
  const page = await (await open.post('/edit/papers/folding', { ...fields, _do: 'add:author' })).text();
  const added = fieldsOf(page);
  expect(added.author).toEqual(['0', 'new-1']);
  const moved = { ...added, 'author.new-1.text': 'Bo Chen', _do: 'up:author.new-1' };
  const last = fieldsOf(await (await open.post('/edit/papers/folding', moved)).text());
  expect(read('papers/folding.md')).toBe(paper);
  await open.post('/edit/papers/folding', last);
  expect(read('papers/folding.md')).toContain('author:\n  - Bo Chen\n  - Ada Quill # first\n');
});

test('the text of a file is checked with its lines before it is written', async () => {
  start();
  const opened = `${textHash(paper)} papers/folding.md`;
  const wrong = await open.post('/edit/papers/folding/text', {
    opened,
    _text: paper.replace('author', 'authr'),
  });
  const page = await wrong.text();
  expect([wrong.status, read('papers/folding.md')]).toEqual([422, paper]);
  expect(page).toMatch(/folding\.md:3<\/code> Unknown key &quot;authr&quot;\. Did you mean/);
  await open.post('/edit/papers/folding/text', {
    opened,
    _text: paper.replace('short', 'long').replace(/\n/g, '\r\n'),
  });
  expect(read('papers/folding.md')).toBe(paper.replace('short', 'long'));
});

test('a new entry gets an id from its title, and no file is overwritten', async () => {
  start();
  const fields = fieldsOf(await open.get('/edit/new/papers'));
  await open.post('/edit/new/papers', { ...fields, title: 'Folding' });
  expect(read('papers/folding-2.md')).toBe('---\ntitle: Folding\n---\n');
  expect(read('papers/folding.md')).toBe(paper);
  for (const id of ['folding', '../x', 'con'])
    expect((await open.post('/edit/new/papers', { ...fields, title: 'B', _id: id })).status).toBe(422);
  expect((await open.post('/edit/new/authors', { name: 'Ada Quill' })).status).toBe(303);
  expect(read('authors/ada-quill.md')).toBe('---\nname: Ada Quill\n---\n');
});

test('what still names an entry is listed before it is deleted with its files', async () => {
  start({
    'papers/folding.pdf': '%PDF-1.7',
    'papers/foldings.md': '---\ntitle: B\n---\nNothing.\n',
    'news/a.md':
      '---\ntitle: A\ndate: "2024"\n---\nSee [this](/papers/folding/), not [that](/papers/foldings/).\n',
  });
  const page = await open.get('/edit/papers/folding/delete');
  expect(page).toContain('papers/folding.pdf');
  expect([...page.matchAll(/href="\/edit\/news\/a"/g)]).toHaveLength(1);
  await open.post('/edit/papers/folding/delete', { opened: `${textHash(paper)} papers/folding.md` });
  expect(
    ['folding.md', 'folding.pdf', 'foldings.md'].map((name) =>
      existsSync(path.join(open.content, 'papers', name)),
    ),
  ).toEqual([false, false, true]);
});

test('an upload is taken for what its bytes are, and gets a name of our own', async () => {
  start({ 'authors/ada-quill.md': '---\nname: Ada Quill # boss\n---\n' });
  const send = (address: string, file: File) => open.post(address, { file, _do: 'upload' });
  const wide = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: 'teal' } })
    .withExif({ IFD0: { Copyright: 'secret' } })
    .jpeg()
    .toBuffer();
  const photo = new File([new Uint8Array(wide)], '../../evil.html', { type: 'text/html' });
  expect((await send('/edit/upload/authors/ada-quill/photo', photo)).status).toBe(303);
  const written = readFileSync(path.join(open.content, 'authors/ada-quill.jpg'));
  const { width, exif, format } = await sharp(written).metadata();
  expect([width, exif, format]).toEqual([1000, undefined, 'jpeg']);
  expect(read('authors/ada-quill.md')).toBe('---\nname: Ada Quill # boss\nphoto: ada-quill.jpg\n---\n');
  expect((await open.request('/edit/file/authors/ada-quill.jpg')).headers.get('content-type')).toBe(
    'image/jpeg',
  );
  const lies = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html></html>', '', '\xff\xd8\xffbroken'];
  for (const text of lies) {
    const lie = new File([Uint8Array.from(text, (each) => each.charCodeAt(0))], 'a.jpg', {
      type: 'image/jpeg',
    });
    for (const address of ['authors/ada-quill/photo', 'papers/folding/thumbnail', 'papers/folding/pdf'])
      expect((await send(`/edit/upload/${address}`, lie)).status, text).toBe(422);
  }
  await send('/edit/upload/papers/folding/pdf', new File(['%PDF-1.7 x'], 'x.exe'));
  expect(read('papers/folding.pdf')).toBe('%PDF-1.7 x');
});

test('a program or a web page with the signature of a PDF inside is not a PDF', async () => {
  start();
  const send = async (text: string) =>
    (await open.post('/edit/upload/papers/folding/pdf', { file: new File([text], 'x.pdf'), _do: 'upload' }))
      .status;
  for (const lie of ['MZ\0\0%PDF-1.7', '<html><script src="x"></script>%PDF-1.7', 'PK\u0003\u0004%PDF-1.7'])
    expect(await send(lie), lie).toBe(422);
  expect(existsSync(path.join(open.content, 'papers/folding.pdf'))).toBe(false);
  for (const pdf of ['\r\n%PDF-1.7', '\0\0%PDF-1.7', '\ufeff%PDF-1.7', '\u001b%-12345X@PJL\r\n%PDF-1.7'])
    expect(await send(pdf), pdf).toBe(303);
});

test('no two elements of a form have the same id, and keys that are not known are named in words', async () => {
  start({
    'papers/folding.md': '---\ntitle: Folding\nauthor: [Ada Quill, {family: Wu, given: Li}]\nextra: 1\n---\n',
  });
  const page = await open.get('/edit/papers/folding');
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const wrong = await open.post('/edit/papers/folding', {
    ...fieldsOf(page),
    'author.0.text': '',
    _do: 'save',
  });
  const html = await wrong.text();
  expect(html).toContain('Keys that are not known</a>: The file has keys');
  expect(html).not.toContain('>_other</a>');
});

test('the preview reports an error in another file', async () => {
  const preview = {
    origin: () => undefined,
    warm: () => Promise.resolve(),
    address: () => Promise.resolve('http://localhost:1/papers/folding/'),
    show: () => Promise.resolve(),
    reset: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  open = openDesk(
    { 'site.yaml': 'title: Lab\n', 'papers/folding.md': paper, 'papers/broken.md': '---\ntitle: "x\n---\n' },
    { preview },
  );
  await open.desk.readLibrary();
  const fields = fieldsOf(await open.get('/edit/papers/folding'));
  const answer = await open.post('/edit/preview/papers', { ...fields, _id: 'folding' });
  expect(await answer.json()).toEqual({ state: 'broken' });
});

test('addresses lead to no other file', async () => {
  start({ 'authors/x.svg': '<svg/>', 'authors/y.png': '<html>' });
  for (const address of [
    '/edit/papers/..%2Fsite',
    '/edit/papers/%2e%2e',
    '/edit/pages/about',
    '/edit/file/..%2Fsite.yaml',
    '/edit/file/authors/x.svg',
    '/edit/file/authors/y.png',
    '/edit/file/papers/..%2f..%2fx.png',
    '/edit/papers/none',
    '/edit/upload/papers/folding/pdf',
  ])
    expect((await open.request(address)).status, address).toBe(404);
});

test('the selection of papers changes only papers whose boxes were changed', async () => {
  start({ 'papers/b.md': '---\ntitle: B\nselected: true\n---\n' });
  const page = await open.get('/edit/papers?q=fold');
  expect(page).not.toContain('/edit/papers/b"');
  await open.post('/edit/selection', {
    shown: ['folding:00', 'b:10'],
    selected: ['folding', 'b'],
    hidden: ['b'],
  });
  expect(read('papers/folding.md')).toContain('selected: true');
  expect(read('papers/b.md')).toBe('---\ntitle: B\nselected: true\nhidden: true\n---\n');
});

test('roles are moved by buttons, and their order is written to the settings', async () => {
  start({
    'authors/a.md': '---\nname: Ada Quill\nrole: Professor\n---\n',
    'authors/b.md': '---\nname: Bo Chen\nrole: Engineer\n---\n',
  });
  const fields = fieldsOf(await open.get('/edit/roles'));
  expect(fields.role).toEqual(['Engineer', 'Professor']);
  const moved = fieldsOf(await (await open.post('/edit/roles', { ...fields, _do: 'down:0' })).text());
  await open.post('/edit/roles', moved);
  expect(read('site.yaml')).toBe('title: Lab\nroles: [Professor, Engineer]\n');
});
