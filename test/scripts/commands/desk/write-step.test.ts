import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { undoRecords } from '../../../../scripts/site/undo-records.ts';
import { writeStep } from '../../../../scripts/commands/desk/write-step.ts';
import { listRuns, readRecord } from '../../../../src/files/undo-journal.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';

let open: OpenDesk;
beforeEach(() => {
  open = openDesk({
    'site.yaml': 'title: Quiet Barn lab # ours\n',
    'papers/folds.md': '---\ntitle: Folds\n---\n',
  });
});
afterEach(() => open.close());

const onDisk = (file: string) => path.join(open.content, file);
const text = (file: string) => readFileSync(onDisk(file), 'utf8');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0xfe, 0xc3, 0x28]);
const bytes = (file: string) => readFileSync(onDisk(file));

test('texts, pictures and public files are written as one step with a description, and taken back byte by byte', async () => {
  writeFileSync(onDisk('papers/folds.png'), png);
  const result = await open.desk.write({
    description: 'Edited\u001b[2J "Folds"\n',
    changes: [
      { file: 'papers/folds.md', text: 'new' },
      { file: 'papers/folds.png', bytes: png.subarray(0, 9) },
      { file: 'papers/folds/data.csv', bytes: Buffer.from('a,b') },
      { file: 'public/files/poster.pdf', bytes: Buffer.from('%PDF-1.7 \xff', 'latin1') },
      { file: 'site.yaml', text: 'title: Other\n' },
    ],
  });
  expect(result).toMatchObject({ status: 'written', files: { length: 5 } });
  expect(bytes('papers/folds.png')).toEqual(png.subarray(0, 9));
  expect(bytes('public/files/poster.pdf').toString('latin1')).toBe('%PDF-1.7 \xff');
  const [id] = await listRuns(undoRecords(open.content));
  expect((await readRecord(undoRecords(open.content), id!))?.run.description).toBe('Edited [2J "Folds" ');
  const page = await open.get('/undo');
  expect(page).toContain('Edited [2J &quot;Folds&quot;');
  expect((await open.post(`/undo/${id}`, {})).status).toBe(303);
  expect(text('papers/folds.md')).toBe('---\ntitle: Folds\n---\n');
  expect(text('site.yaml')).toBe('title: Quiet Barn lab # ours\n');
  expect(bytes('papers/folds.png')).toEqual(png);
  expect(existsSync(onDisk('papers/folds/data.csv'))).toBe(false);
  expect(existsSync(onDisk('public/files/poster.pdf'))).toBe(false);
});

describe('a file that has changed since a form was opened', () => {
  const opened = async () => new Map([['papers/folds.md', (await open.desk.open('papers/folds.md')).hash]]);
  const change = { file: 'papers/folds.md', text: 'mine' };

  test('is not overwritten, nor is any other file of the step', async () => {
    const before = await opened();
    writeFileSync(onDisk('papers/folds.md'), 'theirs');
    const result = await open.desk.write({
      description: 'x',
      opened: before,
      changes: [change, { file: 'papers/new.md', text: 'new' }],
    });
    expect(result).toMatchObject({
      status: 'outdated',
      files: [{ file: 'papers/folds.md', now: 'theirs', wanted: 'mine' }],
    });
    expect(text('papers/folds.md')).toBe('theirs');
    expect(existsSync(onDisk('papers/new.md'))).toBe(false);
  });

  test.each([
    ['was deleted', () => rmSync(onDisk('papers/folds.md')), null],
    ['was emptied', () => writeFileSync(onDisk('papers/folds.md'), ''), ''],
  ])('counts as changed if it %s', async (_, act, now) => {
    const before = await opened();
    act();
    const result = await open.desk.write({ description: 'x', opened: before, changes: [change] });
    expect(result).toMatchObject({ status: 'outdated', files: [{ now }] });
  });

  test('counts as changed if it was created since', async () => {
    const before = new Map([['papers/new.md', (await open.desk.open('papers/new.md')).hash]]);
    writeFileSync(onDisk('papers/new.md'), 'theirs');
    const result = await open.desk.write({
      description: 'x',
      opened: before,
      changes: [{ file: 'papers/new.md', text: 'mine' }],
    });
    expect(result.status).toBe('outdated');
    expect(text('papers/new.md')).toBe('theirs');
  });

  test('is accepted if it already has the new text', async () => {
    const before = await opened();
    writeFileSync(onDisk('papers/folds.md'), 'mine');
    expect(await open.desk.write({ description: 'x', opened: before, changes: [change] })).toEqual({
      status: 'unchanged',
    });
  });
});

describe('a path that leads elsewhere', () => {
  test.each([
    '../evil.md', '/etc/passwd', 'papers/../../evil.md', 'papers/..', 'public/../../evil.pdf', 'papers/a.html', 'papers/a.svg',
    'public/a.js', 'public/index.html', '.git/config', '.import.lock', 'public/.htaccess', 'papers/a\0.md', 'papers/A.md',
    'papers\\a.md', 'papers/con.md', 'papers/a.pdf.', 'node_modules/a.js', 'papers//a.md', 'papers/./a.md', 'C:/a.md', '', 'papers/a.exe',
  ])('is refused: %j', async (file) => {
    await expect(open.desk.open(file)).rejects.toThrow('is not a file of the content');
    await expect(
      open.desk.write({ description: 'x', changes: [{ file: 'papers/folds.md', text: 'x' }, { file, text: 'x' }] }),
    ).rejects.toThrow('is not a file of the content');
    await expect(
      open.desk.write({ description: 'x', changes: [], opened: new Map([[file, null]]) }),
    ).rejects.toThrow('is not a file of the content');
    expect(text('papers/folds.md')).toContain('title: Folds');
  }); // prettier-ignore

  test.skipIf(process.platform === 'win32')('by a symbolic link is refused', async () => {
    const outside = path.join(open.content, '../outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'secret.md'), 'secret');
    symlinkSync(path.join(outside, 'secret.md'), onDisk('papers/secret.md'));
    symlinkSync(outside, onDisk('authors'));
    symlinkSync(outside, onDisk('public/files'));
    for (const file of ['papers/secret.md', 'authors/secret.md', 'authors/new.md', 'public/files/new.pdf']) {
      await expect(open.desk.open(file)).rejects.toThrow('is not a file of the content');
      await expect(
        open.desk.write({ description: 'x', changes: [{ file, bytes: Buffer.from('x') }] }),
      ).rejects.toThrow('is not a file of the content');
    }
    expect(readFileSync(path.join(outside, 'secret.md'), 'utf8')).toBe('secret');
  });
});

test('steps that come at the same time are written one after the other', async () => {
  const add = async () => {
    const number = Number(existsSync(onDisk('count.json')) ? text('count.json') : 0);
    return [{ file: 'count.json', text: String(number + 1) }];
  };
  await Promise.all(Array.from({ length: 5 }, () => open.desk.write({ description: 'x', changes: add })));
  expect(text('count.json')).toBe('5');
});

test('while another program writes for too long, nothing is written', async () => {
  writeFileSync(onDisk('.import.lock'), String(process.pid));
  const folders = { content: open.content, project: open.desk.project };
  const step = { description: 'x', changes: [{ file: 'papers/folds.md', text: 'mine' }] };
  expect(await writeStep(folders, step, { patience: 300 })).toEqual({ status: 'busy' });
  expect(text('papers/folds.md')).toContain('title: Folds');
  rmSync(onDisk('.import.lock'));
});
