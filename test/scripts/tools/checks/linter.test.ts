import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tool } from '../../../../scripts/setup/process.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-linted-'));
  copyFileSync('biome.json', path.join(folder, 'biome.json'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the linter over files with the settings of this project. */
const lint = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const args = [
    tool('@biomejs/biome', 'bin/biome'),
    'lint',
    '--vcs-enabled=false',
    '--error-on-warnings',
    '.',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
};

test('the linter reports an unused import', () => {
  const { status, output } = lint({
    'a.ts': "import { b } from './b.ts';\nexport const a = 1;\n",
    'b.ts': 'export const b = 1;\n',
  });
  expect(output).toContain('noUnusedImports');
  expect(status).not.toBe(0);
});

test('the linter accepts imports that are used, also in the frontmatter of an Astro file', () => {
  const { status, output } = lint({
    'Page.astro': "---\nimport { a } from './a.ts';\n---\n<p>{a()}</p>\n",
    'a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
    'b.ts': 'export const b = 1;\n',
  });
  expect(status, output).toBe(0);
});

test('the linter reports `any`', () => {
  expect(lint({ 'a.ts': 'export const a = (x: any) => x;\n' }).output).toContain('noExplicitAny');
});
