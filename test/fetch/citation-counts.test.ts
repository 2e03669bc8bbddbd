import { afterEach, expect, test } from 'vitest';
import { fetchCitationCounts, type IdentifiedPaper } from '../../src/fetch/citation-counts.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { createTransport } from '../../src/fetch/transport.ts';
import type { CitationService } from '../../src/model/citation-counts.ts';
import { jsonAnswer } from './people-answers.ts';
import { type LocalService, type Played, startService } from './service.ts';

let service: LocalService | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

/** Asks a local service that replaces all services for the counts of papers, without waiting. */
async function countAt(
  name: CitationService,
  papers: readonly IdentifiedPaper[],
  answers: Record<string, readonly Played[]>,
  maxRequests = Infinity,
) {
  service = await startService(answers);
  const { url } = service;
  const services = servicesOf({
    OFFPRINT_OPENALEX: url,
    OFFPRINT_CROSSREF: url,
    OFFPRINT_SEMANTIC_SCHOLAR: url,
  });
  const transport = createTransport({
    userAgent: 'Offprint/1',
    wait: async () => {},
    retries: 1,
    maxRequests,
  });
  const { counts, unknown, faults } = await fetchCitationCounts(papers, name, {
    services,
    transport,
    today: '2026-11-28',
  });
  return {
    counts: Object.fromEntries(counts),
    unknown,
    messages: faults.map(({ message }) => message.replace(/127\.0\.0\.1:\d+/g, 'HOST')),
    requests: service.requests.map(({ path }) => path),
  };
}

const openAlexWork = (doi: string, count: unknown, more: Record<string, unknown> = {}) => ({
  id: 'https://openalex.org/W1',
  doi: `https://doi.org/${doi}`,
  cited_by_count: count,
  ...more,
});
const openAlexUrl = (dois: string) =>
  `/works?filter=doi:${dois}&per_page=50&select=id,doi,cited_by_count,counts_by_year,is_retracted`;
const openAlex = { source: 'openalex', day: '2026-11-28' };

test('OpenAlex: asks for 50 papers at once, and for those that it does not know by their next identifier', async () => {
  const { counts, unknown, messages, requests } = await countAt(
    'openalex',
    [
      { id: 'folding', DOI: '10.5555/Fold.1' },
      { id: 'herds', DOI: '10.5555/herds', arXiv: '2407.00001v2' },
      { id: 'preprint', arXiv: '2407.00002' },
      { id: 'nowhere', DOI: '10.5555/none' },
      { id: 'nothing' },
    ],
    {
      [openAlexUrl('10.5555%2Ffold.1|10.5555%2Fherds|10.48550%2Farxiv.2407.00002|10.5555%2Fnone')]: [
        jsonAnswer({
          results: [
            openAlexWork('10.48550/arXiv.2407.00002', 0, { counts_by_year: [] }),
            openAlexWork('10.5555/fold.1', 3),
            openAlexWork('10.5555/FOLD.1', 12, {
              counts_by_year: [
                { year: 2026, cited_by_count: 4 },
                { year: 2025, cited_by_count: 5 },
                { year: 2024, cited_by_count: 0 },
              ],
            }),
            openAlexWork('10.5555/another', 99),
          ],
        }),
      ],
      [openAlexUrl('10.48550%2Farxiv.2407.00001')]: [
        jsonAnswer({ results: [openAlexWork('10.48550/arxiv.2407.00001', 7)] }),
      ],
    },
  );
  expect(counts).toEqual({
    folding: { count: 12, perYear: { 2025: 5, 2026: 4 }, ...openAlex },
    herds: { count: 7, ...openAlex },
    preprint: { count: 0, ...openAlex },
  });
  expect([unknown, messages]).toEqual([['nowhere', 'nothing'], []]);
  expect(requests).toHaveLength(2);
});

test('OpenAlex: 120 papers need 3 requests; a DOI with a comma or a bar is requested alone', async () => {
  const papers = Array.from({ length: 120 }, (_, index) => ({ id: `p${index}`, DOI: `10.5555/${index}` }));
  const odd = { id: 'odd', DOI: '10.5555/a,b|c' };
  const url = `/works/doi:${encodeURIComponent(odd.DOI)}?select=id,doi,cited_by_count,counts_by_year,is_retracted`;
  const { requests, counts } = await countAt('openalex', [...papers, odd], {
    [url]: [jsonAnswer(openAlexWork(odd.DOI, 5))],
  });
  expect(requests.filter((path) => path.startsWith('/works?'))).toHaveLength(3);
  expect(counts).toEqual({ odd: { count: 5, ...openAlex } });
});

test('OpenAlex: wrong numbers are not counts', async () => {
  const wrong = [-1, 1.5, '12', null, 1e12, { $: 1 }];
  const years = [
    [{ year: 2025, cited_by_count: 9 }],
    [{ year: 20250, cited_by_count: 1 }],
    [{ year: 2025, cited_by_count: 'x' }, null, 'x'],
    'x',
  ];
  const papers = [...wrong, ...years].map((_, index) => ({ id: `p${index}`, DOI: `10.5555/${index}` }));
  const { counts, messages } = await countAt('openalex', papers, {
    [openAlexUrl(papers.map(({ DOI }) => encodeURIComponent(DOI)).join('|'))]: [
      jsonAnswer({
        results: [
          ...wrong.map((count, index) => openAlexWork(`10.5555/${index}`, count)),
          ...years.map((counts_by_year, index) =>
            openAlexWork(`10.5555/${wrong.length + index}`, 8, { counts_by_year }),
          ),
          null,
          'x',
          {},
        ],
      }),
    ],
  });
  expect(messages).toEqual([]);
  expect(Object.values(counts)).toEqual(years.map(() => ({ count: 8, ...openAlex })));
});

test('Crossref: asks for each paper, and does not believe the record of another DOI', async () => {
  const crossref = (DOI: string, count: unknown) =>
    jsonAnswer({ status: 'ok', message: { DOI, 'is-referenced-by-count': count } });
  const { counts, unknown, messages } = await countAt(
    'crossref',
    [
      { id: 'folding', DOI: 'https://doi.org/10.5555/FOLD' },
      { id: 'other', DOI: '10.5555/other' },
      { id: 'missing', DOI: '10.5555/missing' },
      { id: 'odd', DOI: '10.5555/odd' },
    ],
    {
      '/works/10.5555%2Ffold': [crossref('10.5555/fold', 3)],
      '/works/10.5555%2Fother': [crossref('10.5555/another', 9)],
      '/works/10.5555%2Fodd': [crossref('10.5555/odd', 'many')],
    },
  );
  expect(counts).toEqual({ folding: { count: 3, source: 'crossref', day: '2026-11-28' } });
  expect(unknown).toEqual(['other', 'missing']);
  expect(messages).toEqual(['HOST sent JSON that is not a record with a number of citations.']);
});

test('Semantic Scholar: asks for all papers in one request, preprints by their arXiv number', async () => {
  const path = '/paper/batch?fields=citationCount';
  const { counts, unknown } = await countAt(
    'semantic-scholar',
    [
      { id: 'folding', DOI: '10.5555/fold' },
      { id: 'preprint', arXiv: '2407.00002' },
      { id: 'missing', DOI: '10.5555/missing' },
    ],
    { [path]: [jsonAnswer([{ paperId: 'a', citationCount: 4 }, { paperId: 'b', citationCount: 0 }, null])] },
  );
  const semanticScholar = { source: 'semantic-scholar', day: '2026-11-28' };
  expect(counts).toEqual({
    folding: { count: 4, ...semanticScholar },
    preprint: { count: 0, ...semanticScholar },
  });
  expect(unknown).toEqual(['missing']);
  expect(service?.requests.map((got) => got.body)).toEqual([
    JSON.stringify({ ids: ['DOI:10.5555/fold', 'ARXIV:2407.00002', 'DOI:10.5555/missing'] }),
  ]);
});

test('a service that is down is asked once, and the papers are not called unknown', async () => {
  const papers = Array.from({ length: 120 }, (_, index) => ({ id: `p${index}`, DOI: `10.5555/${index}` }));
  const list = papers.slice(0, 50).map(({ DOI }) => encodeURIComponent(DOI));
  const { counts, unknown, messages, requests } = await countAt('openalex', papers, {
    [openAlexUrl(list.join('|'))]: [{ status: 503 }],
  });
  expect([counts, unknown, messages]).toEqual([{}, [], ['HOST responded with status 503.']]);
  expect(requests).toHaveLength(2);
});

test('the budget of requests ends the work, and the counts are kept', async () => {
  const papers = ['a', 'b', 'c'].map((id) => ({ id, DOI: `10.5555/${id}` }));
  const answers = Object.fromEntries(
    papers.map(({ DOI }) => [
      `/works/${encodeURIComponent(DOI)}`,
      [jsonAnswer({ message: { DOI, 'is-referenced-by-count': 1 } })],
    ]),
  );
  const { counts, unknown, messages } = await countAt('crossref', papers, answers, 2);
  expect([Object.keys(counts), unknown]).toEqual([['a', 'b'], []]);
  expect(messages).toEqual(['The limit of 2 requests for one run is reached.']);
});
