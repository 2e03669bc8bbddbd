import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../../scripts/setup/process.ts';
import { buildSite } from '../../../scripts/site/build-site.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-out-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([root, path.dirname(root), path.parse(root).root])(
  'refuses to replace %s, which contains the project',
  async (outDir) => {
    await expect(buildSite({ outDir })).rejects.toThrow('contains this project');
  },
);

test('refuses to replace a folder with other files, and a file', async () => {
  writeFileSync(path.join(folder, 'thesis.tex'), '');
  await expect(buildSite({ outDir: folder })).rejects.toThrow('contains files that are not a site');
  await expect(buildSite({ outDir: path.join(folder, 'thesis.tex') })).rejects.toThrow('is a file');
  expect(readdirSync(folder)).toEqual(['thesis.tex']);
});

test.each(['src', 'content', 'scripts'])('refuses to replace %s of the project', async (outDir) => {
  await expect(buildSite({ outDir })).rejects.toThrow('contains files that are not a site');
});

test('a build that is stopped writes nothing', async () => {
  const outDir = path.join(folder, 'site');
  await expect(buildSite({ outDir, signal: AbortSignal.abort() })).rejects.toThrow('The build was stopped');
  expect(readdirSync(folder)).toEqual([]);
});
