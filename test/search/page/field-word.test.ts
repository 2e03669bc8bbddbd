import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldWordAt, withFieldValue } from '../../../src/search/page/field-word.ts';

/** Returns the field word of a query in which `|` is the caret. */
function at(typed: string) {
  const caret = typed.indexOf('|');
  const query = typed.replace('|', '');
  return { query, found: fieldWordAt(query, caret) };
}

test.each([
  ['author:|', 'author', ''],
  ['tensors author:qui|', 'author', 'qui'],
  ['author:"Ada Qu|', 'author', 'Ada Qu'],
  ['author:"Ada Qu|" tensors', 'author', 'Ada Qu'],
  ['-venue:Fol|', 'venue', 'Fol'],
  ['HAS:co|', 'has', 'co'],
  ['author:qu|ill', 'author', 'qu'],
])('%s completes values of %s with the prefix "%s"', (typed, field, prefix) => {
  expect(at(typed).found).toMatchObject({ field, prefix });
});

test.each([
  'author|',
  'author: |',
  'title:te|',
  'https://author.org|',
  'author:quill tens|',
  'author:"Ada Quill"|',
  'coauthor:a|',
  '|author:x',
])('%s completes nothing', (typed) => {
  expect(at(typed).found).toBeUndefined();
});

test.each([
  ['author:qui|', 'Ada Quill', 'author:"Ada Quill" '],
  ['author:"Ada Qu|" tensors', 'Ada Quill', 'author:"Ada Quill" tensors'],
  ['has:c| folding', 'code', 'has:code folding'],
  ['a author:qu|ill b', 'Quill', 'a author:Quill b'],
  ['venue:x|', 'The "best" of', 'venue:"The  best  of" '],
  ['topic:|', 'cs.LG', 'topic:cs.LG '],
])('%s with the value %s becomes %s', (typed, value, expected) => {
  const { query, found } = at(typed);
  const done = found && withFieldValue(query, found, value);
  expect(done?.query).toBe(expected);
  expect(done && fieldWordAt(done.query, done.caret)).toBeUndefined();
});

test('accepts any text with the caret anywhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), fc.string(), (query, caret, value) => {
      const word = fieldWordAt(query, Math.min(caret, query.length));
      if (word) withFieldValue(query, word, value);
    }),
  );
});
