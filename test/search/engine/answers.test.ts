import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import type { Filters, SearchQuestion } from '../../../src/search/engine/protocol.ts';
import { formatWholePapers, parseWholePapers } from '../../../src/search/index/paper-rows.ts';
import { sorts } from '../../../src/search/page/state.ts';
import { ask as askEngine, engineOf, found } from '../ask.ts';

const documents: SearchDocument[] = [
  {
    id: 'graphs',
    title: 'Graph Neural Networks for Folding',
    author: ['Ada Quill', 'Zoë Schütz'],
    authorIds: ['ada-quill', 'zoe-schutz'],
    abstract: 'We fold graphs. A case study of proteins.',
    venue: 'Proceedings of NeurIPS',
    type: 'paper-conference',
    typeLabel: 'Conference paper',
    categories: ['LG', 'AI'],
    year: 2024,
    code: true,
    pdf: true,
  },
  {
    id: 'survey',
    title: 'A Survey of Graph Networks',
    author: ['Ada Quill', ':'],
    authorIds: ['ada-quill', undefined],
    venue: 'Journal of Folds',
    type: 'article-journal',
    typeLabel: 'Journal article',
    categories: ['LG'],
    year: 2021,
  },
  {
    id: 'trees',
    title: 'Trees and Their Networks',
    author: ['Zoe Schutz'],
    authorIds: ['zoe-schutz'],
    abstract: 'Neural graphs of cases.',
    year: 2019,
    code: true,
  },
  { id: 'bare', title: 'Without Anything', author: [] },
];
const engine = await engineOf(documents);
const ask = (query: string, filters: Filters = {}, more: Partial<SearchQuestion> = {}) =>
  askEngine(engine, { query, filters, sort: 'relevance', limit: 20, ...more });
const ids = async (query: string, filters: Filters = {}, more: Partial<SearchQuestion> = {}) =>
  (await ask(query, filters, more)).results.map(({ id }) => id);

describe('a query', () => {
  test.each<[string, string[]]>([
    ['author:quill', ['graphs', 'survey']],
    ['author:"zoe schutz"', ['graphs', 'trees']],
    ['author:schu', ['graphs', 'trees']],
    ['venue:neurips', ['graphs']],
    ['title:survey', ['survey']],
    ['type:"journal article"', ['survey']],
    ['type:article-journal', ['survey']],
    ['topic:AI', ['graphs']],
    ['year:2019..2021', ['survey', 'trees']],
    ['year:2024', ['graphs']],
    ['has:code', ['graphs', 'trees']],
    ['has:pdf', ['graphs']],
    ['has:abstract', ['graphs', 'trees']],
    ['has:coffee', []],
    ['"case study"', ['graphs']],
    ['"study case"', []],
    ['-graph -trees', ['bare']],
    ['has:code -author:quill', ['trees']],
    ['', ['graphs', 'survey', 'trees', 'bare']],
    ['author:', ['graphs', 'survey', 'trees', 'bare']],
    ['(', []],
  ])('%s finds %j', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  test('ranks the papers that match all its parts', async () => {
    expect((await ids('networks survey -trees'))[0]).toBe('survey');
    expect(await ids('networks -trees')).not.toContain('trees');
  });

  test('is reported part by part, with the parts that no paper has', async () => {
    expect((await ask('xqzvv "case study" year:1999 -graph')).understood).toEqual([
      { kind: 'word', text: 'xqzvv', found: false },
      { kind: 'phrase', text: 'case study', found: true },
      { kind: 'field', text: '1999', field: 'year', found: false },
      { kind: 'without', text: 'graph', found: true },
    ]);
  });
});

describe('filters', () => {
  test.each<[Filters, string[]]>([
    [{ topic: ['AI', 'LG'] }, ['graphs', 'survey']],
    [{ topic: ['LG'], has: ['code'] }, ['graphs']],
    [{ author: ['zoe-schutz'], to: 2020 }, ['trees']],
    [{ from: 2021 }, ['graphs', 'survey']],
    [{ venue: ['Journal of Folds'], type: ['thesis'] }, []],
  ])('%j leave %j', async (filters, expected) => {
    expect(await ids('', filters)).toEqual(expected);
  });

  test('count for each value the papers that match all other filters', async () => {
    const { facets } = await ask('', { type: ['article-journal'], from: 2021 }, { facets: true });
    expect(facets?.type).toEqual([
      { value: 'paper-conference', label: 'Conference paper', count: 1 },
      { value: 'article-journal', label: 'Journal article', count: 1 },
    ]);
    expect(facets?.author).toEqual([]);
    expect(facets?.year).toEqual([{ year: 2021, count: 1 }]);
    expect(facets?.has).toEqual([]);
  });

  test('count as many papers as choosing the value finds', async () => {
    const { facets } = await ask('networks', {}, { facets: true });
    for (const filter of ['type', 'venue', 'topic', 'author'] as const) {
      for (const { value, count } of facets?.[filter] ?? [])
        expect((await ask('networks', { [filter]: [value] })).total).toBe(count);
    }
  });
});

test.each([
  ['newest', ['graphs', 'survey', 'trees', 'bare']],
  ['oldest', ['trees', 'survey', 'graphs', 'bare']],
  ['title', ['survey', 'graphs', 'trees', 'bare']],
] as const)('%s first', async (sort, expected) => {
  expect(await ids('', {}, { sort })).toEqual(expected);
});

test('completes values by the prefix of any of their words, most papers first', async () => {
  expect(await engine.complete('author', 'q')).toEqual([
    { value: 'ada-quill', label: 'Ada Quill', count: 2 },
  ]);
  expect((await engine.complete('author', 'SCHU')).map(({ value }) => value)).toEqual(['zoe-schutz']);
  expect((await engine.complete('topic', '')).map(({ value }) => value)).toEqual(['LG', 'AI']);
  expect(await engine.complete('title', 'a')).toEqual([]);
});

test('for any question, ids() returns the ids of the results, and the limit does not change their order', async () => {
  const piece = fc.oneof(
    fc.constantFrom('graph', 'author:quill', '-', '"', 'year:2019..', 'networks', '-trees', 'has:code', '('),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const query = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' '));
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom(...sorts), async (text, sort) => {
      const question: SearchQuestion = { query: text, filters: {}, sort, limit: 20 };
      const all = (await askEngine(engine, question)).results.map(({ id }) => id);
      expect(await engine.ids(question)).toEqual(all);
      expect((await askEngine(engine, { ...question, limit: 2 })).results.map(({ id }) => id)).toEqual(
        all.slice(0, 2),
      );
    }),
  );
});

describe('real records 5: the short name of a venue', () => {
  const venues: SearchDocument[] = [
    ['a', 'Advances in Neural Information Processing Systems', 'NeurIPS'],
    ['b', '神经信息处理', '神信'],
    ['c', 'Journal of Walking', 'J. Walk.'],
  ].map(([id = '', venue = '', venueShort = '']) => ({
    id,
    title: `Folding ${id}`,
    author: [],
    venue,
    venueShort,
  }));

  test.each([
    ['neurips', 'a'],
    ['神信', 'b'],
    ['folding j walk', 'c'],
  ])('the query %s finds the paper', async (query, id) => {
    expect(await found(venues, query)).toEqual([id]);
  });

  test('is kept in the files of the index', () => {
    expect(parseWholePapers(formatWholePapers(venues)).map(({ venueShort }) => venueShort)).toEqual([
      'NeurIPS',
      '神信',
      'J. Walk.',
    ]);
  });
});
