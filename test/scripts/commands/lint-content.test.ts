import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/lint-content.ts';
import { root } from '../../../scripts/setup/process.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-lint-'));
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
  writeFileSync(path.join(folder, 'content/site.yaml'), 'title: Lab\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lint(...args: string[]) {
  return runCommand(main, args, { cwd: root, env: { INIT_CWD: folder } });
}

test('ends with 1 for an error, and names the file relative to the folder of the user', async () => {
  writeFileSync(path.join(folder, 'content/papers/x.md'), '---\ntitle: X\nyear: 2024\n---\n');
  const { code, stdout } = await lint('--content', 'content');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^content[/\\]papers[/\\]x\.md:3: Unknown key "year"\. Did you mean "issued"\?/);
  expect(stdout).toMatch(
    /1 error, 0 warnings, 0 suggestions\.\nNext: fix the errors, then run npm run lint-content again\.\n$/,
  );
});

test('ends with 0 for warnings only, and prints them as JSON', async () => {
  writeFileSync(path.join(folder, 'content/papers/x.md'), '---\ntitle: X\nissued: 2024\n---\n');
  const { code, stdout } = await lint('--content', 'content', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    errors: 0,
    warnings: 1,
    notes: 0,
    findings: [{ kind: 'no-abstract', severity: 'warning', line: 2 }],
  });
});

test('a file name that cannot be part of an address is an error', async () => {
  writeFileSync(path.join(folder, 'content/papers/My Paper.md'), '---\ntitle: X\n---\n');
  const { code, stdout } = await lint('--content', 'content');
  expect([code, stdout]).toEqual([1, expect.stringContaining('My Paper.md: The file name "My Paper.md"')]);
});

test('everything that stops a build is an error: missing settings, links out of the content, pages at reserved addresses', async () => {
  rmSync(path.join(folder, 'content/site.yaml'));
  symlinkSync('/etc/passwd', path.join(folder, 'content/papers/x.pdf'));
  mkdirSync(path.join(folder, 'content/pages'));
  writeFileSync(path.join(folder, 'content/pages/papers.mdx'), '---\ntitle: X\n---\n');
  const { code, stdout } = await lint('--content', 'content');
  expect([
    code,
    stdout
      .replaceAll('\\', '/')
      .split('\n')
      .map((line) => line.split(' ', 1)[0]),
  ]).toEqual([
    1,
    ['content/site.yaml:', 'content/papers/x.pdf:', 'content/pages/papers.mdx:', '', '3', 'Next:', ''],
  ]);
});

test.each([
  [['--content', 'nowhere'], /nowhere: There is no such folder/],
  [['--nonsense'], /Usage: npm run lint-content/],
])('%j ends with 2', async (args, message) => {
  const { code, stderr } = await lint(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
