import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationKeys } from '../../src/export/citation-keys.ts';
import type { Paper } from '../../src/model/paper.ts';
import { anyPapers, paper } from './any-paper.ts';

const keyOf = (fields: Parameters<typeof paper>[0]) => {
  const made = paper(fields);
  return citationKeys([made]).get(made.id);
};

describe('a citation key', () => {
  test.each([
    ['quill2024tensor', { title: 'On the Tensor Rank of Things', author: ['Ada Quill'], issued: '2024-07' }],
    ['vandergoot2023machine', { title: 'Machine Beats', author: ['Rob van der Goot'], issued: '2023' }],
    ['daume2009frustratingly', { title: 'Frustratingly Easy', author: ['Hal Daumé III'], issued: '2009' }],
    ['oneill2020ch2', { title: '$χ^2$ and {Y}', author: ['Bo O’Neill'], issued: '2020' }],
    ['wangwei2021shenduxuexi', { title: '深度学习', author: ['王伟'], issued: '2021' }],
    ['dreamx2025world', { title: 'A World', author: [{ literal: 'DreamX Team' }], issued: '2025' }],
    ['graph2025the', { title: 'The', author: ['The Graph Consortium'], issued: '2025' }],
    ['anon2016keyword', { title: 'Keyword Index', issued: '2016' }],
    ['quilltensor', { title: 'Tensor', author: ['Ada Quill'] }],
  ])('is readable: %s', (key, fields) => expect(keyOf(fields)).toBe(key));
});

const trio = [
  paper({ id: 'one', title: 'Tensor fields', author: ['Ada Quill'], issued: '2024-05' }),
  paper({ id: 'two', title: 'Tensor trains', author: ['A. Quill'], issued: '2024-02' }),
  paper({ id: 'three', title: 'Tensor sums', author: ['Bo Quill'], issued: '2024' }),
];

test('that several papers share goes to the oldest; the others get digits from their ids', () => {
  const keys = citationKeys(trio);
  expect(keys.get('three')).toBe('quill2024tensor');
  expect(keys.get('one')).toMatch(/^quill2024tensor-[0-9a-f]{4}$/);
  expect(keys.get('two')).toMatch(/^quill2024tensor-[0-9a-f]{4}$/);
});

test('a later paper changes no other key', () => {
  const before = citationKeys(trio);
  const after = citationKeys([
    paper({ id: 'a', title: 'Tensor', author: ['C Quill'], issued: '2024-12' }),
    ...trio,
  ]);
  for (const [id, key] of before) expect(after.get(id)).toBe(key);
  expect(after.size).toBe(4);
});

test('keys are unique, plain, and the same in any order of the papers', () => {
  fc.assert(
    fc.property(
      anyPapers.chain((papers) =>
        fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
      ),
      ([papers, shuffled]) => {
        const keys = citationKeys(papers);
        expect(new Set(keys.values()).size).toBe(papers.length);
        for (const key of keys.values()) expect(key).toMatch(/^[a-z0-9][a-z0-9-]*$/);
        expect(Object.fromEntries(citationKeys(shuffled))).toEqual(Object.fromEntries(keys));
      },
    ),
  );
});

describe('real records 24: citation keys of papers', () => {
  const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
    id,
    type: 'article',
    title: 'Tensor Folding',
    author: ['Ada Quill'],
    issued: '2024',
    ...more,
  });
  const keysOf = (papers: readonly Paper[]) => Object.fromEntries(citationKeys(papers));

  test('are those of the files, in their own case', () => {
    expect(keysOf([paper('a', { citationKey: 'Quill:24_b' }), paper('b')])).toEqual({
      a: 'Quill:24_b',
      b: 'quill2024tensor',
    });
  });

  test('that two papers have go to the older one, without regard to case (BibTeX manual, keys)', () => {
    const papers = [
      paper('a', { citationKey: 'Folding' }),
      paper('b', { citationKey: 'folding', issued: '2020' }),
      paper('c', { citationKey: 'FOLDING' }),
    ];
    const keys = keysOf(papers);
    expect(keys).toEqual({
      a: expect.stringMatching(/^Folding-[0-9a-f]{4}$/u),
      b: 'folding',
      c: expect.stringMatching(/^FOLDING-[0-9a-f]{4}$/u),
    });
    expect(keysOf(papers.toReversed())).toEqual(keys);
  });

  test('that Offprint makes differ from the keys of files', () => {
    const keys = keysOf([
      paper('a', { issued: '2024' }),
      paper('b', { issued: '2025', citationKey: 'Quill2024Tensor' }),
    ]);
    expect(keys).toEqual({
      a: expect.stringMatching(/^quill2024tensor-[0-9a-f]{4}$/u),
      b: 'Quill2024Tensor',
    });
    expect(
      keysOf([
        paper('a'),
        paper('b'),
        paper('c', { citationKey: keysOf([paper('a'), paper('b')])['b'] ?? '' }),
      ]),
    ).toSatisfy((found: Record<string, string>) => new Set(Object.values(found)).size === 3);
  });

  test('of version 0.1, which kept them under other, are used if they are valid', () => {
    expect(
      keysOf([
        paper('a', { other: { 'citation-key': 'old24' } }),
        paper('b', { other: { 'citation-key': 'a b' } }),
      ]),
    ).toEqual({
      a: 'old24',
      b: 'quill2024tensor',
    });
  });

  test('are unique for any keys, and valid ones of single papers stay', () => {
    const key = fc.constantFrom('a', 'A', 'quill2024tensor', 'Quill2024Tensor', 'b:1', 'b:1-p0', undefined);
    fc.assert(
      fc.property(fc.array(key, { maxLength: 8 }), (given) => {
        const papers = given.map((citationKey, index) =>
          paper(`p${index}`, citationKey === undefined ? {} : { citationKey }),
        );
        const found = Object.values(keysOf(papers)).map((each) => each.toLowerCase());
        expect(new Set(found).size).toBe(papers.length);
        for (const [index, own] of given.entries())
          if (
            own !== undefined &&
            given.filter((each) => each?.toLowerCase() === own.toLowerCase()).length === 1
          )
            expect(keysOf(papers)[`p${index}`]).toBe(own);
      }),
    );
  });
});
