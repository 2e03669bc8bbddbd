import { afterEach, describe, expect, test } from 'vitest';
import { fetchPeople } from '../../src/fetch/people.ts';
import {
  isServiceName,
  peopleServices,
  type ServiceName,
  serviceNames,
} from '../../src/fetch/people-services.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { createTransport, type TransportOptions } from '../../src/fetch/transport.ts';
import type { Transport } from '../../src/fetch/service-request.ts';
import { readSources } from '../../src/import/read-sources.ts';
import type { Author } from '../../src/model/author.ts';
import {
  atom, dblp, jsonAnswer, openAlexAnswer, openAlexPage, openAlexWork, orcid, orcidBulk, orcidWorks, semanticScholarAnswer,
  semanticScholarPage,
} from './people-answers.ts'; // prettier-ignore
import { type LocalService, type Played, startService } from './service.ts';

let service: LocalService | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

const ada: Author = {
  id: 'ada-quill',
  name: 'Ada Quill',
  ORCID: orcid,
  ids: { openalex: 'A1', dblp: '12/3456-1', arXiv: 'quill_a_1', semanticScholar: '1741101' },
};

interface FetchOptions extends Partial<TransportOptions> {
  authors?: readonly Author[];
  metrics?: boolean;
  maxPapers?: number;
  environment?: NodeJS.ProcessEnv;
}

/** Requests papers from a local service that replaces all services, without waiting. */
async function fetchFrom(
  names: readonly ServiceName[],
  answers: Record<string, readonly Played[]>,
  { authors = [ada], metrics = false, maxPapers = 10_000, environment = {}, ...options }: FetchOptions = {},
) {
  service = await startService(answers);
  let time = 0;
  const wait = async (milliseconds: number) => {
    time += milliseconds;
  };
  const send = createTransport({ userAgent: 'Offprint/1', wait, now: () => time, ...options });
  const pauses: (number | undefined)[] = [];
  const transport: Transport = (request) => {
    pauses.push(request.pause);
    return send(request);
  };
  const variables = ['OFFPRINT_ARXIV', ...Object.values(peopleServices).map(({ variable }) => variable)];
  const services = servicesOf({
    ...Object.fromEntries(variables.map((name) => [name, service?.url])),
    ...environment,
  });
  const sources = await fetchPeople(authors, names, metrics, { services, transport, maxPapers });
  const read = readSources(sources);
  return {
    sources,
    titles: read.texts.flatMap(({ records }) => records.map(({ paper }) => paper.title)),
    papers: read.texts.flatMap(({ records }) => records.map(({ paper }) => paper)),
    texts: read.texts,
    messages: read.texts.flatMap(({ diagnostics }) =>
      diagnostics.map(({ severity, file, message, advice }) => `${severity} ${file}: ${message} ${advice}`),
    ),
    requests: service.requests,
    pauses,
  };
}

test('ORCID: the list is requested, then the preferred work of each group', async () => {
  const { papers, texts, messages } = await fetchFrom(['orcid'], {
    [`/${orcid}/works`]: [orcidWorks],
    [`/${orcid}/works/7,11`]: [orcidBulk],
  });
  expect(messages).toEqual([]);
  expect(papers.map(({ title, DOI, author }) => [title, DOI, author])).toEqual([
    ['On Packs', '10.1234/packs', ['Ada Quill']],
    ['On Herds of Models', '10.1234/herds', ['Ada Quill']],
  ]);
  expect(texts.map(({ file, owner, format }) => [file, owner?.id, format])).toEqual([
    [`orcid:${orcid}`, 'ada-quill', 'orcid'],
  ]);
});

test('ORCID: more works than one request can have are requested in several', async () => {
  const codes = Array.from({ length: 101 }, (_, index) => index + 1);
  const group = codes.map((code) => ({ 'work-summary': [{ 'put-code': code, 'display-index': '0' }] }));
  const works = (some: readonly number[]) =>
    jsonAnswer({
      bulk: some.map((code) => ({ work: { 'put-code': code, title: { title: { value: `Work ${code}` } } } })),
    });
  const { titles, messages } = await fetchFrom(['orcid'], {
    [`/${orcid}/works`]: [jsonAnswer({ group })],
    [`/${orcid}/works/${codes.slice(0, 100).join(',')}`]: [works(codes.slice(0, 100))],
    [`/${orcid}/works/101`]: [works([101])],
  });
  expect([titles, messages]).toEqual([codes.map((code) => `Work ${code}`), []]);
});

test.each<[ServiceName, Record<string, readonly Played[]>]>([
  ['orcid', { [`/${orcid}/works`]: [jsonAnswer({ group: [], path: `/${orcid}/works` })] }],
  ['openalex', { [openAlexPage('A1', 1)]: [openAlexAnswer([])] }],
  ['arxiv', { '/quill_a_1.atom2': [atom('http://arxiv.org/a/quill_a_1')] }],
  ['semantic-scholar', { [semanticScholarPage('1741101', 0)]: [semanticScholarAnswer([], 0)] }],
])('a person without papers at %s is read without a fault', async (name, answers) => {
  const { texts, messages } = await fetchFrom([name], answers);
  expect(messages).toEqual([]);
  expect(texts.map(({ owner, records, unread }) => [owner?.id, records.length, unread])).toEqual([
    ['ada-quill', 0, 0],
  ]);
});

test('OpenAlex: all pages are requested', async () => {
  const works = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => openAlexWork(first + index, `Herd ${first + index}`));
  const { titles, texts, messages, requests } = await fetchFrom(['openalex'], {
    [openAlexPage('A1', 1)]: [openAlexAnswer(works(0, 100))],
    [openAlexPage('A1', 2)]: [openAlexAnswer(works(100, 100))],
    [openAlexPage('A1', 3)]: [openAlexAnswer(works(200, 3))],
  });
  expect(messages).toEqual([]);
  expect(titles).toEqual(Array.from({ length: 203 }, (_, index) => `Herd ${index}`));
  expect(texts.map(({ file }) => file)).toEqual([1, 2, 3].map((page) => `openalex:A1 (page ${page})`));
  expect(requests).toHaveLength(3);
});

test('a list without an end is cut at the maximum number of papers and reported', async () => {
  const full = openAlexAnswer(
    Array.from({ length: 100 }, (_, index) => openAlexWork(index, `Herd ${index}`)),
  );
  const { messages, requests } = await fetchFrom(
    ['openalex'],
    { [openAlexPage('A1', 1)]: [full], [openAlexPage('A1', 2)]: [full], [openAlexPage('A1', 3)]: [full] },
    { maxPapers: 200 },
  );
  expect(requests).toHaveLength(2);
  expect(messages).toEqual([
    'error openalex:A1: The list has more than 200 papers; only the first 200 were requested. Check that ids.openalex in authors/ada-quill.md is the id of one person.',
  ]);
});

test('DBLP: the BibTeX is read without the fields of the database, the numbers of namesakes and the journal CoRR', async () => {
  const { papers, messages } = await fetchFrom(['dblp'], { '/pid/12/3456-1.bib?param=1': [dblp] });
  expect(messages).toEqual([]);
  expect(papers.map(({ author }) => author)).toEqual([
    ['Ada Quill', 'Bo Chen'],
    ['Bo Chen', 'Ada Quill'],
  ]);
  expect(papers[1]).toMatchObject({ title: 'The Flock of 0001', type: 'article', arXiv: '2407.21783' });
  expect(papers[1]).not.toHaveProperty('containerTitle');
  expect(papers[1]).not.toHaveProperty('volume');
  expect(papers.flatMap(({ other }) => Object.keys(other ?? {})).sort()).toEqual([
    'biburl', 'citation-key', 'citation-key',
  ]); // prettier-ignore
});

test('arXiv: the ids are read from the feed of the person, then the papers are requested', async () => {
  const { papers, messages, pauses } = await fetchFrom(['arxiv'], {
    '/quill_a_1.atom2': [
      atom('http://arxiv.org/a/quill_a_1', ['2407.21783v3', 'The Flock'], ['math/0309136v1', 'Old Sheep']),
    ],
    '/query?id_list=2407.21783,math%2F0309136&max_results=2': [
      atom('http://arxiv.org/api/x', ['2407.21783v3', 'The Flock'], ['math/0309136v1', 'Old Sheep']),
    ],
  });
  expect(messages).toEqual([]);
  expect(papers.map(({ title, arXiv }) => [title, arXiv])).toEqual([
    ['The Flock', '2407.21783'],
    ['Old Sheep', 'math/0309136'],
  ]);
  expect(pauses).toEqual([3000, 3000]);
});

test('Semantic Scholar: pages are requested until the last one, or until one refers to an earlier page', async () => {
  const { titles, messages, pauses, requests } = await fetchFrom(
    ['semantic-scholar'],
    {
      [semanticScholarPage('1741101', 0)]: [semanticScholarAnswer(['On Geese'], 0, 500)],
      // It refers to itself as the next page, which must not cause an endless loop.
      [semanticScholarPage('1741101', 500)]: [semanticScholarAnswer(['On Ducks'], 500, 500)],
    },
    { environment: { OFFPRINT_SEMANTIC_SCHOLAR_KEY: 'secret' } },
  );
  expect([titles, messages]).toEqual([['On Geese', 'On Ducks'], []]);
  expect(pauses).toEqual([1100, 1100]);
  expect(requests.map(({ headers }) => headers['x-api-key'])).toEqual(['secret', 'secret']);
});

test('the metrics of a person are requested only on demand', async () => {
  const answers = {
    [openAlexPage('A1', 1)]: [openAlexAnswer([openAlexWork(1, 'On Herds')])],
    '/authors/A1': [jsonAnswer({ id: 'x', cited_by_count: 120, summary_stats: { h_index: 6 } })],
  };
  expect((await fetchFrom(['openalex'], answers)).texts[0]?.owner?.metrics).toEqual([]);
  await service?.close();
  const { texts } = await fetchFrom(['openalex'], answers, { metrics: true });
  expect(texts[0]?.owner?.metrics).toEqual([
    { label: 'citations (OpenAlex)', value: 120 },
    { label: 'h-index (OpenAlex)', value: 6 },
  ]);
});

describe('a fault', () => {
  const page = openAlexPage('A1', 1);
  const good = openAlexAnswer([openAlexWork(1, 'On Herds')]);
  const packs = { [`/${orcid}/works`]: [orcidWorks], [`/${orcid}/works/7,11`]: [orcidBulk] };

  test.each<[string, readonly Played[], RegExp]>([
    ['an unknown person', [{ status: 404 }], /no such record\. Check ids\.openalex in authors\/ada-quill\.md\./],
    ['a service that is busy for an hour', [{ status: 429, headers: { 'retry-after': '3600' } }], /status 429 and asks to wait 3600 seconds\. Try again later\./],
    ['a service that fails', [{ status: 500 }], /status 500\. Try again later\./],
    ['a service that forbids it', [{ status: 403 }], /status 403\./],
    ['a service that hangs', [{ answer: () => undefined }], /did not respond within 0\.1 seconds\./],
    ['incomplete JSON', [jsonBroken()], /sent an incomplete response\. Try again later\./],
    ['a response that is too large', [{ ...good, body: good.body + ' '.repeat(3_000_000) }], /more than 2 MB\./],
    ['a web page', [{ headers: { 'content-type': 'text/html' }, body: '<p>Sign in' }], /sent text\/html instead of a record\./],
    ['other JSON', [jsonAnswer({ message: 'hello' })], /JSON that is not a list of papers\./],
  ])('of one service does not affect the others: %s', async (_, answers, message) => {
    const { titles, messages } = await fetchFrom(
      ['orcid', 'openalex'],
      { ...packs, [page]: answers },
      { timeout: 100, retries: 1, maxBytes: 2 * 1024 * 1024 },
    );
    expect(titles).toEqual(['On Packs', 'On Herds of Models']);
    expect(messages).toEqual([expect.stringMatching(message)]);
    expect(messages[0]).toMatch(/^error openalex:A1: /);
  }); // prettier-ignore

  test('of a later page keeps the pages before it', async () => {
    const first = Array.from({ length: 100 }, (_, index) => openAlexWork(index, `Herd ${index}`));
    const { titles, messages } = await fetchFrom(['openalex'], {
      [page]: [openAlexAnswer(first)],
      [openAlexPage('A1', 2)]: [{ status: 500 }],
    });
    expect(titles).toHaveLength(100);
    expect(messages).toEqual([expect.stringContaining('status 500')]);
  });

  test.each<[string, Played]>([
    ['is busy for 2 seconds', { status: 429, headers: { 'retry-after': '2' } }],
    ['fails once', { status: 502 }],
    ['sends an incomplete response once', jsonBroken()],
  ])('that is temporary is not reported: a service that %s', async (_, first) => {
    const { titles, messages } = await fetchFrom(['openalex'], { [page]: [first, good] });
    expect([titles, messages]).toEqual([['On Herds'], []]);
  });

  test('of a whole service is reported once, and no more requests are made to it', async () => {
    const others = ['b', 'c'].map((id): Author => ({ id, name: id, ids: { openalex: `A${id}` } }));
    const { messages, requests } = await fetchFrom(
      ['openalex'],
      { [page]: [{ status: 503 }] },
      { authors: [ada, ...others], retries: 1 },
    );
    expect(requests).toHaveLength(2);
    expect(messages).toEqual([
      expect.stringContaining('status 503'),
      'error openalex: The service is not available; authors/b.md, authors/c.md were skipped. Try again later.',
    ]);
  });

  test('of one person does not affect the other people of the service', async () => {
    const bo: Author = { id: 'bo-chen', name: 'Bo Chen', ids: { openalex: 'A2' } };
    const { titles } = await fetchFrom(
      ['openalex'],
      { [page]: [{ status: 404 }], [openAlexPage('A2', 1)]: [good] },
      { authors: [ada, bo] },
    );
    expect(titles).toEqual(['On Herds']);
  });
});

test('no request is made to a service for which no person has an id', async () => {
  const { requests } = await fetchFrom(
    serviceNames,
    {},
    { authors: [{ id: 'x', name: 'X', ids: { dblp: '1/2' } }], retries: 0 },
  );
  expect(requests.map(({ path }) => path)).toEqual(['/pid/1/2.bib?param=1']);
  expect(isServiceName('constructor')).toBe(false);
});

test('the default addresses are those of the services', () => {
  const { people } = servicesOf({});
  expect(Object.entries(people).map(([name, { address }]) => [name, address])).toEqual(
    expect.arrayContaining([
      ['orcid', 'https://pub.orcid.org/v3.0'],
      ['openalex', 'https://api.openalex.org'],
      ['dblp', 'https://dblp.org'],
      ['arxiv', 'https://arxiv.org/a'],
      ['semantic-scholar', 'https://api.semanticscholar.org/graph/v1'],
    ]),
  );
});

function jsonBroken(): Played {
  return {
    headers: { 'content-type': 'application/json' },
    body: '{"meta": {}, "results": [{"id": "W1", "ti',
  };
}
