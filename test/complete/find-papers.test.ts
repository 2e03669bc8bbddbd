import { expect, test } from 'vitest';
import { findPapers } from '../../src/complete/find-papers.ts';
import type { Finding, Question } from '../../src/complete/finding.ts';
import type { CachedResponse } from '../../src/fetch/response-cache.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { createTransport, type TransportOptions } from '../../src/fetch/transport.ts';
import { readInFormat } from '../../src/import/formats.ts';
import type { Paper } from '../../src/model/paper.ts';

/** An answer of a service: a value that is sent as JSON, a text that is sent as Atom, or a whole response. */
type Answer = object | string | Response;

/** Answers of the services by the beginning of the address below the host, with the host before it. */
type Answers = Record<string, Answer | ((url: URL, body: string) => Answer)>;

const nothing: Answers = {
  'openalex.example/works': { results: [] },
  's2.example/graph/v1/paper/search/match': () =>
    new Response('{"error":"Title match not found"}', {
      status: 404,
    }),
  's2.example/graph/v1/paper/batch': [],
  'crossref.example/works': { message: { items: [] } },
  'arxiv.example/api/query': '<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
  'dblp.example/search/publ/api': { result: { query: 'x', hits: { '@total': '0' } } },
};

const environment = {
  OFFPRINT_OPENALEX: 'https://openalex.example',
  OFFPRINT_CROSSREF: 'https://crossref.example',
  OFFPRINT_ARXIV: 'https://arxiv.example/api',
  OFFPRINT_SEMANTIC_SCHOLAR: 'https://s2.example/graph/v1',
  OFFPRINT_DBLP: 'https://dblp.example',
};

/** Looks for papers at played services. Returns the findings and the addresses of the requests, in order. */
async function find(
  papers: readonly Partial<Paper>[],
  answers: Answers,
  options: Partial<TransportOptions> = {},
  env = {},
) {
  const asked: string[] = [];
  const played = { ...nothing, ...answers };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    asked.push(`${url.host}${url.pathname}${decodeURIComponent(url.search)}`);
    const key = Object.keys(played)
      .filter((start) => `${url.host}${url.pathname}`.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    const found = played[key ?? ''] ?? new Response('', { status: 404 });
    const answer =
      typeof found === 'function' && !(found instanceof Response)
        ? (found as (url: URL, body: string) => Answer)(url, String(init?.body ?? ''))
        : found;
    if (answer instanceof Response) return answer;
    if (typeof answer === 'string')
      return new Response(answer, { headers: { 'content-type': 'application/atom+xml' } });
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
  };
  const transport = createTransport({
    userAgent: 'Offprint',
    fetch,
    wait: async () => undefined,
    retries: 0,
    ...options,
  });
  const questions = papers.map((paper, index): Question => {
    const id = `paper-${index + 1}`;
    return { id, paper: { id, title: 'On Herds of Packing Models', type: 'article', ...paper } };
  });
  const seen: Finding[] = [];
  const findings = await findPapers(questions, {
    services: servicesOf({ ...environment, ...env }),
    transport,
    onFinding: (finding) => seen.push(finding),
  });
  expect(seen).toHaveLength(findings.length);
  return { findings, asked, hosts: asked.map((address) => address.split('.')[0]) };
}

const ada = { author: ['Ada Quill', 'Bo Chen'], authorsTruncated: true, issued: '2024-05-01' };

const work = (values: object = {}) => ({
  id: 'https://openalex.org/W1',
  doi: 'https://doi.org/10.5555/herds',
  title: 'On Herds of Packing Models',
  type: 'article',
  publication_date: '2024-06-03',
  authorships: ['Ada Quill', 'Bo Chen', 'Zoë Ortega'].map((name) => ({ author: { display_name: name } })),
  primary_location: { source: { display_name: 'Journal of Packing', type: 'journal' } },
  ...values,
});

test('one certain answer ends the search, and its text is a record that the import reads', async () => {
  const { findings, asked } = await find([ada], {
    'openalex.example/works': { results: [work({ title: 'Other' }), work()] },
  });
  expect(asked).toEqual([
    expect.stringMatching(
      /^openalex\.example\/works\?filter=title\.search:on herds of packing models&per_page=10&select=id,doi,/,
    ),
  ]);
  expect(findings[0]).toMatchObject({ outcome: 'certain', problems: [], question: { id: 'paper-1' } });
  const [candidate] = findings[0]?.candidates ?? [];
  expect(candidate).toMatchObject({ service: 'openalex', id: 'https://openalex.org/W1', format: 'openalex' });
  const [read] = readInFormat(candidate?.text ?? '', 'x', 'openalex');
  expect(read?.records.map(({ paper }) => [paper.DOI, paper.author])).toEqual([
    ['10.5555/herds', ['Ada Quill', 'Bo Chen', 'Zoë Ortega']],
  ]);
});

test('every service is asked before a paper is not found', async () => {
  const { findings, asked } = await find([ada], {});
  expect(asked.map((address) => address.replace(/&(?:select|fields)=.*$/u, ''))).toEqual([
    'openalex.example/works?filter=title.search:on herds of packing models&per_page=10',
    's2.example/graph/v1/paper/search/match?query=on herds of packing models',
    'crossref.example/works?query.bibliographic=on herds of packing models 2024&query.author=Quill&rows=5',
    'arxiv.example/api/query?search_query=au:Quill AND (ti:herds OR ti:packing OR ti:models)&max_results=10',
    'dblp.example/search/publ/api?q=Quill on herds of packing models&format=json&h=10&c=0',
  ]);
  expect(findings).toMatchObject([{ outcome: 'not found', candidates: [], problems: [] }]);
});

test.each<[string, Answers, string]>([
  ['Semantic Scholar', { 's2.example/graph/v1/paper/search/match': { data: [{ paperId: 'p', title: 'On Herds of Packing Models', year: 2024, authors: [{ name: 'Ada Quill' }, { name: 'Bo Chen' }], externalIds: { ArXiv: '2405.00001' } }] } }, '2405.00001'],
  ['Crossref', { 'crossref.example/works': { message: { items: [{ DOI: '10.5555/h', type: 'journal-article', title: ['On Herds of Packing Models'], issued: { 'date-parts': [[2024]] }, author: [{ given: 'Ada', family: 'Quill' }, { given: 'Bo', family: 'Chen' }] }] } } }, '10.5555/h'],
  ['arXiv', { 'arxiv.example/api/query': '<feed xmlns="http://www.w3.org/2005/Atom"><id>q</id><entry><id>http://arxiv.org/abs/2405.00002v1</id><published>2024-05-01T00:00:00Z</published><title>On Herds of\n  Packing Models</title><author><name>Ada Quill</name></author><author><name>Bo Chen</name></author></entry><entry><id>http://arxiv.org/abs/2405.00009v1</id><title>Other</title></entry></feed>' }, '2405.00002'],
  ['dblp', { 'dblp.example/search/publ/api': { result: { hits: { hit: [{ info: { title: 'On Herds of Packing Models.', year: '2024', type: 'Journal Articles', doi: '10.5555/d', venue: 'J. Packing', key: 'j/q', url: 'https://dblp.org/rec/j/q', authors: { author: [{ text: 'Ada Quill 0001' }, { text: 'Bo Chen' }] } }, url: 'URL#1' }] } } } }, '10.5555/d'],
])('a paper that only %s has is found', async (_, answers, id) => {
  const { findings } = await find([ada], answers);
  expect(findings[0]?.outcome).toBe('certain');
  const [{ text, format } = { text: '', format: 'arxiv' as const }] = findings[0]?.candidates ?? [];
  const read = readInFormat(text, 'x', format).flatMap(({ records }) => records);
  expect(read.map(({ paper }) => paper.arXiv ?? paper.DOI)).toEqual([id]);
}); // prettier-ignore

test('papers with identifiers are requested in batches, and searched by title only if no service has them', async () => {
  const papers = Array.from({ length: 60 }, (_, index) => ({ ...ada, DOI: `10.5555/p${index}` }));
  const { findings, asked } = await find(papers, {
    'openalex.example/works': (url) => {
      const dois = /doi:([^&,]*)/u.exec(url.searchParams.get('filter') ?? '')?.[1]?.split('|') ?? [];
      return {
        results: dois
          .filter((doi) => doi !== '10.5555/p7')
          .map((doi, at) => work({ id: `https://openalex.org/W${at}`, doi: `https://doi.org/${doi}` })),
      };
    },
  });
  const openAlex = asked.filter((address) => address.startsWith('openalex'));
  expect(openAlex.map((address) => address.split('10.5555/').length - 1)).toEqual([50, 10, 0]);
  expect(asked.filter((address) => address.startsWith('crossref'))[0]).toBe(
    'crossref.example/works?filter=doi:10.5555/p7&rows=1',
  );
  expect(findings.filter(({ outcome }) => outcome === 'certain')).toHaveLength(59);
  expect(findings[7]?.outcome).toBe('not found');
  expect(findings[8]?.candidates[0]?.paper.paper.DOI).toBe('10.5555/p8');
});

test('Semantic Scholar gets its batch with POST, and arXiv a list of ids', async () => {
  let body = '';
  const { findings, asked } = await find([{ ...ada, arXiv: '2405.00001' }], {
    's2.example/graph/v1/paper/batch': (_, sent) => {
      body = sent;
      return [
        null,
        {
          paperId: 'p',
          title: 'On Herds of Packing Models',
          authors: [{ name: 'Ada Quill' }],
          externalIds: { ArXiv: '2405.00001' },
        },
      ];
    },
  });
  expect(body).toBe('{"ids":["ARXIV:2405.00001"]}');
  expect(asked[1]).toBe('arxiv.example/api/query?id_list=2405.00001&max_results=1');
  expect(findings[0]?.candidates.map(({ service }) => service)).toEqual(['semantic-scholar']);
});

test('a batch without any known paper, which is an error for Semantic Scholar, is not a failure', async () => {
  const { findings } = await find([{ ...ada, DOI: '10.5555/unknown' }], {
    's2.example/graph/v1/paper/batch': () =>
      new Response('{"error":"No valid paper ids given"}', { status: 400 }),
  });
  expect(findings[0]).toMatchObject({ outcome: 'not found', problems: [] });
});

test('the record of another paper under the DOI of the paper is not taken', async () => {
  const { findings } = await find([{ ...ada, DOI: '10.5555/herds' }], {
    'openalex.example/works': { results: [work({ title: 'A Census of Weather Balloons', authorships: [] })] },
  });
  expect(findings[0]).toMatchObject({ outcome: 'not found', candidates: [] });
});

test('a list of authors that OpenAlex cut is requested as a whole', async () => {
  const people = Array.from({ length: 500 }, (_, index) => ({
    author: { display_name: index === 0 ? 'Ada Quill' : index === 1 ? 'Bo Chen' : `Person Number${index}` },
  }));
  const { findings, asked } = await find([ada], {
    'openalex.example/works': { results: [work({ authorships: people.slice(0, 100) })] },
    'openalex.example/works/W1': work({ authorships: people }),
  });
  expect(asked).toHaveLength(2);
  const [candidate] = findings[0]?.candidates ?? [];
  expect(candidate?.paper.paper.author).toHaveLength(500);
  expect(candidate?.paper.paper.authorsTruncated).toBeUndefined();
});

test('Crossref sends the notice of a paper that OpenAlex calls retracted', async () => {
  const { findings } = await find([ada], {
    'openalex.example/works': { results: [work({ is_retracted: true })] },
    'crossref.example/works': {
      message: {
        items: [
          {
            DOI: '10.5555/herds',
            type: 'journal-article',
            title: ['RETRACTED: On Herds of Packing Models'],
            author: [
              { given: 'Ada', family: 'Quill' },
              { given: 'Bo', family: 'Chen' },
            ],
            'updated-by': [
              { type: 'retraction', DOI: '10.5555/notice', updated: { 'date-parts': [[2025, 2, 1]] } },
            ],
          },
        ],
      },
    },
  });
  expect(findings[0]?.candidates.flatMap(({ paper }) => paper.paper.updates)).toEqual([
    { type: 'retraction' },
    { type: 'retraction', issued: '2025-02-01', URL: 'https://doi.org/10.5555/notice' },
  ]);
});

test('an answer without any identifier or link is completed by one more service, not by all', async () => {
  const bare = work({ doi: null });
  const { findings, hosts } = await find([ada], { 'openalex.example/works': { results: [bare] } });
  expect(hosts).toEqual(['openalex', 's2']);
  expect(findings[0]?.outcome).toBe('certain');
  const second = await find([ada], {
    'openalex.example/works': { results: [bare] },
    's2.example/graph/v1/paper/search/match': {
      data: [
        {
          paperId: 'p',
          title: 'On Herds of Packing Models',
          year: 2024,
          authors: [{ name: 'Ada Quill' }, { name: 'Bo Chen' }],
        },
      ],
    },
  });
  expect(second.hosts).toEqual(['openalex', 's2']);
});

const failures: [string, () => Answer][] = [
  ['a wrong type', () => new Response('<p>Sign in', { headers: { 'content-type': 'text/html' } })],
  ['other JSON', () => ({ hello: 1 })],
  [
    'JSON that is cut',
    () => new Response('{"results":[', { headers: { 'content-type': 'application/json' } }),
  ],
  ['an empty answer', () => new Response('', { headers: { 'content-type': 'application/json' } })],
  ['too many requests', () => new Response('', { status: 429, headers: { 'retry-after': '9000' } })],
  [
    'a redirect to itself',
    () => new Response('', { status: 302, headers: { location: 'https://openalex.example/works' } }),
  ],
  [
    '10 MB',
    () =>
      new Response(`{"results":["${'x'.repeat(10_000_000)}"]}`, {
        headers: { 'content-type': 'application/json' },
      }),
  ],
];

test.each(failures)('a service that answers with %s does not hold up the others', async (_, answer) => {
  const item = {
    DOI: '10.5555/h',
    type: 'journal-article',
    title: ['On Herds of Packing Models'],
    author: [
      { given: 'Ada', family: 'Quill' },
      { given: 'Bo', family: 'Chen' },
    ],
  };
  const { findings } = await find([ada, { ...ada, title: 'Nothing Like This Exists' }], {
    'openalex.example/works': answer,
    'crossref.example/works': (url) => ({ message: { items: url.search.includes('herds') ? [item] : [] } }),
  });
  const isFault = _ !== '10 MB';
  expect(findings.map(({ outcome }) => outcome)).toEqual(['certain', isFault ? 'failed' : 'not found']);
  expect(findings[0]?.problems).toHaveLength(isFault ? 1 : 0);
  if (isFault) expect(findings[0]?.problems[0]?.message).toMatch(/^openalex\.example /u);
});

test('a service that cannot be reached is not asked again in this run', async () => {
  const { findings, hosts } = await find(
    [ada, ada, ada].map((paper, at) => ({ ...paper, title: `Herds Number ${at} of Models` })),
    {
      'openalex.example/works': () => new Response('', { status: 503 }),
    },
  );
  expect(hosts.filter((host) => host === 'openalex').length).toBeLessThanOrEqual(3);
  expect(findings.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
});

test('when the limit of requests is reached, the findings are kept, and the rest failed', async () => {
  const { findings } = await find(
    Array.from({ length: 20 }, () => ada),
    { 'openalex.example/works': { results: [work()] } },
    { maxRequests: 3 },
  );
  expect(findings.filter(({ outcome }) => outcome === 'certain')).toHaveLength(3);
  expect(findings.at(-1)).toMatchObject({
    outcome: 'failed',
    problems: [{ message: expect.stringContaining('limit of 3 requests') }],
  });
});

test('hostile values stay text, and keys of services are in no finding and in no cache', async () => {
  const kept = new Map<string, CachedResponse>();
  const cache = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, one: CachedResponse) => void kept.set(key, one),
  };
  const { findings } = await find(
    [{ ...ada, title: 'On <script>alert(1)</script> Herds, "a|b": {of} Packing & Models' }],
    {
      'openalex.example/works': (url) => ({
        results: [
          work({
            title: 'On <script>alert(1)</script> Herds a b of Packing and Models',
            echo: url.href,
            doi: 'javascript:alert(1)',
          }),
        ],
        meta: url.href,
      }),
    },
    { cache },
    { OFFPRINT_OPENALEX_KEY: 'topsecret1', OFFPRINT_SEMANTIC_SCHOLAR_KEY: 'topsecret2' },
  );
  expect(findings[0]?.candidates[0]?.paper.paper.DOI).toBeUndefined();
  expect(kept.size).toBeGreaterThan(0);
  expect(JSON.stringify([findings, [...kept]])).not.toContain('topsecret');
  const [query = ''] = [...kept.keys()].map((key) => decodeURIComponent(key));
  expect(/title\.search:([^&]*)/u.exec(query)?.[1]).toBe(
    'on script alert 1 script herds a b of packing and models',
  );
});

test('nothing more is asked after the work was stopped', async () => {
  const transport = createTransport({ userAgent: 'x', fetch: () => Promise.reject(new Error('asked')) });
  const question: Question = { id: 'a', paper: { id: 'a', title: 'On Herds', type: 'article' } };
  const context = { services: servicesOf({}), transport, signal: AbortSignal.abort() };
  expect(await findPapers([question], context)).toEqual([]);
  expect(await findPapers([{ id: 'a', paper: { ...question.paper, DOI: '10.5555/x' } }], context)).toEqual(
    [],
  );
});
