import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { partOf, summarize } from '../../../../scripts/tools/bench/profile.ts';
import { root } from '../../../../scripts/setup/process.ts';

test.each([
  ['src/library/people.ts', 'src/library'],
  ['src/import/readers/bibtex/entry.ts', 'src/import'],
  ['scripts/commands/build.ts', 'scripts/commands'],
  ['node_modules/citeproc/citeproc_commonjs.js', 'citeproc'],
  ['node_modules/@astrojs/mdx/dist/index.js', '@astrojs/mdx'],
  ['node_modules/a/node_modules/b/index.js', 'b'],
  ['.cache/content/bundle/page.mjs', 'page.mjs'],
])('partOf(%s) is %s', (file, part) => {
  expect(partOf(path.join(root, file))).toBe(part);
});

test('each sample adds its time to a part and a function; time without a function only to a part', () => {
  const frame = (functionName: string, url: string) => ({
    functionName,
    url,
    lineNumber: 0,
    columnNumber: 0,
  });
  const { total, parts, functions } = summarize({
    nodes: [
      { id: 1, callFrame: frame('(idle)', '') },
      { id: 2, callFrame: frame('read', 'node:fs') },
      { id: 3, callFrame: frame('', pathToFileURL(path.join(root, 'src/text/text.ts')).href) },
    ],
    samples: [1, 2, 2, 3],
    timeDeltas: [10, 20, 30, 40],
  });
  expect(total).toBe(100);
  expect(Object.fromEntries(parts)).toEqual({ '(idle)': 10, 'node:fs': 50, 'src/text': 40 });
  expect(Object.fromEntries(functions)).toEqual({ 'read [node:fs]': 50, '(anonymous) [src/text]': 40 });
});
