import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationKeys } from '../../src/export/citation-keys.ts';
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
