import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/start.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-start-'));
  mkdirSync(path.join(folder, 'content'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
const start = (...argv: string[]) =>
  runCommand(main, argv, {
    cwd: folder,
    env: { OFFPRINT_CONTENT: path.join(folder, 'content'), INIT_CWD: folder },
  });

test.each(['80x', '-1', '70000', ''])('refuses the port "%s"', async (port) => {
  const { code, stderr } = await start(`--port=${port}`);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`--port: "${port}" is not a port.`)]);
});

test('ends with 2, and builds nothing, if none of the named files can be imported', async () => {
  put('letter.txt', 'This is a letter.\n');
  const { code, stdout, stderr } = await start('letter.txt');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^letter\.txt: No papers were found in this file\..*\nNothing was imported\./);
});

test('imports the named files and the profiles, then refuses invalid settings without building', async () => {
  put('herds.bib', '@article{x, title = {On Herds}, author = {Ada Quill}, year = 2020}\n');
  mkdirSync(path.join(folder, 'content/profiles'));
  put('content/profiles/packs.bib', '@article{y, title = {On Packs}, author = {Ada Quill}, year = 2021}\n');
  put('content/profiles/broken.bib', '');
  put('content/site.yaml', 'title: Lab\nurl: example.org\n');
  const { code, stdout, stderr } = await start('herds.bib');
  expect(code).toBe(1);
  expect(readdirSync(path.join(folder, 'content/papers'))).toEqual(['on-herds.md', 'on-packs.md']);
  expect(stdout).toContain('content/profiles/broken.bib: ');
  expect(stderr).toContain('The site will not have the records that could not be read.');
  expect(stderr).toMatch(/\ncontent[/\\]site\.yaml:2: /);
  expect(stdout + stderr).not.toContain('Building');
  // The command shows the site itself, so it does not advise to run it.
  expect(stdout).not.toContain('Next:');
  expect(stdout).toContain('1 paper found: 1 written');
  expect(existsSync(path.join(folder, 'dist'))).toBe(false);
});
