import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandIo, shownPath, usesColours } from '../../../scripts/setup/command.ts';
import { root } from '../../../scripts/setup/process.ts';
import { commandEnvironment } from '../run-command.ts';

const commands = path.join(root, 'scripts/commands');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-command-'));
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
  writeFileSync(path.join(folder, 'content/site.yaml'), 'title: Lab\n');
  writeFileSync(path.join(folder, 'content/papers/x.md'), '---\ntitle: X\nyear: 2024\n---\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every command runs its main if it is the program that was started', () => {
  const files = readdirSync(commands).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(9);
  for (const file of files)
    expect(readFileSync(path.join(commands, file), 'utf8'), file).toMatch(
      /\nawait runMain\(import\.meta, main\);\n$/,
    );
});

// Each of these two programs stands for all commands: the exit code, the arguments, the folder, the environment and both outputs.
test.each([
  ['lint-content', ['--content', 'content'], 1, /^content[/\\]papers[/\\]x\.md:3: .*"year"/, /^$/],
  ['migrate', ['--nonsense'], 2, /^$/, /^Unknown option "--nonsense"\. .*\nUsage: npm run migrate/],
])('npm run %s works as a program', (name, argv, code, stdout, stderr) => {
  const ended = spawnSync(process.execPath, [path.join(commands, `${name}.ts`), ...argv], {
    cwd: folder,
    env: { ...commandEnvironment, OFFPRINT_CONTENT: path.join(folder, 'content') },
    encoding: 'utf8',
  });
  expect(ended.status).toBe(code);
  expect(ended.stdout).toMatch(stdout);
  expect(ended.stderr).toMatch(stderr);
});

const io = (stdout: object, env: NodeJS.ProcessEnv) => ({ cwd: folder, stdout, env }) as CommandIo;

test.each([
  ['a terminal with colours', { hasColors: () => true }, {}, true],
  ['a terminal without colours', { hasColors: () => false }, {}, false],
  ['a file', {}, {}, false],
  ['a file with FORCE_COLOR=1', {}, { FORCE_COLOR: '1' }, true],
  ['a file with FORCE_COLOR=0', {}, { FORCE_COLOR: '0' }, false],
])('%s: whether colours are used', (_, stdout, env, expected) => {
  expect(usesColours(io(stdout, env))).toBe(expected);
});

test('paths are shown relative to the folder of the user, or absolute if they are far outside of it', () => {
  const file = path.join(folder, 'content/x.md');
  expect(shownPath(io({}, {}), file)).toBe('content/x.md');
  expect(shownPath(io({}, { INIT_CWD: path.join(folder, 'lab') }), file)).toBe('../content/x.md');
  expect(shownPath(io({}, { INIT_CWD: path.join(folder, 'lab/a') }), file)).toBe(file);
  expect(shownPath(io({}, {}), folder)).toBe('.');
});

describe('real records 35: paths in messages are the same on every system', () => {
  const user = { cwd: 'C:\\lab\\offprint', env: {} };
  test.each([
    ['C:\\lab\\offprint\\content\\papers\\x.md', 'content/papers/x.md'],
    ['C:\\lab\\other\\x.md', '../other/x.md'],
    ['C:\\lab\\offprint', '.'],
    ['C:\\Users\\Ada Quill\\x.md', 'C:/Users/Ada Quill/x.md'],
    ['D:\\content\\x.md', 'D:/content/x.md'],
    ['\\\\server\\share\\x.md', '//server/share/x.md'],
    ['c:\\LAB\\Offprint\\content\\x.md', 'content/x.md'],
  ])('on Windows, %s is shown as %s', (file, shown) => {
    expect(shownPath(user, file, path.win32)).toBe(shown);
  });

  test('on Linux and macOS, a backslash is a letter of a name', () => {
    expect(shownPath({ cwd: '/lab', env: {} }, '/lab/a\\b.md', path.posix)).toBe('a\\b.md');
  });
});
