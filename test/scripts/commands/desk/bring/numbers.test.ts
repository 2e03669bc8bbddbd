import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entriesBelow } from '../../../../entries-below.ts';
import { commandEnvironment } from '../../../run-command.ts';
import { type OpenDesk, openDesk } from '../open-desk.ts';

let open: OpenDesk;
let server: Server;
let asked: string[];

/** Answers of services, by path. */
const answers: Record<string, unknown> = {
  '/works/10.5555%2Fherds': {
    message: {
      DOI: '10.5555/herds',
      type: 'journal-article',
      title: ['Herds of Example'],
      issued: { 'date-parts': [[2020]] },
    },
  },
  '/0000-0002-1825-0097/person': {
    name: { 'given-names': { value: 'Ada' }, 'family-name': { value: 'Quill' }, path: '0000-0002-1825-0097' },
  },
  '/0000-0002-1825-0097/works': {
    path: '/0000-0002-1825-0097/works',
    group: [{ 'work-summary': [{ 'put-code': 1, 'display-index': '1' }] }],
  },
  '/0000-0002-1825-0097/works/1': {
    bulk: [
      {
        work: {
          'put-code': 1,
          title: { title: { value: 'Ice on Sand' } },
          type: 'journal-article',
          'publication-date': { year: { value: '2021' } },
          contributors: { contributor: [{ 'credit-name': { value: 'Ada Quill' } }] },
        },
      },
    ],
  },
};

beforeEach(async () => {
  asked = [];
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const answer = answers[url];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  open = openDesk({ 'site.yaml': 'title: Folding lab\n' });
  const services = { OFFPRINT_CROSSREF: origin, OFFPRINT_DOI: origin, OFFPRINT_ORCID: origin };
  Object.assign(open.desk, { env: { ...commandEnvironment, ...services } });
});

afterEach(async () => {
  await open.close();
  await new Promise((resolve) => server.close(resolve));
});

/** Sends numbers, waits until the job has ended, and returns the page of the plan. */
async function planOf(numbers: string): Promise<{ address: string; page: string }> {
  const sent = await open.post('/bring', { numbers });
  const id = /^\/jobs\/(.+)$/u.exec(sent.headers.get('location') ?? '')?.[1] ?? '';
  await expect.poll(() => open.desk.jobs.find(id)?.state, { timeout: 20_000 }).toBe('done');
  const address = open.desk.jobs.find(id)?.next ?? '';
  return { address, page: await open.get(address) };
}

test('a DOI is looked up, and its paper is shown before it is written', async () => {
  const { page } = await planOf('10.5555/herds');
  expect(page).toContain('Herds of Example');
  expect(entriesBelow(open.content).filter((file) => file.endsWith('.md'))).toEqual([]);
});

test('an ORCID of a new person brings the person and the papers', async () => {
  const { address, page } = await planOf('https://orcid.org/0000-0002-1825-0097');
  expect(page).toContain('Ice on Sand');
  expect(page).toContain('authors/ada-quill.md');
  const plan = /name="plan" value="([0-9a-f]+)"/u.exec(page)?.[1] ?? '';
  await open.post(`${address}/add`, { plan });
  const written = entriesBelow(open.content).filter((file) => file.endsWith('.md'));
  expect(written).toEqual(['authors/ada-quill.md', 'papers/ice-on-sand.md']);
});

test('a number that the service does not know is reported', async () => {
  const { page } = await planOf('10.5555/nothing');
  expect(page).toContain('This DOI does not exist');
  expect(page).not.toContain('Add to site');
});
