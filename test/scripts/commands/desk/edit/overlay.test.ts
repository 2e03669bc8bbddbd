import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOverlay, type Overlay } from '../../../../../scripts/commands/desk/edit/overlay.ts';

let top = '';
let content = '';
let overlay: Overlay;

beforeEach(() => {
  top = mkdtempSync(path.join(tmpdir(), 'offprint-overlay-'));
  content = path.join(top, 'content');
  write('papers/folding.md', 'Folding\n');
  write('papers/folding.pdf', 'PDF');
  write('site.yaml', 'title: Lab\n');
  overlay = createOverlay(content, path.join(top, 'copy'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  writeFileSync(path.join(content, file), text);
}

const own = (file: string) => readFileSync(path.join(content, file), 'utf8');
const copy = (file: string) => readFileSync(path.join(overlay.folder, file), 'utf8');
const has = (file: string) => existsSync(path.join(overlay.folder, file));

test('a text that is not saved is in the copy only, until another one is shown or all is reset', async () => {
  await overlay.sync();
  await overlay.show('papers/folding.md', 'Typed\n');
  await overlay.sync();
  expect([copy('papers/folding.md'), own('papers/folding.md')]).toEqual(['Typed\n', 'Folding\n']);
  await overlay.show('site.yaml', 'title: Typed\n');
  expect([copy('papers/folding.md'), copy('site.yaml')]).toEqual(['Folding\n', 'title: Typed\n']);
  await overlay.reset();
  expect([copy('site.yaml'), own('site.yaml')]).toEqual(['title: Lab\n', 'title: Lab\n']);
});

test('a file that does not exist is shown, and is gone afterwards', async () => {
  await overlay.sync();
  await overlay.show('papers/new.md', 'New\n');
  await overlay.sync();
  expect(copy('papers/new.md')).toBe('New\n');
  await overlay.reset();
  expect([has('papers/new.md'), existsSync(path.join(content, 'papers/new.md'))]).toEqual([false, false]);
});

test('changes outside appear: files that are added, changed, deleted, renamed and replaced', async () => {
  write('papers/old.md', 'Old\n');
  write('papers/other.md', 'Other\n');
  await overlay.sync();
  rmSync(path.join(content, 'papers/old.md'));
  renameSync(path.join(content, 'papers/folding.pdf'), path.join(content, 'papers/other.pdf'));
  write('papers/other.md', 'Changed\n');
  write('authors/ada-quill.md', 'Ada\n');
  write('papers/folding.md.new', 'Replaced\n');
  renameSync(path.join(content, 'papers/folding.md.new'), path.join(content, 'papers/folding.md'));
  await overlay.sync();
  expect(['papers/old.md', 'papers/folding.pdf', 'papers/folding.md.new'].map(has)).toEqual([
    false,
    false,
    false,
  ]);
  expect(
    ['papers/other.md', 'papers/other.pdf', 'authors/ada-quill.md', 'papers/folding.md'].map(copy),
  ).toEqual(['Changed\n', 'PDF', 'Ada\n', 'Replaced\n']);
});

test('a text keeps its file when it changes, so that a program that watches it sees the change', async () => {
  await overlay.sync();
  const { ino } = statSync(path.join(overlay.folder, 'papers/folding.md'));
  await overlay.show('papers/folding.md', 'Typed\n');
  expect(statSync(path.join(overlay.folder, 'papers/folding.md')).ino).toBe(ino);
});

test('only texts are shown otherwise: a picture or PDF may be the same file as that of the lab', async () => {
  await overlay.sync();
  await expect(overlay.show('papers/folding.pdf', 'Typed')).rejects.toThrow('is not a text');
  await overlay.sync();
  expect([own('papers/folding.pdf'), copy('papers/folding.pdf')]).toEqual(['PDF', 'PDF']);
  write('papers/folding.pdf', 'PDF, revised');
  await overlay.sync();
  await overlay.remove();
  expect(own('papers/folding.pdf')).toBe('PDF, revised');
});

test('a link in the content is left out, so that nothing is written through it', async () => {
  writeFileSync(path.join(top, 'secret.md'), 'Secret\n');
  symlinkSync(path.join(top, 'secret.md'), path.join(content, 'papers/link.md'));
  await overlay.sync();
  expect(has('papers/link.md')).toBe(false);
  await overlay.show('papers/link.md', 'Typed\n');
  await overlay.reset();
  expect([has('papers/link.md'), readFileSync(path.join(top, 'secret.md'), 'utf8')]).toEqual([
    false,
    'Secret\n',
  ]);
});

test('files are compared again only after a time, or after the form was left', async () => {
  await overlay.sync();
  await overlay.show('papers/folding.md', 'Typed\n');
  await overlay.sync(60_000);
  write('papers/other.md', 'Other\n');
  await overlay.show('papers/folding.md', 'Typed more\n');
  await overlay.sync(60_000);
  const before = has('papers/other.md');
  await overlay.reset();
  await overlay.sync(60_000);
  expect([before, has('papers/other.md')]).toEqual([false, true]);
});

test('the last of several texts at once wins', async () => {
  await overlay.sync();
  await Promise.all(
    ['A', 'Ab', 'Abc'].map((text) => overlay.show('papers/folding.md', text)).concat(overlay.sync()),
  );
  expect(copy('papers/folding.md')).toBe('Abc');
});
