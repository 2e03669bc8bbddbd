import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery, parseYearSpan } from '../../../src/search/engine/query.ts';

test.each([
  ['deep learning', [{ text: 'deep' }, { text: 'learning' }]],
  ['"deep learning" nets', [{ text: 'deep learning', phrase: true }, { text: 'nets' }]],
  ['"still being ty', [{ text: 'still being ty', phrase: true }]],
  ['-survey', [{ text: 'survey', excluded: true }]],
  ['pre-training', [{ text: 'pre-training' }]],
  ['-"case study"', [{ text: 'case study', phrase: true, excluded: true }]],
  ['author:quill', [{ text: 'quill', field: 'author' }]],
  ['Author:"Ada Quill" x', [{ text: 'Ada Quill', phrase: true, field: 'author' }, { text: 'x' }]],
  ['-venue:ACL', [{ text: 'ACL', field: 'venue', excluded: true }]],
  ['x author:', [{ text: 'x' }]],
  ['-author: x', [{ text: 'x' }]],
  ['author:"', []],
  ['coauthor:x', [{ text: 'coauthor:x' }]],
  ['( \\ - "" :', []],
])('parses %s', (query, parts) => {
  expect(parseQuery(query)).toEqual(parts);
});

test.each([
  ['2020', { from: 2020, to: 2020 }],
  ['2019..2021', { from: 2019, to: 2021 }],
  ['2019-2021', { from: 2019, to: 2021 }],
  ['2019..', { from: 2019, to: 9999 }],
  ['..2021', { from: 0, to: 2021 }],
  ['../..', undefined],
  ['20', undefined],
  ['2019x', undefined],
])('parses the years %s', (text, span) => {
  expect(parseYearSpan(text)).toEqual(span);
});

test('parses any text, and ignores the end of a very long one', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseQuery(text)));
  expect(parseQuery('x '.repeat(100_000)).length).toBe(500);
});
