import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldWordAt, withFieldValue } from '../../../src/search/page/field-word.ts';

/** A query with `|` where the caret stands. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  return { query: marked.replace('|', ''), found: fieldWordAt(marked.replace('|', ''), caret) };
}

test.each([
  ['author:|', 'author', ''],
  ['tensors author:qui|', 'author', 'qui'],
  ['author:"Ada Qu|', 'author', 'Ada Qu'],
  ['author:"Ada Qu|" tensors', 'author', 'Ada Qu'],
  ['-venue:Fol|', 'venue', 'Fol'],
  ['HAS:co|', 'has', 'co'],
  ['author:qu|ill', 'author', 'qu'],
])('%s asks for values of %s that begin with "%s"', (marked, field, prefix) => {
  expect(at(marked).found).toMatchObject({ field, prefix });
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
])('%s asks for none', (marked) => {
  expect(at(marked).found).toBeUndefined();
});

test.each([
  ['author:qui|', 'Ada Quill', 'author:"Ada Quill" '],
  ['author:"Ada Qu|" tensors', 'Ada Quill', 'author:"Ada Quill" tensors'],
  ['has:c| folding', 'code', 'has:code folding'],
  ['a author:qu|ill b', 'Quill', 'a author:Quill b'],
  ['venue:x|', 'The "best" of', 'venue:"The  best  of" '],
  ['topic:|', 'cs.LG', 'topic:cs.LG '],
])('%s with %s is %s', (marked, value, expected) => {
  const { query, found } = at(marked);
  const done = found && withFieldValue(query, found, value);
  expect(done?.query).toBe(expected);
  expect(done && fieldWordAt(done.query, done.caret)).toBeUndefined();
});

test('any text with the caret anywhere does no harm', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), fc.string(), (query, caret, value) => {
      const word = fieldWordAt(query, Math.min(caret, query.length));
      if (word) withFieldValue(query, word, value);
    }),
  );
});
