import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContentFiles } from '../../src/files/content-folder.ts';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import { showPaper } from '../../src/library/shown-paper.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-by-hand-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Loads the only paper of a folder as the site does. */
async function load(text: string) {
  writeFileSync(path.join(folder, 'a-herd.md'), text);
  const { files } = await readContentFiles(folder);
  const [{ id, text: found } = { id: '', text: '' }] = files;
  const read = parsePaperFile(found, 'a-herd.md', id);
  if ('diagnostics' in read) return { problems: read.diagnostics.map(formatDiagnostic) };
  const { paper, diagnostics } = showPaper(read.value, 'a-herd.md', read.bodyLine);
  return { value: read.value, shown: paper, problems: diagnostics.map(formatDiagnostic) };
}

test('five lines written by hand are a paper that can be shown', async () => {
  const { value, shown, problems } = await load('---\ntitle: X\nauthor: [Ada Quill]\nissued: 2024\n---\n');
  expect(problems).toEqual([]);
  expect(value).toEqual({ id: 'a-herd', title: 'X', type: 'article', author: ['Ada Quill'], issued: '2024' });
  expect(shown).toMatchObject({ id: 'a-herd', issued: '2024' });
});

test.each([
  ['2024', '2024'],
  ['"2024"', '2024'],
  ['2024-07', '2024-07'],
  ['2024-07-31', '2024-07-31'],
  ["'2024-07-31'", '2024-07-31'],
])('the date may be written as %s', async (written, issued) => {
  const { value, problems } = await load(`---\ntitle: X\nissued: ${written}\n---\nWe herd.\n`);
  expect(problems).toEqual([]);
  expect(value).toMatchObject({ issued, abstract: 'We herd.' });
});

test.each(['2024.5', '31 July 2024', '2024-13', '24', '[2024]', '{ year: 2024 }', 'true'])(
  'a date written as %s is reported with its line and the right form',
  async (written) => {
    const { problems } = await load(`---\ntitle: X\nissued: ${written}\n---\n`);
    expect(problems).toEqual([expect.stringMatching(/^a-herd\.md:3: .*2024-07-31.*2024/)]);
  },
);

test.each([
  ['author: Ada Quill', 2],
  ['autor: [Ada Quill]', 2],
  ['issued: 2024', 2],
])('a mistake in "%s" is reported with its line', async (line, at) => {
  const title = line.startsWith('issued') ? '' : 'title: X\n';
  const { problems } = await load(`---\n${line}\n${title}---\n`);
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^a-herd\\.md:${at}: `))]);
});
