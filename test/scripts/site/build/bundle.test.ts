import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBundle } from '../../../../scripts/site/build/bundle.ts';
import { bundleEntry, hashFile, inputsFile } from '../../../../scripts/site/build/bundle-integration.mjs';

let folder = '';
let picture = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-bundles-'));
  picture = path.join(folder, 'picture.png');
  writeFileSync(picture, 'picture');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Finds the compiled site, and returns whether it was compiled again. */
async function isCompiled(hash = 'hash'): Promise<boolean> {
  let compiled = false;
  await findBundle(path.join(folder, 'bundles'), hash, async ({ server, client }) => {
    compiled = true;
    for (const each of [server, client]) mkdirSync(each, { recursive: true });
    writeFileSync(path.join(server, bundleEntry), 'export const compiledSite = {};');
    writeFileSync(path.join(client, 'style.css'), 'a {}');
    writeFileSync(path.join(server, '..', inputsFile), JSON.stringify({ [picture]: hashFile(picture) }));
  });
  return compiled;
}

const ofBundle = (...parts: string[]) => path.join(folder, 'bundles/hash', ...parts);

test('a compiled site is used again, until a file changes that it was made from', async () => {
  expect([await isCompiled(), await isCompiled(), await isCompiled('other')]).toEqual([true, false, true]);
  writeFileSync(picture, 'another');
  expect([await isCompiled(), await isCompiled()]).toEqual([true, false]);
  rmSync(picture);
  writeFileSync(picture, 'another');
  expect(await isCompiled()).toBe(false);
});

test.each([
  ['a list that is not JSON', () => writeFileSync(ofBundle(inputsFile), 'garbage')],
  ['a value that is not a list', () => writeFileSync(ofBundle(inputsFile), 'null')],
  ['an empty list', () => writeFileSync(ofBundle(inputsFile), '{}')],
  ['a truncated module', () => writeFileSync(ofBundle('server', bundleEntry), 'export const')],
  ['a missing style sheet', () => rmSync(ofBundle('client/style.css'))],
  ['no list of its files', () => rmSync(ofBundle('contents.json'))],
])('a damaged compiled site is made again: %s', async (_, damage) => {
  await isCompiled();
  damage();
  expect([await isCompiled(), await isCompiled()]).toEqual([true, false]);
});
