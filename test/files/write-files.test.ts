import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  promises,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileSystem } from '../../src/files/write-file.ts';
import { finishFiles, writeFiles } from '../../src/files/write-files.ts';
import { entriesBelow } from '../entries-below.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-files-'));
  mkdirSync(path.join(folder, 'papers'));
  writeFileSync(path.join(folder, 'papers/a.md'), 'old a');
  writeFileSync(path.join(folder, 'papers/b.md'), 'old b');
  writeFileSync(path.join(folder, 'imported.jsonl'), 'old');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const writes = [
  { file: 'papers/a.md', text: 'new a' },
  { file: 'papers/b.md', text: 'new b' },
  { file: 'papers/c.md', text: 'new c' },
  { file: 'authors/ada.md', text: 'new ada' },
  { file: 'imported.jsonl', text: 'new' },
];

const contents = () =>
  Object.fromEntries(
    entriesBelow(folder)
      .filter((file) => /\.\w+$/.test(file))
      .sort()
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(folder, file), 'utf8')]),
  );
const wanted = Object.fromEntries(writes.map(({ file, text }) => [file, text]).sort());

/** A file system whose disk is full after `count` files. The next file is written partly. */
function diskFor(count: number): FileSystem {
  let left = count;
  const writeFile: typeof promises.writeFile = async (file, text) => {
    if (left-- > 0) return promises.writeFile(file, text as string);
    await promises.writeFile(file, String(text).slice(0, 3));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  return { ...promises, writeFile };
}

test('writes all files, reports their number, and leaves no other file', async () => {
  const counts: number[] = [];
  await writeFiles(folder, writes, { onWritten: (count) => counts.push(count) });
  expect(contents()).toEqual(wanted);
  expect(counts).toEqual([1, 2, 3, 4, 5]);
});

test('writes no further file after the disk is full', async () => {
  const many = Array.from({ length: 60 }, (_, n) => ({ file: `papers/${n}.md`, text: `new ${n}\n` }));
  await expect(writeFiles(folder, many, { system: diskFor(30) })).rejects.toThrow('no space left');
  const left = readdirSync(path.join(folder, 'papers'));
  // The journal is one of the 30 files; a and b existed before.
  expect(left.length).toBe(29 + 2);
});

test('an interrupted write is completed later, whichever file was the last', async () => {
  for (let files = 0; files <= writes.length; files++) {
    const before = contents();
    await expect(writeFiles(folder, writes, { system: diskFor(files) })).rejects.toMatchObject({
      code: 'ENOSPC',
      path: expect.stringContaining(folder) as string,
    });
    const { '.unfinished-import.jsonl': _, ...now } = contents();
    for (const [file, text] of Object.entries(now)) expect([before[file], wanted[file]]).toContain(text);
    // Without space for the journal, no file is written.
    if (files === 0) expect(contents()).toEqual(before);
    await finishFiles(folder);
    expect(contents()).toEqual(files === 0 ? before : wanted);
    expect(await finishFiles(folder)).toBe(0);
    for (const { file } of writes) rmSync(path.join(folder, file), { force: true });
    for (const [file, text] of Object.entries(before)) writeFileSync(path.join(folder, file), text);
  }
});

test('real records 16: every file is on the disk before the journal is removed, and the journal before the first file', async () => {
  const steps: string[] = [];
  const flushed = new Set<string>();
  const system: FileSystem = {
    ...promises,
    writeFile: async (file, text, options) => {
      expect(options).toEqual({ flush: true });
      await promises.writeFile(file, text as string, options as { flush: true });
      flushed.add(String(file));
    },
    rename: async (from, to) => {
      expect(flushed).toContain(from);
      steps.push(`write ${path.relative(folder, String(to))}`);
      await promises.rename(from, to);
    },
    open: async (file, ...rest) => {
      const handle = await promises.open(file, ...rest);
      return Object.assign(handle, {
        sync: async () => steps.push(`flush ${path.relative(folder, String(file))}`),
      });
    },
    rm: async (file) => {
      steps.push(`remove ${path.relative(folder, String(file))}`);
      await promises.rm(file);
    },
  };
  await writeFiles(folder, writes, { system });
  expect(contents()).toEqual(wanted);
  const names = steps.map((step) => step.replaceAll('\\', '/'));
  expect(names.slice(0, 2)).toEqual(['write .unfinished-import.jsonl', 'flush ']);
  expect(names.slice(2, 7).sort()).toEqual(writes.map(({ file }) => `write ${file}`).sort());
  expect(names.slice(7)).toEqual([
    'flush papers',
    'flush authors',
    'flush ',
    'remove .unfinished-import.jsonl',
  ]);
});

test('a file that was edited in the meantime stays', async () => {
  await expect(writeFiles(folder, writes, { system: diskFor(1) })).rejects.toThrow();
  writeFileSync(path.join(folder, 'papers/b.md'), 'mine');
  rmSync(path.join(folder, 'papers/a.md'));
  await finishFiles(folder);
  const { 'papers/a.md': _, ...rest } = wanted;
  expect(contents()).toEqual({ ...rest, 'papers/b.md': 'mine' });
});

test.each([
  ['an incomplete journal', '{"file":"papers/a.md","text":"x","before":null}\n{"file":"pap'],
  ['a journal without its last line', '{"file":"papers/c.md","text":"x","before":null}\n'],
  [
    'a journal with files outside of the content',
    '{"file":"../offprint-stray.md","text":"x","before":null}\n{"end":1}\n',
  ],
  ['text that is not a journal', 'hello'],
])('%s changes nothing and is removed', async (_, text) => {
  const before = contents();
  writeFileSync(path.join(folder, '.unfinished-import.jsonl'), text);
  expect(await finishFiles(folder)).toBe(0);
  expect(contents()).toEqual(before);
  expect(existsSync(path.join(folder, '../offprint-stray.md'))).toBe(false);
});
