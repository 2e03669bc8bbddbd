import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test.each(Object.keys(scripts))('npm run %s -- --help tells its arguments and does nothing else', (task) => {
  // `bench:search` is `bench-search.ts`, for Windows has no file with a colon.
  const name = task.replace(':', '-');
  const script = ['commands', 'tools']
    .map((folder) => path.join(root, 'scripts', folder, `${name}.ts`))
    .find((file) => existsSync(file));
  if (script === undefined) throw new Error(`no script ${name}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--help'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const command = ['start', 'test'].includes(task) ? `npm ${task}` : `npm run ${task}`;
  expect(stdout.startsWith(`Usage: ${command}`)).toBe(true);
  expect(scripts[task]).toBe(`node scripts/run.mjs ${name}`);
});
