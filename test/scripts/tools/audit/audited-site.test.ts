import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pickPages } from '../../../../scripts/tools/audit/audited-site.ts';
import { checkLinks } from '../../../../scripts/tools/audit/links.ts';

let folder = '';
const put = (file: string, html: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), html);
};
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('picks the first, the longest and the last page of each kind, and skips redirects', () => {
  for (const name of ['a', 'b', 'c', 'd'])
    put(`papers/${name}/index.html`, name === 'b' ? 'x'.repeat(99) : 'x');
  put('papers/0/index.html', '<meta http-equiv="refresh" content="0;url=../a/">');
  put('papers/index.html', 'x');
  put('index.html', 'x');
  put('404.html', 'x');
  put('lab/rooms/index.html', 'x');
  expect(pickPages(folder)).toEqual([
    { kind: '404.html', address: '404.html' },
    { kind: 'home', address: '' },
    { kind: 'lab/*', address: 'lab/rooms/' },
    { kind: 'papers', address: 'papers/' },
    { kind: 'papers/*', address: 'papers/a/' },
    { kind: 'papers/*', address: 'papers/b/' },
    { kind: 'papers/*', address: 'papers/d/' },
  ]);
});

test.each([
  ['../papers/', 'does not exist.'],
  ['#nowhere', 'has a fragment that does not exist on the page.'],
  ['/about/', 'is outside of /lab/.'],
  ['javascript:alert(1)', 'is not an http, https or mailto address.'],
])('reports a link to %s', (target, problem) => {
  put('about/index.html', `<a href="${target}">x</a><a href="https://elsewhere.org/">y</a>`);
  const { errors } = checkLinks(folder, 'https://example.org/lab/');
  expect(errors).toEqual([`about/index.html: "${target}" ${problem}`]);
});

test('accepts links to pages, files and fragments', () => {
  put('index.html', '<a href="about/#here">x</a><a href="a%20b.txt">y</a><img src="/lab/a%20b.txt">');
  put('about/index.html', '<h1 id="here">x</h1><a href="#here">y</a>');
  put('a b.txt', 'x');
  expect(checkLinks(folder, 'https://example.org/lab/')).toMatchObject({ links: 4, errors: [] });
});
