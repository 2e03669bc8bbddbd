import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/new.ts';
import { runCommand } from '../run-command.ts';
import { entriesBelow } from '../../entries-below.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-new-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = () => path.join(folder, 'content');
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const run = (argv: readonly string[], answers?: readonly string[]) =>
  runCommand(main, argv, { cwd: folder, env: { OFFPRINT_CONTENT: 'content' }, answers });
const complete = ['--name', 'Vision Lab', '--url', 'https://example.org/lab', '--member', 'Ada Quill'];

test('names the missing options if there is no terminal, and changes nothing', async () => {
  write('content/papers/a.md', 'a');
  const { code, stderr } = await run(['--member', 'Ada Quill']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/papers\/a\.md[\s\S]*Add --name LAB, --url ADDRESS, --yes\./);
  expect(readdirSync(content())).toEqual(['papers']);
});

test('refuses an invalid address', async () => {
  const { code, stderr } = await run(['--name', 'L', '--url', 'example.org']);
  expect(code).toBe(2);
  expect(stderr).toContain('--url: "example.org" is not a valid address. Write the whole address');
  expect(existsSync(content())).toBe(false);
});

test('clears the folder, lists the files, keeps a copy of those that are not in git, and prints the next steps', async () => {
  write('content/site.yaml', 'title: Sample');
  write('content/papers/own.md', 'my own');
  write('content/imported.jsonl', '{}');
  const { code, stdout, stderr } = await run([...complete, '--yes']);
  expect(code, stderr).toBe(0);
  for (const file of ['site.yaml', 'papers/own.md', 'imported.jsonl'])
    expect(stdout).toContain(`  ${file}\n`);
  expect(stdout).toMatch(/Set up Vision Lab at https:\/\/example\.org\/lab\/ with 1 member\.[\s\S]*Next:/);
  const files = entriesBelow(content());
  expect(files.sort()).toEqual([
    'authors',
    path.join('authors', 'ada-quill.md'),
    'papers',
    'profiles',
    'site.yaml',
  ]);
  const kept = readdirSync(folder).find((name) => name.startsWith('content-before-')) ?? '';
  expect(readFileSync(path.join(folder, kept, 'papers/own.md'), 'utf8')).toBe('my own');
});

test('does not need --yes for an empty folder', async () => {
  expect((await run(complete)).code).toBe(0);
});

test('refuses a member who is given twice', async () => {
  const { code, stderr } = await run([...complete, '--member', 'ada quill']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--member: "ada quill" is given twice.')]);
});

describe('on a terminal', () => {
  test('asks for everything that is not given, again after an invalid answer, and clears the folder after a yes', async () => {
    write('content/papers/own.md', 'my own');
    const answers = [
      '',
      'Vision Lab',
      'example.org',
      'https://example.org/lab',
      'Ada Quill',
      'ada quill',
      'Bo Chen',
      '',
      'perhaps',
      'yes',
    ];
    const { code, stdout } = await run([], answers);
    expect(code).toBe(0);
    for (const question of [
      'Name of the lab',
      'Address of the site',
      'Name of a member',
      'Delete these files?',
    ])
      expect(stdout).toContain(question);
    expect(stdout).toContain('"example.org" is not a valid address. Write the whole address');
    expect(stdout).toContain('"ada quill" is already a member.');
    expect(stdout).toContain('Answer yes or no.');
    expect(stdout).toContain('Set up Vision Lab at https://example.org/lab/ with 2 members.');
    expect(readdirSync(path.join(content(), 'authors'))).toEqual(['ada-quill.md', 'bo-chen.md']);
    expect(readdirSync(path.join(content(), 'papers'))).toEqual([]);
  });

  test.each([
    ['ends with 0 after a no', ['no'], 0],
    ['ends with 1 if the terminal is closed at a question', [], 1],
  ])('%s, and changes nothing', async (_, answers, expected) => {
    write('content/papers/own.md', 'my own');
    const { code, stdout } = await run(complete, answers);
    expect(code).toBe(expected);
    expect(stdout).toContain('Nothing was changed.');
    expect(entriesBelow(content()).sort()).toEqual(['papers', path.join('papers', 'own.md')]);
  });
});
