import { expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { shownPaper } from './sample-papers.ts';

test('former ids lead to the current ids, separately for papers and people', () => {
  const papers = [shownPaper('maps', ['Ada Quill'], { aliases: ['folding-maps', 'ada'] })];
  const authors = [{ id: 'quill', name: 'Ada Quill', aliases: ['ada', 'folding-maps'] }];
  const { formerIds, diagnostics } = createLibrary(papers, authors);
  expect(diagnostics).toEqual([]);
  expect(formerIds.map(({ kind, former, id }) => `/${kind}/${former}/ → ${id}`)).toEqual([
    '/papers/folding-maps/ → maps',
    '/papers/ada/ → maps',
    '/authors/ada/ → quill',
    '/authors/folding-maps/ → quill',
  ]);
});

test.each([
  ['the id of another paper', ['b'], 'The id "b" under "aliases" is the id of papers/b.md.'],
  ['its own id', ['a'], 'The id "a" under "aliases" is the id of this file.'],
])('a former id that is %s is an error', (_, aliases, message) => {
  const { formerIds, diagnostics } = createLibrary(
    [shownPaper('a', [], { aliases }), shownPaper('b', [])],
    [],
  );
  expect(formerIds).toEqual([]);
  expect(diagnostics).toMatchObject([{ severity: 'error', file: 'papers/a.md', message }]);
});

test('a former id of two papers is an error that names both', () => {
  const papers = [shownPaper('a', [], { aliases: ['x'] }), shownPaper('b', [], { aliases: ['x'] })];
  const { diagnostics } = createLibrary(papers, []);
  expect(diagnostics).toHaveLength(1);
  expect(`${diagnostics[0]?.file} ${diagnostics[0]?.message}`).toMatch(/papers\/[ab]\.md .*papers\/[ab]\.md/);
});
