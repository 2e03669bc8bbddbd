import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { undoRecords } from '../../../../scripts/site/undo-records.ts';
import { readSite } from '../../../../src/files/content-folder.ts';
import { listRuns } from '../../../../src/files/undo-journal.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';

let open: OpenDesk;
afterEach(() => open.close());

const site = 'title: Folding lab\n';
const step = async () => (await listRuns(undoRecords(open.content)))[0]!;

describe('the start page', () => {
  test('counts papers and people, and shows what the parts report', async () => {
    open = openDesk({ 'site.yaml': site, 'papers/a.md': 'a', 'papers/b.md': 'b', 'authors/ada.md': 'x' });
    open.desk.reports.set('attention', async () => ({ count: 1204, text: 'Two papers may be the same' }));
    open.desk.reports.set('publish', () => Promise.reject(new Error('no git')));
    const page = await open.get('/');
    expect(page).toMatch(/<strong>2<\/strong>\s+papers/);
    expect(page).toMatch(/<strong>1<\/strong>\s+person/);
    expect(page).toContain('<strong>1,204</strong> Needs attention');
    expect(page).toContain('Two papers may be the same');
    expect(page).toContain('<a class="button main" href="/attention">');
    expect(page).not.toContain('home.js');
  });

  test.each([
    ['bring', 0, 0, 0],
    ['attention', 2, 1, 1],
    ['publish', 2, 0, 3],
    ['publish', 2, undefined, undefined],
    ['edit', 2, 0, 0],
  ])(
    'makes "%s" the next step with %s papers, %s things to look at and %s to publish',
    async (part, papers, attention, publish) => {
      const files = Array.from({ length: papers }, (_, index) => [`papers/p${index}.md`, 'a']);
      open = openDesk({ 'site.yaml': site, ...Object.fromEntries(files) });
      for (const [name, count] of [
        ['attention', attention],
        ['publish', publish],
      ] as const)
        open.desk.reports.set(name, () =>
          count === undefined ? new Promise(() => undefined) : Promise.resolve({ count }),
        );
      expect(
        [...(await open.get('/')).matchAll(/class="button main" href="([^"]*)"/g)].map(([, to]) => to),
      ).toEqual([`/${part}`]);
    },
  );

  test('makes publishing the next step if there is no repository yet', async () => {
    open = openDesk({ 'site.yaml': site, 'papers/a.md': 'a' });
    open.desk.reports.set('attention', async () => ({ count: 0 }));
    open.desk.reports.set('publish', async () => ({ count: 0, text: 'No repository', isOpen: true }));
    expect(await open.get('/')).toContain('class="button main" href="/publish"');
    expect(JSON.parse(await open.get('/state/publish.json'))).toMatchObject({ count: '0', isUrgent: true });
  });

  test('does not wait for a number that takes long; its script asks for it', async () => {
    open = openDesk({ 'site.yaml': site });
    let answer = (_: { count: number }) => {};
    open.desk.reports.set('attention', () => new Promise((resolve) => (answer = resolve)));
    const start = performance.now();
    const page = await open.get('/');
    expect(performance.now() - start).toBeLessThan(2000);
    expect(page).toContain('data-report="attention"');
    expect(page).toContain('src="/assets/page/home.js"');
    const late = open.get('/state/attention.json');
    await new Promise((resolve) => setTimeout(resolve, 10));
    answer({ count: 7 });
    expect(JSON.parse(await late)).toEqual({ count: '7', text: '', isUrgent: true });
  });

  test('says what is wrong in settings that cannot be read', async () => {
    open = openDesk({ 'site.yaml': 'title: x\ncolour: <b>red</b>\n' });
    const page = await open.get('/');
    expect(page).toContain('site.yaml:2');
    expect(page).toContain('href="/edit/settings/text"');
    expect(page).not.toContain('<b>');
  });

  test('shows the last steps, also those of the terminal, and the message after a step with a button', async () => {
    open = openDesk({ 'site.yaml': site });
    await open.desk.write({
      description: 'Edited <i>folds</i>',
      changes: [{ file: 'papers/a.md', text: 'a' }],
    });
    const page = await open.get(`/?done=${await step()}`);
    expect(page).toContain('<li dir="auto">Edited &lt;i&gt;folds&lt;/i&gt;</li>');
    expect(page).toContain(`action="/undo/${await step()}"`);
    for (const done of ['x', '../../x', '2026-01-01T00-00-00-000Z-abcdef', '<script>'])
      expect(await open.get(`/?done=${encodeURIComponent(done)}`)).not.toContain('class="notice"');
  });
});

describe('a new site', () => {
  test('is made in an empty folder from a name and an address, and can be undone', async () => {
    open = openDesk({});
    expect(await open.get('/')).toContain('<input id="name" name="name"');
    const made = await open.post('/new', {
      name: ' Ada: "Quill" ',
      url: 'https://example.org/lab/',
      language: 'de',
    });
    expect([made.status, made.headers.get('location')]).toEqual([303, `/?done=${await step()}`]);
    const read = readSite(open.content);
    expect('value' in read && read.value).toMatchObject({
      title: 'Ada: "Quill"',
      url: 'https://example.org/lab/',
      language: 'de',
    });
    expect(await open.get('/')).toContain('<html lang="de"');
    await open.post(`/undo/${await step()}`, {});
    expect(existsSync(path.join(open.content, 'site.yaml'))).toBe(false);
  });

  test('needs a name, and no wrong address; what was typed stays', async () => {
    open = openDesk({});
    const answer = await open.post('/new', { name: '', url: 'example.org/"><b>', language: 'xx' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('value="example.org/&quot;&gt;&lt;b&gt;"');
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(readdirSync(open.content)).not.toContain('site.yaml');
    expect((await open.post('/new', { name: 'Ada', url: '' })).status).toBe(303);
  });

  test('is offered in the language of the browser', async () => {
    open = openDesk({});
    for (const [accepted, language] of [
      ['de-CH,de;q=0.9,en;q=0.8', 'de'],
      ['fr-FR, es;q=0.5', 'es'],
      ['zh-TW', 'zh-Hans'],
      ['fr', 'en'],
      ['constructor', 'en'],
    ] as const) {
      const answer = await open.request('/', { headers: { 'accept-language': accepted } });
      expect(await answer.text()).toContain(`<html lang="${language}"`);
    }
  });

  test('replaces another only after a tick, in one step that brings all back', async () => {
    const files = {
      'site.yaml': site,
      'papers/a.md': 'a',
      'papers/a.pdf': '%PDF',
      'authors/ada.md': 'x',
      'pages/about.mdx': 'y',
      'profiles/ada.txt': 'z',
      'profiles/Old page.html': 'w',
      'public/robots.txt': 'r',
    };
    open = openDesk(files);
    const read = () =>
      Object.fromEntries(
        Object.keys(files).flatMap((file) => {
          const target = path.join(open.content, file);
          return existsSync(target) ? [[file, readFileSync(target, 'utf8')]] : [];
        }),
      );
    const refused = await open.post('/new', { name: 'New' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('profiles/Old page.html');
    expect(read()).toEqual(files);
    expect((await open.post('/new', { name: 'New', sure: '1' })).status).toBe(303);
    expect(Object.keys(read())).toEqual(['site.yaml', 'profiles/Old page.html', 'public/robots.txt']);
    await open.post(`/undo/${await step()}`, {});
    expect(read()).toEqual(files);
  });

  test('that a second window made first is not overwritten', async () => {
    open = openDesk({});
    const making = open.post('/new', { name: 'Mine' });
    writeFileSync(path.join(open.content, 'site.yaml'), site);
    const answer = await making;
    // Either the form was sent before, or the other site stays.
    if (answer.status === 303) return;
    expect(readFileSync(path.join(open.content, 'site.yaml'), 'utf8')).toBe(site);
  });
});
