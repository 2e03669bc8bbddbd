import path from 'node:path';
import { expect, test } from 'vitest';
import { main as build } from '../../../scripts/commands/build.ts';
import { main as cv } from '../../../scripts/commands/cv.ts';
import { root } from '../../../scripts/setup/process.ts';
import { runCommand } from '../run-command.ts';

test('a build into a folder with other files ends with 1 and a message', async () => {
  const { code, stdout, stderr } = await runCommand(build, ['--outDir', 'src'], { cwd: root });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/src contains files that are not a site\. .* The previous site is unchanged\.\n$/);
});

test('the folder of --outDir is relative to the folder in which the command was typed', async () => {
  const { code, stderr } = await runCommand(build, ['--outDir', '../src'], {
    cwd: root,
    env: { INIT_CWD: path.join(root, 'scripts') },
  });
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(`${path.join(root, 'src')} contains files that are not a site.`),
  ]);
});

test.each([
  [[], '--author is missing.'],
  [['--author', '../x'], '--author: "../x" is not an id.'],
])('npm run cv with %j ends with 2', async (argv, message) => {
  const { code, stderr } = await runCommand(cv, argv, { cwd: root });
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
