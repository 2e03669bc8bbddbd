import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkUrl, newSiteFiles, readInventory, findRepeatedMember } from '../../../scripts/site/new-site.ts';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { parseSiteFile } from '../../../src/files/site-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-new-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    stdio: 'pipe',
  });

test.each(['Vision Lab', 'Lab: #1 – "the best"', "O'Brien's", '2024', 'yes', '- x', '{lab}', '東京大学 AI'])(
  'the settings of a lab with the name %s can be read back',
  (name) => {
    const text = newSiteFiles({ name, url: 'https://example.org/lab/', members: [] }).get('site.yaml') ?? '';
    expect(parseSiteFile(text, 'site.yaml')).toMatchObject({
      value: { title: name, url: 'https://example.org/lab/' },
    });
  },
);

test('every member gets a file, even if two names give the same id', async () => {
  const members = ['Zoë Schütz', 'Mausam', '李伟', 'Li Wei', 'Liwei'];
  const files = newSiteFiles({ name: 'L', url: 'https://l.org/', members });
  expect([...files.keys()]).toEqual([
    'site.yaml', 'authors/zoe-schutz.md', 'authors/mausam.md', 'authors/liwei.md', 'authors/li-wei.md', 'authors/liwei-2.md',
  ]); // prettier-ignore
  const read = parseAuthorFile(files.get('authors/zoe-schutz.md') ?? '', 'x.md', 'zoe-schutz');
  expect(read).toMatchObject({ value: { name: 'Zoë Schütz', role: 'Member' } });
  expect(findRepeatedMember(members)).toBeUndefined();
});

test.each(['zoe schutz', 'Zoë Schütz', 'ZOË  SCHÜTZ'])(
  '%s is the same member as Zoë Schütz',
  async (name) => {
    expect(findRepeatedMember(['Zoë Schütz', 'Mausam', name])).toBe(name);
  },
);

test.each([
  ['https://example.org', 'https://example.org/'],
  ['https://example.org/lab', 'https://example.org/lab/'],
  ['http://localhost:8080/a/b/', 'http://localhost:8080/a/b/'],
])('the address %s becomes %s', async (given, url) => {
  expect(checkUrl(given)).toEqual({ url });
});

test.each(['example.org', 'ftp://example.org/', 'javascript:alert(1)', ''])(
  '%j is not a valid address',
  async (given) => {
    expect(checkUrl(given)).toEqual({ advice: expect.stringContaining('whole address') });
  },
);

describe('the inventory of a content folder', () => {
  test('lists all files as unsaved without git', async () => {
    write('papers/a.md', 'a');
    expect(readInventory(folder)).toEqual({ files: ['papers/a.md'], unsaved: ['papers/a.md'] });
  });

  test('lists files as unsaved that differ from the last commit', async () => {
    git('init', '-q');
    write('content/papers/kept.md', 'a');
    write('content/papers/späte änderung.md', 'a');
    write('elsewhere.md', 'a');
    git('add', '.');
    git('commit', '-qm', 'first');
    write('content/papers/späte änderung.md', 'b');
    write('content/papers/new.md', 'c');
    git('add', 'content/papers/new.md');
    expect(readInventory(path.join(folder, 'content'))).toEqual({
      files: ['papers/kept.md', 'papers/new.md', 'papers/späte änderung.md'],
      unsaved: ['papers/new.md', 'papers/späte änderung.md'],
    });
  });
});
