import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { splitWords } from '../../../src/model/tokens.ts';
import { engineOf, found as foundBy, search } from '../ask.ts';
import { papers } from '../papers.ts';

const engine = await engineOf(papers);
const found = (query: string, limit = 10) => foundBy(engine, query, limit);

describe('a paper is the first result for', () => {
  test.each([
    ['words in any order', 'models herd llama', 'herd'],
    ['a typo in each word', 'recomendation persoanlization lerning', 'recommendation'],
    ['a word that is typed in part', 'recomm', 'recommendation'],
    ['a misspelt prefix', 'recome', 'recommendation'],
    ['capitals', 'LEXICON', 'lexicon'],
    ['a name without its accents', 'schutze', 'lexicon'],
    ['added accents', 'léxicón', 'lexicon'],
    ['a name with its accents', 'Schütze lexicon', 'lexicon'],
    ['a surname and a title word', 'naumov deep', 'recommendation'],
    ['the owner of a profile who is not among the authors', 'choudhary', 'herd'],
    ['a category and a word', 'ir recommendation', 'recommendation'],
    ['words of the abstract alone', 'quality comparable to the leading', 'herd'],
    ['a year and a name', '2012 hasan', 'lexicon'],
    ['the last of 3,301 authors', 'warna', 'collaboration'],
    ['Chinese words from the middle of a title', '经典文献', 'classics'],
    ['one Chinese letter', '古', 'classics'],
    ['Hindi', 'विश्लेषण', 'hindi'],
    ['punctuation among letters', 'c++ <think>', 'symbols'],
    ['names of properties that every object has', 'constructor', 'proto'],
    ['a word that is the whole title, before titles that begin with it', 'attention', 'attention'],
    ['a wrong word among right ones', 'llama herd zebras', 'herd'],
  ])('%s: %s', async (_, query, id) => {
    expect((await found(query))[0]).toBe(id);
  });
});

test('a further word narrows the results', async () => {
  expect(await found('attention')).toEqual(['attention', 'attention-all']);
  expect(await found('attention need')).toEqual(['attention-all']);
});

test('ranks the word itself before longer words, and these before corrections', async () => {
  expect(await found('herd')).toEqual(['herd', 'herding', 'recommendation']);
});

test('keeps papers of equal rank in the order of the collection', async () => {
  expect(await found('editorial')).toEqual(['untitled-twin-1', 'untitled-twin-2']);
});

test('finds nothing for an unknown word or for punctuation alone', async () => {
  const nothing = { total: 0, results: [] };
  for (const query of ['zzqqxx', '(', '\\', '🙂', '"', '*', '\u0000', '\ud83d', '.'.repeat(10_000)]) {
    expect(await search(engine, query)).toMatchObject(nothing);
  }
});

test('answers a query of 10,000 characters', async () => {
  expect(await found(`llama herd ${'x'.repeat(10_000)}`)).toContain('herd');
  await found('llama '.repeat(1700));
  await found([...Array(3000).keys()].join(' '));
});

test('finds nothing in an empty collection', async () => {
  expect(await search([], 'llama')).toMatchObject({ total: 0, results: [] });
});

test('limits the results, but not the total', async () => {
  const { total, results } = await search(engine, 'a', 2);
  expect(results).toHaveLength(2);
  expect(total).toBe((await search(engine, 'a', 100)).results.length);
  expect(total).toBeGreaterThan(2);
});

test('shows the first authors of a long list, and further ones that match', async () => {
  const [result] = (await search(engine, 'warna', 1)).results;
  expect(result?.authors.map(({ text }) => text)).toEqual([
    ...Array.from({ length: 8 }, (_, index) => `Member Nr${index}`),
    'Zoë Wärnå',
  ]);
  expect(result?.hiddenAuthors).toBe(3292);
});

test('returns the data that the page shows of a paper', async () => {
  const [result] = (await search(engine, 'llama', 1)).results;
  expect(result).toMatchObject({
    id: 'herd',
    authorsTruncated: true,
    hiddenAuthors: 0,
    owners: [{ text: 'Dhruv Choudhary', highlights: [] }],
    facts: [{ text: 'Preprint' }, { text: '31 July 2024' }, { text: 'AI' }],
    code: true,
  });
});

const vocabulary = [
  'neural',
  'network',
  'graph',
  'a',
  'of',
  'Schütze',
  'model',
  'models',
  '模型学习',
  'GPT-4',
  'x',
];
const phrase = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 })
  .map((list) => list.join(' '));
const collection = fc.uniqueArray(
  fc.record({ title: phrase, author: fc.array(phrase, { maxLength: 3 }), abstract: phrase }),
  { minLength: 1, maxLength: 80, selector: ({ title }) => title.toLowerCase() },
);
const toDocuments = (list: Omit<SearchDocument, 'id'>[]) =>
  list.map((paper, index) => ({ ...paper, id: `p${index}` }));

test('finds a paper first by its own title, even among similar titles', async () => {
  await fc.assert(
    fc.asyncProperty(collection, async (list) => {
      const documents = toDocuments(list);
      const engine = await engineOf(documents);
      const wanted = documents[documents.length >> 1];
      const written = (title = '') =>
        splitWords(title)
          .map(({ word }) => word)
          .join(' ');
      const [first] = (await search(engine, wanted?.title ?? '', 1)).results;
      expect(written(first?.title.text)).toBe(written(wanted?.title));
    }),
    { numRuns: 60 },
  );
});

test('any query has the same answer each time, without repeats, and the limit only shortens it', async () => {
  const query = fc.oneof(phrase, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(collection, query, fc.nat(20), async (list, typed, limit) => {
      const engine = await engineOf(toDocuments(list));
      const { total, results } = await search(engine, typed, limit);
      const all = await search(engine, typed, Infinity);
      expect(all.total).toBe(total);
      expect(all.results).toHaveLength(total);
      expect(results).toEqual(all.results.slice(0, limit));
      expect(new Set(all.results.map(({ id }) => id)).size).toBe(total);
      await search(engine, 'another query in between', 5);
      expect(await search(engine, typed, limit)).toMatchObject({ total, results });
    }),
    { numRuns: 60 },
  );
});
