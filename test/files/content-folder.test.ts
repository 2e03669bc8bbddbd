import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles, readContentFiles, readPageFiles, readSite } from '../../src/files/content-folder.ts';
import { toShownPath } from '../../src/files/shown-path.ts';
import { badLinks } from '../../src/files/content-links.ts';
import { groupKinds } from '../../src/library/groups.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { ownAddresses } from '../../src/model/page.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-content-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string | Uint8Array = '---\ntitle: A\n---\n'): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

const formatAll = (diagnostics: readonly Diagnostic[]) =>
  diagnostics
    .map(({ file, line, message }) => `${toShownPath(path.relative(folder, file))}:${line ?? ''} ${message}`)
    .sort();

describe('a file that cannot be read is reported and skipped:', () => {
  const read = async () => {
    const { files, leftOut, diagnostics } = await readContentFiles(path.join(folder, 'papers'));
    return { ids: files.map(({ id }) => id), leftOut, problems: formatAll(diagnostics) };
  };

  test('too large, without being opened', async () => {
    put('papers/good.md');
    put('papers/large.md');
    // A sparse file, which takes no space on the disk.
    truncateSync(path.join(folder, 'papers/large.md'), 3_000_000_000);
    expect(await read()).toEqual({
      ids: ['good'],
      leftOut: ['large'],
      problems: ['papers/large.md: The file has 3,000,000,000 bytes; the limit is 2,000,000 characters.'],
    });
  });

  test('in another encoding, with the line', async () => {
    put('papers/latin.md', Buffer.from('---\ntitle: A\nauthor: [Zoë]\n---\n', 'latin1'));
    put('papers/utf16.md', Buffer.from('\uFEFF---\ntitle: A\n---\n', 'utf16le'));
    put('papers/mark.md', '\uFEFF---\ntitle: Zoë \uFFFD\n---\n');
    const { ids, problems } = await read();
    expect(ids).toEqual(['mark']);
    expect(problems).toEqual([
      'papers/latin.md:3 The text is not UTF-8.',
      'papers/utf16.md:1 The text is not UTF-8.',
    ]);
  });

  test('a folder, a pipe, and a broken link', async () => {
    mkdirSync(path.join(folder, 'papers/x.md'), { recursive: true });
    symlinkSync('nothing', path.join(folder, 'papers/y.md'));
    const hasPipe = spawnSync('mkfifo', [path.join(folder, 'papers/z.md')]).status === 0;
    const { ids, problems } = await read();
    expect(ids).toEqual([]);
    expect(problems).toEqual([
      'papers/x.md: This is a folder, not a file.',
      'papers/y.md: The file cannot be read: there is no such file.',
      ...(hasPipe ? ['papers/z.md: This is not a regular file.'] : []),
    ]);
  });

  test('site.yaml', () => {
    put('site.yaml', Buffer.from('title: Zoë\n', 'latin1'));
    expect(readSite(folder)).toMatchObject({ diagnostics: [{ line: 1, message: 'The text is not UTF-8.' }] });
    truncateSync(path.join(folder, 'site.yaml'), 3_000_000_000);
    expect(readSite(folder)).toMatchObject({
      diagnostics: [{ message: 'The file has 3,000,000,000 bytes; the limit is 2,000,000 characters.' }],
    });
  });
});

test.each([
  '..',
  '%2e%2e',
  'A',
  'a b',
  'a.b',
  'a.',
  'con',
  'lpt1',
  'e\u0301',
  'é',
  'a\nb',
  'a\u001b[2J',
  'x'.repeat(101),
  '-a',
])('%j is not a valid file name for a page', async (name) => {
  put(`papers/${name}.md`);
  put(`pages/${name}.mdx`);
  const papers = await readContentFiles(path.join(folder, 'papers'));
  const pages = await readPageFiles(folder);
  expect([papers.files, pages.files]).toEqual([[], []]);
  // Files whose names begin with a dot are hidden and not reported, except among the pages.
  expect(papers.diagnostics).toHaveLength(name.startsWith('.') ? 0 : 1);
  expect(pages.diagnostics).toHaveLength(1);
});

describe('free pages', () => {
  const reserved = (address: string) => `The address "${address}" is reserved for Offprint's own pages.`;

  test('have ids made of their paths; a page with the address of another one is reported', async () => {
    for (const file of [
      'about',
      'lab/rooms',
      'lab/index',
      'lab',
      'papers',
      'authors/x',
      '404',
      'index',
      'conference',
    ])
      put(`pages/${file}.mdx`);
    const { files, diagnostics } = await readPageFiles(folder);
    expect(files.map(({ id }) => id)).toEqual(['about', 'conference', 'lab', 'lab/rooms']);
    expect(formatAll(diagnostics)).toEqual([
      `pages/404.mdx: ${reserved('/404/')}`,
      `pages/authors/x.mdx: ${reserved('/authors/')}`,
      `pages/index.mdx: ${reserved('/index/')}`,
      expect.stringMatching(
        /^pages\/lab\/index\.mdx: This file and .*lab\.mdx have the same address "\/lab\/"\.$/,
      ),
      `pages/papers.mdx: ${reserved('/papers/')}`,
    ]);
  });

  test('cannot have any address of the site’s own pages', () => {
    const routes = readdirSync('src/pages')
      .map((name) => name.replace(/\..*$/, ''))
      .filter((name) => /^\w/.test(name) && !name.startsWith('_'));
    expect(routes).toContain('statistics');
    // A page of the lab may replace the page of people and the list of projects.
    const replaceable = ['people', 'projects'];
    for (const name of [...routes, ...groupKinds].filter((route) => !replaceable.includes(route)))
      expect(ownAddresses).toContain(name);
  });
});

describe('symbolic links', () => {
  test('may point only to files of their own folder', async () => {
    put('papers/a.md');
    put('papers/a/talk.pdf');
    put('outside/secret');
    put('outside/more/x.md');
    const link = (file: string, to: string) => symlinkSync(to, path.join(folder, file));
    link('papers/b.md', 'a.md');
    link('papers/c.md', '../outside/secret');
    link('papers/a/leak.pdf', path.join(folder, 'outside/secret'));
    link('papers/folder', 'a');
    link('papers/loop', '.');
    link('papers/circle', 'circle');
    link('news', 'outside/more');
    const found = await badLinks(['papers', 'news', 'pages'].map((name) => path.join(folder, name)));
    expect(formatAll(found)).toEqual([
      'news: This symbolic link points out of its folder.',
      'papers/a/leak.pdf: This symbolic link points out of its folder.',
      'papers/c.md: This symbolic link points out of its folder.',
      expect.stringMatching(/^papers\/circle: This symbolic link cannot be followed: /),
      'papers/folder: This symbolic link does not point to a file.',
      'papers/loop: This symbolic link points out of its folder.',
    ]);
  });

  test('are listed but not followed, even if many of them form loops', async () => {
    put('public/x.txt');
    for (const name of ['a', 'b', 'c']) symlinkSync('.', path.join(folder, 'public', name));
    expect(await listFiles(path.join(folder, 'public'))).toEqual(['a', 'b', 'c', 'x.txt']);
  });
});
