import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lockfileFaults } from '../../../../scripts/tools/checks/lockfile.ts';

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });

test('misses the package of another platform, which npm ci would ask for there', () => {
  const text = lock({
    'node_modules/esbuild': {
      optionalDependencies: { '@esbuild/linux-x64': '1.0.0', '@esbuild/win32-x64': '1.0.0' },
    },
    'node_modules/@esbuild/linux-x64': {},
  });
  expect(lockfileFaults(text)).toEqual([expect.stringContaining('@esbuild/win32-x64')]);
});

test('finds a package where Node would: beside the one that asks, or in a folder further up', () => {
  const text = lock({
    'node_modules/a': { optionalDependencies: { inner: '1.0.0' } },
    'node_modules/a/node_modules/inner': {},
    'node_modules/@scope/b/node_modules/c': { optionalDependencies: { outer: '1.0.0', middle: '1.0.0' } },
    'node_modules/@scope/b/node_modules/middle': {},
    'node_modules/outer': {},
  });
  expect(lockfileFaults(text)).toEqual([]);
});

test('does not take a package below another for one that all can use', () => {
  const text = lock({
    'node_modules/a/node_modules/inner': {},
    'node_modules/b': { optionalDependencies: { inner: '1.0.0' } },
  });
  expect(lockfileFaults(text)).toHaveLength(1);
});

test('finds the host of a registry', () => {
  const text = lock({
    'node_modules/a': { resolved: 'https://registry.example/a.tgz' },
    'node_modules/b': {},
  });
  expect(lockfileFaults(text)).toEqual([expect.stringContaining('node_modules/a names the host')]);
});

test('finds nothing in the lockfile of this project, which has entries for Linux, macOS and Windows', () => {
  const text = readFileSync('package-lock.json', 'utf8');
  expect(lockfileFaults(text)).toEqual([]);
  for (const system of ['linux-x64', 'darwin-arm64', 'win32-x64']) expect(text).toContain(`/cli-${system}"`);
});
