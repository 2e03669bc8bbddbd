import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type PlayedHost,
  type PlayedOptions,
  type PlayedServices,
  startServices,
} from '../../scripts/tools/bench/complete/start-services.ts';
import { playedServices } from '../../scripts/tools/bench/complete/holdings.ts';
import { findPapers } from '../../src/complete/find-papers.ts';
import type { Question } from '../../src/complete/finding.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { createTransport, type TransportOptions } from '../../src/fetch/transport.ts';
import type { Paper } from '../../src/model/paper.ts';
import { inventedWork } from './played-works.ts';

const title = 'Folding Maps of Distant Valleys: A Survey';
const work = inventedWork('valleys', { title, authors: ['Ada Quill', 'Bo Chen', 'Cleo Dax', 'Dov Ek'] });
/** Each service has the work, whole. */
const holdings = playedServices.map((service, place) => ({
  service,
  number: place + 1,
  work,
  versions: [
    service === 'arxiv' ? { ...work.versions[0]!, arXiv: '2103.77001' } : work.versions[0]!,
  ] as const,
  title,
  authors: work.versions[0]!.authors,
  orcids: [],
  abstract: '',
}));

function question(more: Partial<Paper> = {}): Question {
  const paper: Paper = {
    id: 'valleys',
    title,
    type: 'article',
    author: ['Ada Quill', 'Bo Chen', 'Cleo Dax'],
    authorsTruncated: true,
    issued: '2021-03-04',
    ...more,
  };
  return { id: paper.id, paper };
}

let services: PlayedServices | undefined;
afterEach(async () => {
  await services?.close();
  services = undefined;
});

/** Asks for one paper. Waits are noted and not waited for. */
async function find(
  spoil: PlayedOptions['spoil'] | undefined,
  { more = {}, ...options }: { more?: Partial<Paper> } & Partial<TransportOptions> = {},
) {
  services = await startServices([work], { holdings, ...(spoil && { spoil }) });
  const waits: number[] = [];
  const transport = createTransport({
    userAgent: 'test',
    timeout: 2000,
    retries: 1,
    wait: async (milliseconds) => waits.push(milliseconds),
    ...options,
  });
  const [finding] = await findPapers([question(more)], {
    services: servicesOf(services.environment),
    transport,
  });
  if (!finding) throw new Error('no finding');
  return { ...finding, waits, hosts: services.requests.map(({ host }) => host) };
}

type Answer = (response: ServerResponse, host: PlayedHost) => void;

/** Answers every request to some hosts, all unless they are named. */
const every =
  (answer: Answer, hosts: readonly PlayedHost[] = [...playedServices, 'doi']): PlayedOptions['spoil'] =>
  (host, _, response) => {
    if (!hosts.includes(host)) return false;
    answer(response, host);
    return true;
  };

const typeOf = (host: PlayedHost) => (host === 'arxiv' ? 'application/atom+xml' : 'application/json');
const send =
  (body: string): Answer =>
  (response, host) =>
    response.writeHead(200, { 'content-type': typeOf(host) }).end(body);

const faults: Record<string, Answer> = {
  'nothing at all': send(''),
  'half of an answer': (response, host) =>
    send(
      host === 'arxiv' ? '<?xml version="1.0"?><feed><entry><id>http://arx' : '{"results":[{"id":"https://op',
    )(response, host),
  'a body shorter than announced': (response, host) => {
    response.writeHead(200, { 'content-type': typeOf(host), 'content-length': '5000' });
    response.write('{"results":[');
    response.destroy();
  },
  'a web page': (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Sign in'),
  'a web page that says it is JSON': send('<!doctype html><html><p>Sign in'),
  'status 429 for ever': (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  'status 429 for a day': (response) => response.writeHead(429, { 'retry-after': '86400' }).end(),
  'status 500': (response) => response.writeHead(500).end('Internal Server Error'),
  'status 403': (response) =>
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"Forbidden"}'),
  'a redirect to itself': (response) => response.writeHead(302, { location: '' }).end(),
  'a redirect to a file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  'a closed connection': (response) => response.destroy(),
  'more than the limit': (response, host) => send(`["${'x'.repeat(17 * 1024 * 1024)}"]`)(response, host),
  'bytes that are not text': (response, host) =>
    response.writeHead(200, { 'content-type': typeOf(host) }).end(Buffer.from([0xff, 0xfe, 0x80, 0x81])),
};

describe('a service that answers with', () => {
  test.each(Object.entries(faults))('%s is reported, and the others are asked', async (_, answer) => {
    const finding = await find(every(answer, ['openalex']));
    expect(finding.outcome).toBe('certain');
    expect(finding.candidates.map(({ service }) => service)).not.toContain('openalex');
    expect(finding.problems).toHaveLength(1);
    expect(finding.problems[0]!.message).toMatch(/^127\.0\.0\.1/);
  });

  // 17 MB from each service would only take longer.
  const small = Object.entries(faults).filter(([name]) => name !== 'more than the limit');
  test.each(small)('%s everywhere leaves the paper open', async (_, answer) => {
    const finding = await find(every(answer));
    expect([finding.outcome, finding.candidates]).toEqual(['failed', []]);
    expect(finding.problems.length).toBeGreaterThan(0);
  });
});

test('a service that never answers is given up after the limit of time', async () => {
  const start = performance.now();
  const finding = await find(
    every(() => {}, ['openalex']),
    { timeout: 150, retries: 0 },
  );
  expect(finding.outcome).toBe('certain');
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a service that asks to wait is asked again after that time', async () => {
  let count = 0;
  const finding = await find((host, _, response) => {
    if (host !== 'openalex' || count++ > 0) return false;
    response.writeHead(429, { 'retry-after': '7' }).end();
    return true;
  });
  expect(finding.outcome).toBe('certain');
  expect(finding.waits).toContain(7000);
  expect(finding.hosts.slice(0, 2)).toEqual(['openalex', 'openalex']);
});

test('a redirect within the web is followed', async () => {
  const finding = await find((host, { query }, response) => {
    if (host !== 'openalex' || query.has('moved')) return false;
    query.set('moved', '1');
    response.writeHead(301, { location: `/works?${query.toString()}` }).end();
    return true;
  });
  expect([finding.outcome, finding.candidates[0]?.service]).toEqual(['certain', 'openalex']);
});

const oddValues = [
  '{}', '[]', 'null', '"text"', '7', '{"results":null}', '{"results":[null,7,"x",[],{}]}', '{"results":{"title":"x"}}',
  '{"message":{"items":[{"title":7,"DOI":[],"author":"Ada"},{"title":[null],"author":[{"family":7}]}]}}',
  '{"data":[{"title":{"a":1},"authors":[null,{"name":null}],"externalIds":"x"}]}',
  '{"result":{"hits":{"hit":[{"info":{"title":[],"authors":{"author":[7,{"text":[]}]}}},null]}}}',
  '{"__proto__":{"outcome":"certain"},"constructor":{"prototype":{}},"results":[{"__proto__":{"title":"x"}}]}',
  `{"results":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
]; // prettier-ignore

test.each(oddValues)('JSON of another shape is not a paper: %#', async (body) => {
  const finding = await find(every(send(body)));
  expect(['not found', 'failed']).toContain(finding.outcome);
  expect(finding.candidates).toEqual([]);
});

describe('a record of another paper or with harmful values', () => {
  /** Answers OpenAlex with the record of the work, changed; all other services have nothing. */
  const changed = (change: (record: Record<string, unknown>) => unknown) =>
    ((host, _, response) => {
      if (host !== 'openalex') {
        response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
        return true;
      }
      const record = {
        id: 'https://openalex.org/W1',
        doi: 'https://doi.org/10.5555/valleys',
        title,
        type: 'article',
        publication_year: 2021,
        authorships: ['Ada Quill', 'Bo Chen', 'Cleo Dax', 'Dov Ek'].map((name) => ({
          author: { display_name: name },
        })),
      };
      send(JSON.stringify({ results: [change(record)] }))(response, host);
      return true;
    }) satisfies PlayedOptions['spoil'];

  test('is the control: unchanged, it is taken', async () => {
    expect((await find(changed((record) => record))).outcome).toBe('certain');
  });

  test('with the DOI of another paper is not taken for a paper with a DOI', async () => {
    const finding = await find(
      changed((record) => ({ ...record, doi: 'https://doi.org/10.5555/other' })),
      {
        more: { DOI: '10.5555/valleys', type: 'article-journal' },
      },
    );
    expect(finding.outcome).not.toBe('certain');
  });

  test('with the DOI of the paper and the title and authors of another one is not taken', async () => {
    const finding = await find(
      changed((record) => ({
        ...record,
        title: 'Baking Bread in Space',
        authorships: [{ author: { display_name: 'Zoe Wolf' } }],
      })),
      { more: { DOI: '10.5555/valleys' } },
    );
    expect(finding.outcome).not.toBe('certain');
  });

  test('with a script before its title carries no script into the values', async () => {
    const finding = await find(
      changed((record) => ({ ...record, title: `<script>alert(1)</script>${title}`, display_name: title })),
    );
    for (const { paper } of finding.candidates) expect(paper.paper.title).not.toContain('<script');
  });

  test('with addresses that run code leads nowhere', async () => {
    const finding = await find(
      changed((record) => ({
        ...record,
        best_oa_location: { pdf_url: 'javascript:alert(1)' },
        primary_location: { landing_page_url: 'data:text/html,x', pdf_url: 'javascript:alert(1)' },
      })),
    );
    // Values that are only kept for people to read are under `other`.
    const values = finding.candidates.map(({ paper: { paper } }) => ({ ...paper, other: undefined }));
    expect(JSON.stringify(values)).not.toMatch(/"(?:javascript|data):/);
  });

  test('with ten megabytes of title or authors is refused in little time', async () => {
    const start = performance.now();
    const long = await find(
      changed((record) => ({ ...record, title: `${title} ${'folding '.repeat(1_250_000)}` })),
    );
    expect(long.outcome).not.toBe('certain');
    await services?.close();
    const authorships = Array.from({ length: 100_000 }, (_, at) => ({
      author: { display_name: `Given${at} Family${at}` },
    }));
    const many = await find(changed((record) => ({ ...record, authorships })));
    expect(many.outcome).not.toBe('certain');
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test('with a notice about the paper is not the paper', async () => {
    const finding = await find(changed((record) => ({ ...record, type: 'erratum' })));
    expect([finding.outcome, finding.candidates]).toEqual(['not found', []]);
  });
});
