import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lockfileErrors } from '../../../../scripts/tools/checks/lockfile.ts';

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });

test('reports a missing package of another platform, which npm ci needs there', () => {
  const text = lock({
    'node_modules/esbuild': {
      optionalDependencies: { '@esbuild/linux-x64': '1.0.0', '@esbuild/win32-x64': '1.0.0' },
    },
    'node_modules/@esbuild/linux-x64': {},
  });
  expect(lockfileErrors(text)).toEqual([expect.stringContaining('@esbuild/win32-x64')]);
});

test('resolves a package as Node does: in the folder of the package that depends on it, or in a folder above', () => {
  const text = lock({
    'node_modules/a': { optionalDependencies: { inner: '1.0.0' } },
    'node_modules/a/node_modules/inner': {},
    'node_modules/@scope/b/node_modules/c': { optionalDependencies: { outer: '1.0.0', middle: '1.0.0' } },
    'node_modules/@scope/b/node_modules/middle': {},
    'node_modules/outer': {},
  });
  expect(lockfileErrors(text)).toEqual([]);
});

test('does not resolve a package that is nested in another package', () => {
  const text = lock({
    'node_modules/a/node_modules/inner': {},
    'node_modules/b': { optionalDependencies: { inner: '1.0.0' } },
  });
  expect(lockfileErrors(text)).toHaveLength(1);
});

test('reports the address of a registry', () => {
  const text = lock({
    'node_modules/a': { resolved: 'https://registry.example/a.tgz' },
    'node_modules/b': {},
  });
  expect(lockfileErrors(text)).toEqual([
    expect.stringContaining('"resolved" of node_modules/a names a registry'),
  ]);
});

test('accepts the lockfile of this project, which has entries for Linux, macOS and Windows', () => {
  const text = readFileSync('package-lock.json', 'utf8');
  expect(lockfileErrors(text)).toEqual([]);
  for (const system of ['linux-x64', 'darwin-arm64', 'win32-x64']) expect(text).toContain(`/cli-${system}"`);
});
