import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { splitWords } from '../../../src/search/index/tokens.ts';
import { engineOf, found as foundBy, search } from '../ask.ts';
import { papers } from '../papers.ts';

const engine = await engineOf(papers);
const found = (query: string, limit = 10) => foundBy(engine, query, limit);

describe('what finds a paper first', () => {
  test.each([
    ['words in any order', 'models herd llama', 'herd'],
    ['a slip in each word', 'recomendation persoanlization lerning', 'recommendation'],
    ['a word of which only the beginning is typed', 'recomm', 'recommendation'],
    ['a misspelt beginning', 'recome', 'recommendation'],
    ['capitals', 'LEXICON', 'lexicon'],
    ['a name without its accents', 'schutze', 'lexicon'],
    ['an accent too many', 'léxicón', 'lexicon'],
    ['a name of which the accent is typed', 'Schütze lexicon', 'lexicon'],
    ['a surname and a title word', 'naumov deep', 'recommendation'],
    ['the owner of the profile, whom no author line names', 'choudhary', 'herd'],
    ['a category and a word', 'ir recommendation', 'recommendation'],
    ['words that stand only in the abstract', 'quality comparable to the leading', 'herd'],
    ['a year and a name', '2012 hasan', 'lexicon'],
    ['the last of 3,301 authors', 'warna', 'collaboration'],
    ['Chinese words from the middle of a title', '经典文献', 'classics'],
    ['one Chinese letter', '古', 'classics'],
    ['Hindi', 'विश्लेषण', 'hindi'],
    ['signs among letters', 'c++ <think>', 'symbols'],
    ['names that objects have', 'constructor', 'proto'],
    ['one word that is a whole title, before titles that begin with it', 'attention', 'attention'],
    ['a wrong word among right ones', 'llama herd zebras', 'herd'],
  ])('%s: %s', async (_, query, id) => {
    expect((await found(query))[0]).toBe(id);
  });
});

test('another word narrows what is found', async () => {
  expect(await found('attention')).toEqual(['attention', 'attention-all']);
  expect(await found('attention need')).toEqual(['attention-all']);
});

test('the word itself comes before words that begin with it, and these before misspelt ones', async () => {
  expect(await found('herd')).toEqual(['herd', 'herding', 'recommendation']);
});

test('papers of equal rank stand in the order of the collection', async () => {
  expect(await found('editorial')).toEqual(['untitled-twin-1', 'untitled-twin-2']);
});

test('nothing is found for what nobody wrote, and nothing for a query of signs alone', async () => {
  const nothing = { total: 0, results: [] };
  for (const query of ['zzqqxx', '(', '\\', '🙂', '"', '*', '\u0000', '\ud83d', '.'.repeat(10_000)]) {
    expect(await search(engine, query)).toMatchObject(nothing);
  }
});

test('a query of 10,000 characters is answered', async () => {
  expect(await found(`llama herd ${'x'.repeat(10_000)}`)).toContain('herd');
  await found('llama '.repeat(1700));
  await found([...Array(3000).keys()].join(' '));
});

test('an empty collection answers', async () => {
  expect(await search([], 'llama')).toMatchObject({ total: 0, results: [] });
});

test('the total counts all, the limit cuts the list only', async () => {
  const { total, results } = await search(engine, 'a', 2);
  expect(results).toHaveLength(2);
  expect(total).toBe((await search(engine, 'a', 100)).results.length);
  expect(total).toBeGreaterThan(2);
});

test('of a long author list the first names are shown, and those that match', async () => {
  const [result] = (await search(engine, 'warna', 1)).results;
  expect(result?.authors.map(({ text }) => text)).toEqual([
    ...Array.from({ length: 8 }, (_, place) => `Member Nr${place}`),
    'Zoë Wärnå',
  ]);
  expect(result?.hiddenAuthors).toBe(3292);
});

test('a result carries what a page shows of the paper', async () => {
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
  list.map((paper, place) => ({ ...paper, id: `p${place}` }));

test("a paper's own title finds it first, among look-alikes too", async () => {
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

test('any query: an answer without repeats, the same each time, the same start for every limit', async () => {
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
