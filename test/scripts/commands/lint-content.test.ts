import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-lint-'));
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
  writeFileSync(path.join(folder, 'content/site.yaml'), 'title: Lab\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lint(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/commands/lint-content.ts', ...args],
    {
      cwd: root,
      env: { ...process.env, INIT_CWD: folder },
      encoding: 'utf8',
    },
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  return { status, stdout, stderr };
}

test('ends with 1 where something is broken, and names the file as the person would', () => {
  writeFileSync(path.join(folder, 'content/papers/x.md'), '---\ntitle: X\nyear: 2024\n---\n');
  const { status, stdout } = lint('--content', 'content');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^content[/\\]papers[/\\]x\.md:3: "year" is not a key .* Write "issued"/);
  expect(stdout).toMatch(/1 error, 0 warnings, 0 suggestions\.\n$/);
});

test('ends with 0 where there are warnings only, and gives them to programs', () => {
  writeFileSync(path.join(folder, 'content/papers/x.md'), '---\ntitle: X\nissued: 2024\n---\n');
  const { status, stdout } = lint('--content', 'content', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    errors: 0,
    warnings: 1,
    notes: 0,
    findings: [{ kind: 'no-abstract', severity: 'warning', line: 2 }],
  });
});

test('a paper whose name is no address is an error', () => {
  writeFileSync(path.join(folder, 'content/papers/My Paper.md'), '---\ntitle: X\n---\n');
  const { status, stdout } = lint('--content', 'content');
  expect([status, stdout]).toEqual([1, expect.stringContaining('My Paper.md: The name of this file')]);
});

test('whatever stops a build is an error: no settings, links out of the content, pages in the place of others', () => {
  rmSync(path.join(folder, 'content/site.yaml'));
  symlinkSync('/etc/passwd', path.join(folder, 'content/papers/x.pdf'));
  mkdirSync(path.join(folder, 'content/pages'));
  writeFileSync(path.join(folder, 'content/pages/papers.mdx'), '---\ntitle: X\n---\n');
  const { status, stdout } = lint('--content', 'content');
  expect([
    status,
    stdout
      .replaceAll('\\', '/')
      .split('\n')
      .map((line) => line.split(' ', 1)[0]),
  ]).toEqual([1, ['content/site.yaml:', 'content/papers/x.pdf:', 'content/pages/papers.mdx:', '', '3', '']]);
});

test.each([
  [['--content', 'nowhere'], /nowhere: There is no such folder/],
  [['--nonsense'], /Usage: npm run lint-content/],
])('%j ends with 2', (args, message) => {
  const { status, stderr } = lint(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
