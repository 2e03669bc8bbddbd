import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Main } from '../../../scripts/setup/command.ts';
import { root } from '../../../scripts/setup/process.ts';
import { runCommand } from '../run-command.ts';

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The name of the script of a task. `bench:search` is `bench-search.ts`, because file names on Windows cannot contain a colon. */
const scriptName = (task: string) => task.replace(':', '-');
const commands = readdirSync(path.join(root, 'scripts/commands'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const isCommand = (task: string) => commands.includes(scriptName(task));
const usage = (task: string) => `Usage: npm ${['start', 'test'].includes(task) ? '' : 'run '}${task}`;
const load = async (name: string) =>
  ((await import(`../../../scripts/commands/${name}.ts`)) as { main: Main }).main;

test('every npm script is a command or a tool, started by scripts/run.mjs', () => {
  for (const [task, command] of Object.entries(scripts)) {
    const name = scriptName(task);
    expect(command).toBe(`node scripts/run.mjs ${name}`);
    expect(isCommand(task) || existsSync(path.join(root, `scripts/tools/${name}.ts`))).toBe(true);
  }
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
});

describe.each(commands)('npm run %s', (name) => {
  test.each(['--help', '-h'])('%s prints the usage and does nothing else', async (help) => {
    const { code, stdout, stderr } = await runCommand(await load(name), [help]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(usage(name))).toBe(true);
  });

  test('refuses an unknown option', async () => {
    const { code, stdout, stderr } = await runCommand(await load(name), ['--prot', '4511']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`Unknown option "--prot". --help lists the options.\n${usage(name)}`);
  });
});

/** The tools that are started here. Each start takes a second, and they differ only in how they read the arguments. */
const startedTools = ['check', 'bench'];
const tools = Object.keys(scripts).filter((task) => !isCommand(task));

test.each(tools.filter((task) => startedTools.includes(task)))(
  'npm run %s -- --help prints the usage',
  (task) => {
    const script = path.join(root, `scripts/tools/${task}.ts`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--help'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(usage(task))).toBe(true);
  },
);

test.each(tools.filter((task) => !startedTools.includes(task)))(
  'npm run %s has a usage and reads --help',
  (task) => {
    const text = readFileSync(path.join(root, `scripts/tools/${scriptName(task)}.ts`), 'utf8');
    expect(text).toMatch(/\b(?:refuseOptions|usageError|defineCommand)\(/);
    expect(text).toMatch(new RegExp(`['\`]${usage(task).slice('Usage: '.length)}(?: --|\\s|['\`\\n])`));
  },
);

test.each(['docs', 'test-full'])(
  'real records 26: the tool %s refuses an option before it does anything',
  (tool) => {
    const script = path.join(root, `scripts/tools/${tool}.ts`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--fast'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Unknown option "--fast"\. --help shows the usage\.\nUsage: npm run /);
  },
);
