import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { astroCache } from '../../scripts/site/build/astro-cache.ts';
import { buildSite } from '../../scripts/site/build-site.ts';
import { root } from '../../scripts/setup/process.ts';
import { entriesBelow } from '../entries-below.ts';
import {
  applyChange,
  type ChangedLab,
  type ContentChange,
  contentChanges,
  makeChangedLab,
} from '../random-changes.ts';
import { byRun } from '../run-length.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-changes-'));
const copy = path.join(folder, 'copy');
const bundles = path.join(root, '.cache', path.basename(folder));
let lab: ChangedLab;

beforeAll(async () => {
  lab = makeChangedLab(path.join(folder, 'content'));
  await build(lab, 'again');
}, 240_000);
afterAll(() => {
  for (const each of [astroCache(lab.content), astroCache(copy), bundles, folder])
    rmSync(each, { recursive: true, force: true });
});

/**
 * Builds a site and returns its files with their content.
 *
 * @param own the folder of the compiled sites, if it is not the shared one
 */
async function build(
  { content, url }: ChangedLab,
  name: string,
  own?: { bundles: string },
): Promise<Map<string, string>> {
  const outDir = path.join(folder, name);
  let output = '';
  const say = (text: string) => (output += text);
  await buildSite({ content, outDir, url, say, ...own }).catch((error: Error) => {
    throw new Error(`${error.message}\n${output}`);
  });
  const files = entriesBelow(outDir).filter((file) => statSync(path.join(outDir, file)).isFile());
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(outDir, file), 'base64')]));
}

const change: fc.Arbitrary<ContentChange> = fc.record({
  name: fc.constantFrom(...(Object.keys(contentChanges) as ContentChange['name'][])),
  variant: fc.nat(1000),
});
const sequences = fc.sample(fc.array(change, { minLength: 1, maxLength: 4 }), {
  seed: 16,
  numRuns: byRun(5, 200),
});

// Each sequence continues with the site and the cache of the sequence before it.
test.each(sequences.map((changes, index) => [index + 1, changes] as const))(
  'sequence %i: a site that is built again after changes is the same as one built from nothing: %j',
  { timeout: 240_000 },
  async (_, changes) => {
    for (const one of changes) await applyChange(lab, one);
    const again = await build(lab, 'again');
    // A copy of the content at another path shares no cache with it, and is compiled on its own.
    for (const old of [copy, astroCache(copy), path.join(folder, 'cold'), bundles])
      rmSync(old, { recursive: true, force: true });
    cpSync(lab.content, copy, { recursive: true });
    const cold = await build({ ...lab, content: copy }, 'cold', { bundles });
    const differing = [...new Set([...again.keys(), ...cold.keys()])].filter(
      (file) => again.get(file) !== cold.get(file),
    );
    expect(differing).toEqual([]);
    expect(again.size).toBeGreaterThan(50);
  },
);
