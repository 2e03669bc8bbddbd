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

/** What the site's loader makes of the one file of a folder. */
async function load(text: string) {
  writeFileSync(path.join(folder, 'a-herd.md'), text);
  const { files } = await readContentFiles(folder);
  const [{ id, text: found } = { id: '', text: '' }] = files;
  const read = parsePaperFile(found, 'a-herd.md', id);
  if ('diagnostics' in read) return { faults: read.diagnostics.map(formatDiagnostic) };
  const { paper, diagnostics } = showPaper(read.value, 'a-herd.md', read.bodyLine);
  return { value: read.value, shown: paper, faults: diagnostics.map(formatDiagnostic) };
}

test('five lines by hand are a paper that can be shown', async () => {
  const { value, shown, faults } = await load('---\ntitle: X\nauthor: [Ada Quill]\nissued: 2024\n---\n');
  expect(faults).toEqual([]);
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
  const { value, faults } = await load(`---\ntitle: X\nissued: ${written}\n---\nWe herd.\n`);
  expect(faults).toEqual([]);
  expect(value).toMatchObject({ issued, abstract: 'We herd.' });
});

test.each(['2024.5', '31 July 2024', '2024-13', '24', '[2024]', '{ year: 2024 }', 'true'])(
  'a date written as %s is told of with its line and how to write it',
  async (written) => {
    const { faults } = await load(`---\ntitle: X\nissued: ${written}\n---\n`);
    expect(faults).toEqual([expect.stringMatching(/^a-herd\.md:3: .*2024-07-31.*2024/)]);
  },
);

test.each([
  ['author: Ada Quill', 2],
  ['autor: [Ada Quill]', 2],
  ['issued: 2024', 2],
])('a mistake in "%s" is told of with its line', async (line, at) => {
  const title = line.startsWith('issued') ? '' : 'title: X\n';
  const { faults } = await load(`---\n${line}\n${title}---\n`);
  expect(faults).toEqual([expect.stringMatching(new RegExp(`^a-herd\\.md:${at}: `))]);
});
