import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatName } from '../../../../../src/model/name.ts';
import { type FormatName, readInFormat } from '../../../../../src/import/formats.ts';
import { isObject, type Json } from '../../../../../src/import/readers/values/json.ts';
import {
  type Holding,
  makeHoldings,
  playedServices,
} from '../../../../../scripts/tools/bench/complete/holdings.ts';
import {
  type PlayedServices,
  startServices,
} from '../../../../../scripts/tools/bench/complete/start-services.ts';
import { inventedWork, sampleWorks } from '../../../../complete/played-works.ts';

const many = Array.from({ length: 130 }, (_, place) => `Given${place} Family${place}`);
const works = [
  inventedWork('folding', {
    title: 'Folding Models & Maps: A $k$-Fold Survey',
    authors: ['Ada B. Quill', 'Bo van der Berg', 'Mausam'],
  }),
  inventedWork('erratum', {
    kind: 'erratum',
    title: 'Correction to: Folding Models & Maps',
    updates: { doi: '10.5555/folding', type: 'erratum' },
  }),
  inventedWork('many', { title: 'Reading the Walls of Caves', authors: many }),
  inventedWork('alone', { title: 'Lone Voices', authors: ['Cleo Dax'], kind: 'proceedings-article' }),
  inventedWork('preprint', {
    kind: 'posted-content',
    title: 'Counting Leaves in the Wind',
    authors: ['Cleo Dax', 'Ada Quill'],
    arXiv: '2103.77001',
    doi: '10.48550/arXiv.2103.77001',
    venue: 'arXiv',
  }),
];

/** All works at all services, each as the work itself has it. */
const holdings = playedServices.flatMap((service, at) =>
  works.map((work, place): Holding => {
    const [first] = work.versions as [(typeof work.versions)[number]];
    return {
      service,
      number: 1 + at * works.length + place,
      work,
      versions: [service === 'arxiv' ? { ...first, arXiv: first.arXiv ?? `2103.7800${place}` } : first],
      title: first.title,
      authors: first.authors,
      orcids: [],
      abstract: '',
    };
  }),
);

let services: PlayedServices;
beforeAll(async () => {
  services = await startServices(works, { holdings });
});
afterAll(() => services.close());

async function request(variable: string, path: string, init?: RequestInit) {
  const response = await fetch(`${services.environment[`OFFPRINT_${variable}`]}${path}`, init);
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const value = type.startsWith('application/json') ? (JSON.parse(text) as Json) : null;
  return { status: response.status, type, text, value };
}

function titlesIn(text: string, format: FormatName): string[] {
  return readInFormat(text, 'answer', format).flatMap(({ records }) =>
    records.map(({ paper }) => paper.title),
  );
}

test.each([
  ['OPENALEX', '/works?search=folding%20maps%20survey', 'openalex'],
  ['CROSSREF', '/works?query.bibliographic=folding%20maps%20survey&rows=1', 'crossref'],
  ['ARXIV', '/query?search_query=ti:folding+AND+ti:survey', 'arxiv'],
  [
    'SEMANTIC_SCHOLAR',
    '/paper/search/match?query=folding%20maps%20survey&fields=title,authors,year',
    'semantic-scholar',
  ],
  ['DBLP', '/search/publ/api?q=folding%20maps%20survey&format=bib1', 'bibtex'],
] as const)('%s answers with records that its reader reads', async (variable, path, format) => {
  const { status, text } = await request(variable, path);
  expect(status).toBe(200);
  const records = readInFormat(text, 'answer', format).flatMap((result) => result.records);
  expect(records).toHaveLength(1);
  const { author = [], issued } = records[0]!.paper;
  expect(author.map((name) => formatName(name).replace(/ 0\d{3}$/, ''))).toEqual([
    'Ada B. Quill',
    'Bo van der Berg',
    'Mausam',
  ]);
  expect(issued).toMatch(/^2021/);
});

test('OpenAlex ignores endings and common words, needs all other words, and does not know slips', async () => {
  const found = async (query: string) =>
    titlesIn((await request('OPENALEX', `/works?search=${query}`)).text, 'openalex').length;
  expect(await found('model for the foldings')).toBe(2);
  expect(await found('model walls')).toBe(0);
  expect(await found('foldnig models')).toBe(0);
});

test('OpenAlex finds works by several DOIs, and shows 100 authors in a list', async () => {
  const list = await request(
    'OPENALEX',
    '/works?filter=doi:10.5555/many|https://doi.org/10.5555/ALONE|10.5555/none',
  );
  expect(list.value).toMatchObject({ meta: { count: 2 } });
  expect(list.text).toContain('"is_authors_truncated":true');
  const alone = await request('OPENALEX', '/works/https://doi.org/10.5555/many?select=authorships,doi');
  expect(isObject(alone.value) && Object.keys(alone.value)).toEqual(['authorships', 'doi']);
  expect(alone.text.match(/"display_name":"Given/g)).toHaveLength(130);
});

test('Crossref always answers with something, and knows corrections', async () => {
  const { value, text } = await request('CROSSREF', '/works?query.bibliographic=walls+nobody+built&rows=5');
  expect(value).toMatchObject({ 'message-type': 'work-list' });
  expect(titlesIn(text, 'crossref')).toEqual(['Reading the Walls of Caves']);
  expect((await request('CROSSREF', '/works/10.5555%2Ffolding')).value).toMatchObject({
    message: { 'updated-by': [{ DOI: '10.5555/erratum', type: 'erratum' }] },
  });
  expect((await request('CROSSREF', '/works/10.5555%2Ferratum')).value).toMatchObject({
    message: { 'update-to': [{ DOI: '10.5555/folding' }] },
  });
  expect(await request('CROSSREF', '/works/10.5555%2Fnone')).toMatchObject({
    status: 404,
    text: 'Resource not found.',
  });
});

test('doi.org answers with CSL-JSON', async () => {
  const { text, type } = await request('DOI', '/10.5555/alone');
  expect(type).toContain('csl+json');
  expect(titlesIn(text, 'csl-json')).toEqual(['Lone Voices']);
});

test('arXiv joins and excludes, knows phrases and ids, and reports faults as an entry', async () => {
  const found = async (query: string) => titlesIn((await request('ARXIV', `/query?${query}`)).text, 'arxiv');
  const leaves = ['Counting Leaves in the Wind'];
  expect(await found('search_query=au:dax+AND+ti:%22leaves+in+the+wind%22')).toEqual(leaves);
  expect(await found('search_query=ti:%22wind+leaves%22')).toEqual([]);
  expect(await found('search_query=au:dax+ANDNOT+ti:lone')).toEqual(leaves);
  expect(await found('search_query=ti:(lone+OR+leaves)+AND+au:quill')).toEqual(leaves);
  expect(await found('id_list=2103.77001v2,2103.00001')).toEqual(leaves);
  expect((await request('ARXIV', '/query?id_list=2103.77001')).text).toContain(
    '<opensearch:totalResults>1</opensearch:totalResults>',
  );
  const fault = await request('ARXIV', '/query?search_query=ti:%22open');
  expect([fault.status, fault.text.includes('<title>Error</title>')]).toEqual([400, true]);
});

test('Semantic Scholar refuses what its documentation says, and finds ids in batches', async () => {
  const refused = async (path: string, init?: RequestInit) => {
    const { status, value } = await request('SEMANTIC_SCHOLAR', path, init);
    return [status, value];
  };
  expect(await refused('/paper/search/match?query=nonsense')).toEqual([
    404,
    { error: 'Title match not found' },
  ]);
  expect(await refused('/paper/search?query=k-fold')).toEqual([200, { total: 0, offset: 0 }]);
  expect((await refused('/paper/search?query=folding&fields=title,doi'))[0]).toBe(400);
  const post = (ids: readonly string[]) => ({ method: 'POST', body: JSON.stringify({ ids }) });
  expect(await refused('/paper/batch?fields=title', post(['ARXIV:2103.77001', 'DOI:10.5555/none']))).toEqual([
    200,
    [{ paperId: expect.stringMatching(/^[0-9a-f]{40}$/), title: 'Counting Leaves in the Wind' }, null],
  ]);
  expect((await refused('/paper/batch', post(Array<string>(501).fill('DOI:10.5555/x'))))[0]).toBe(400);
});

test('DBLP completes words, has no list around a single author, and no hits without results', async () => {
  const search = async (query: string) =>
    (await request('DBLP', `/search/publ/api?q=${query}&format=json`)).value;
  expect(await search('lon%20voi')).toMatchObject({
    result: {
      hits: {
        '@total': '1',
        hit: [
          {
            info: {
              title: 'Lone Voices.',
              authors: { author: { text: expect.stringContaining('Cleo Dax') } },
            },
          },
        ],
      },
    },
  });
  expect(await search('lone%20wolves')).toMatchObject({ result: { hits: { '@total': '0' } } });
  expect(JSON.stringify(await search('lone%20wolves'))).not.toContain('"hit"');
});

test('answers instead of a service where a test asks for it', async () => {
  const spoiled = await startServices(works, {
    holdings,
    spoil: (host, { path }, response) => {
      if (host !== 'openalex' || path !== '/works') return false;
      response.writeHead(429, { 'retry-after': '1' }).end();
      return true;
    },
  });
  const status = async (variable: string, path: string) =>
    (await fetch(`${spoiled.environment[variable]}${path}`)).status;
  expect(await status('OFFPRINT_OPENALEX', '/works?search=lone')).toBe(429);
  expect(await status('OFFPRINT_CROSSREF', '/works/10.5555%2Falone')).toBe(200);
  expect(spoiled.requests.map(({ host }) => host)).toEqual(['openalex', 'crossref']);
  await spoiled.close();
});

test('gives each work to at least one service, in the same way for the same seed', () => {
  const made = makeHoldings(works, 3);
  expect(new Set(made.map(({ work }) => work.key))).toEqual(new Set(works.map(({ key }) => key)));
  expect(makeHoldings(works, 3)).toEqual(made);
});

test('has a work for each paper of the sample, with invented identifiers and authors', () => {
  const sample = sampleWorks();
  expect(sample).toHaveLength(16);
  for (const { versions } of sample)
    for (const { doi, authors, title } of versions) {
      expect(doi).toMatch(/^10\.5555\/sample|^10\.48550\/arXiv\.\d{4}\.77/);
      expect([title, new Set(authors).size]).toEqual([title, authors.length]);
    }
  expect(Math.max(...sample.map(({ versions }) => versions[0]!.authors.length))).toBe(500);
});
