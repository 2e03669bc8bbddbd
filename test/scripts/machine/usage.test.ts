import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test.each(Object.keys(scripts))('npm run %s -- --help tells its arguments and does nothing else', (task) => {
  const script = path.join(root, `scripts/${task}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--help'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const name = ['start', 'test'].includes(task) ? `npm ${task}` : `npm run ${task}`;
  expect(stdout.startsWith(`Usage: ${name}`)).toBe(true);
  expect(scripts[task]).toBe(`node scripts/run.mjs ${task}`);
});
