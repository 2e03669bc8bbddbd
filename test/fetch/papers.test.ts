import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../scripts/commands/import.ts';
import { root } from '../../scripts/setup/process.ts';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import { fetchPapers } from '../../src/fetch/papers.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import type { ServiceRequest } from '../../src/fetch/service-request.ts';
import { runCommand } from '../scripts/run-command.ts';
import { type LocalService, type Played, startService } from './service.ts';

let folder: string;
let service: LocalService | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-fetch-'));
});
afterEach(async () => {
  await service?.close();
  service = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the import with a local service in place of all three services. */
async function run(
  answers: Record<string, readonly Played[]>,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
) {
  await service?.close();
  service = await startService(answers);
  const services = {
    OFFPRINT_CROSSREF: `${service.url}/crossref/`,
    OFFPRINT_DOI: `${service.url}/doi`,
    OFFPRINT_ARXIV: `${service.url}/arxiv`,
  };
  const argv = ['--content', path.join(folder, 'content'), ...args];
  const { code, all } = await runCommand(main, argv, { cwd: folder, env: { ...services, ...env } });
  return { code, all, requests: service.requests };
}

function paper(id: string) {
  const text = readFileSync(path.join(folder, `content/papers/${id}.md`), 'utf8');
  const read = parsePaperFile(text, id, id);
  if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

function papers(): string[] {
  const place = path.join(folder, 'content/papers');
  return existsSync(place) ? readdirSync(place).sort() : [];
}

const crossref = (work: object): Played => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ status: 'ok', 'message-type': 'work', 'message-version': '1.0.0', message: work }),
});

const herds = {
  DOI: '10.1234/herds(2024)1',
  type: 'journal-article',
  title: ['On Herds of Models'],
  author: [
    { given: 'Ada', family: 'Quill', sequence: 'first' },
    { given: 'Bo', family: 'Chen' },
  ],
  issued: { 'date-parts': [[2024, 7, 31]] },
  'container-title': ['Journal of Herds'],
  volume: '3',
};

const flocks: Played = {
  headers: { 'content-type': 'application/vnd.citationstyles.csl+json' },
  body: JSON.stringify({
    type: 'dataset',
    id: 'https://doi.org/10.5281/zenodo.12345',
    DOI: '10.5281/ZENODO.12345',
    title: 'Flocks, Counted',
    author: [{ family: 'Chen', given: 'Bo' }],
    issued: { 'date-parts': [[2023, 5]] },
    publisher: 'Zenodo',
  }),
};

const atom = (...entries: [id: string, title: string][]): Played => ({
  headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
${entries
  .map(
    ([id, title]) => `<entry><id>http://arxiv.org/abs/${id}</id><published>2024-07-31T17:54:27Z</published>
<title>${title}</title><summary>We study &lt;herds&gt;.</summary><author><name>Ada Quill</name></author>
<category term="cs.AI"/></entry>`,
  )
  .join('\n')}
</feed>`,
});

test('DOIs of Crossref and of another agency, arXiv ids and a file are imported together', async () => {
  writeFileSync(
    path.join(folder, 'lab.bib'),
    '@article{x, title = {On Packs}, author = {Ada Quill}, year = 2020}\n',
  );
  const { code, all, requests } = await run(
    {
      '/crossref/works/10.1234%2Fherds(2024)1': [crossref(herds)],
      '/doi/10.5281/zenodo.12345': [flocks],
      '/arxiv/query?id_list=2407.21783,math%2F0309136&max_results=2': [
        atom(['2407.21783v3', 'The Flock'], ['math/0309136v1', 'Old Sheep']),
      ],
    },
    ['lab.bib', '--doi', 'https://doi.org/10.1234/herds(2024)1', '--doi', 'doi:10.5281/zenodo.12345',
      '--arxiv', 'arXiv:2407.21783v2', '--arxiv', 'math/0309136', '--doi', '10.48550/arXiv.2407.21783'],
    { OFFPRINT_MAILTO: 'ada@lab.example' },
  ); // prettier-ignore
  expect(all).toContain('5 papers found: 5 written');
  expect(code).toBe(0);
  expect(papers()).toEqual([
    'flocks-counted.md',
    'old-sheep.md',
    'on-herds-of-models.md',
    'on-packs.md',
    'the-flock.md',
  ]);
  expect(paper('on-herds-of-models')).toMatchObject({
    type: 'article-journal',
    issued: '2024-07-31',
    containerTitle: 'Journal of Herds',
    volume: '3',
    DOI: herds.DOI,
  });
  expect(paper('flocks-counted')).toMatchObject({ type: 'dataset', issued: '2023-05', publisher: 'Zenodo' });
  expect(paper('the-flock')).toMatchObject({ arXiv: '2407.21783', abstract: 'We study <herds>.' });
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(new Set(requests.map(({ headers }) => headers['user-agent']))).toEqual(
    new Set([`Offprint/${version} (mailto:ada@lab.example)`]),
  );
  expect(requests.find(({ path: asked }) => asked.startsWith('/doi/'))?.headers.accept).toBe(
    'application/vnd.citationstyles.csl+json',
  );
});

test('importing the same DOI again changes nothing', async () => {
  const answers = { '/crossref/works/10.1234%2Fherds(2024)1': [crossref(herds)] };
  await run(answers, ['--doi', herds.DOI]);
  const { code, all } = await run(answers, ['--doi', herds.DOI]);
  expect(code).toBe(0);
  expect(all).toContain('Nothing new: no file was changed.');
});

test('the user agent contains the address of the site if the settings have it', async () => {
  await run({}, ['--doi', herds.DOI]);
  expect(service?.requests[0]?.headers['user-agent']).toMatch(/^Offprint\/[\d.]+$/);
  writeFileSync(path.join(folder, 'site.yaml'), 'title: Lab\nurl: https://lab.example/papers/\n');
  await run({}, ['--doi', herds.DOI, '--content', folder]);
  expect(service?.requests[0]?.headers['user-agent']).toMatch(
    /^Offprint\/[\d.]+ \(\+https:\/\/lab\.example\/papers\/\)$/,
  );
});

test('an unknown DOI or arXiv id is reported and does not affect the other papers', async () => {
  const { code, all } = await run(
    {
      '/crossref/works/10.1234%2Fherds(2024)1': [crossref(herds)],
      '/arxiv/query?id_list=2407.21783,2407.99999&max_results=2': [atom(['2407.21783v3', 'The Flock'])],
    },
    ['--doi', '10.9999/nowhere', '--doi', herds.DOI, '--arxiv', '2407.21783', '--arxiv', '2407.99999'],
  );
  expect(code).toBe(1);
  expect(all).toContain('doi:10.9999/nowhere: This DOI does not exist. Check the DOI');
  expect(all).toContain('arXiv:2407.99999: arXiv has no paper with this id. Check the id');
  expect(papers()).toEqual(['on-herds-of-models.md', 'the-flock.md']);
});

test('a fault of the only service ends with exit code 2 and writes nothing', async () => {
  const { code, all } = await run({ '/crossref/works/10.1234%2Fx': [{ status: 403 }] }, [
    '--doi',
    '10.1234/x',
  ]);
  expect(code).toBe(2);
  expect(all).toMatch(
    /^Fetching doi:10\.1234\/x …\ndoi:10\.1234\/x: 127\.0\.0\.1:\d+ responded with status 403\. Try again later\.\nNothing was imported\. .*\n$/,
  );
  expect(papers()).toEqual([]);
});

test('a response without a record, and a record of something other than a paper, are reported', async () => {
  const { code, all } = await run(
    {
      '/crossref/works/10.1234%2Fa': [
        { headers: { 'content-type': 'application/json' }, body: '{"message": {"ti' },
      ],
      '/crossref/works/10.1234%2Fb': [
        crossref({ DOI: '10.1234/b', type: 'journal', title: ['Journal of Herds'] }),
      ],
      '/arxiv/query?id_list=2407.21783&max_results=1': [
        { headers: { 'content-type': 'application/atom+xml' }, body: '<feed></feed>' },
      ],
    },
    ['--doi', '10.1234/a', '--doi', '10.1234/b', '--arxiv', '2407.21783'],
  );
  expect(code).toBe(2);
  const told = all.split('\n').map((line) => /^\w+:[\w./]+/.exec(line)?.[0]);
  expect(told).toEqual(expect.arrayContaining(['doi:10.1234/a', 'doi:10.1234/b', 'arXiv:2407.21783']));
  expect(papers()).toEqual([]);
});

test.each([
  [['--doi', 'eLife.32822'], '"eLife.32822" is not a DOI.'],
  [['--arxiv', 'herds'], '"herds" is not an arXiv id.'],
])('%j is a usage error', async (args, message) => {
  const { code, all, requests } = await run({}, args);
  expect(code).toBe(2);
  expect(all).toContain(message);
  expect(requests).toEqual([]);
});

test('a variable that is not a web address is reported', async () => {
  const { code, all } = await run({}, ['--doi', '10.1234/x'], { OFFPRINT_DOI: 'file:///etc/' });
  expect(code).toBe(2);
  expect(all).toContain(
    'OFFPRINT_DOI is "file:///etc/", which is not a web address. Set it to https://doi.org, for example.',
  );
});

test('requests go to the default addresses, and arXiv papers are requested in groups with a pause', async () => {
  const requests: ServiceRequest[] = [];
  const ids = Array.from({ length: 120 }, (_, n) => `2401.${String(n).padStart(5, '0')}`);
  await fetchPapers({ dois: ['10.1234/a b?'], arXivs: ids }, servicesOf({}), async (request) => {
    requests.push(request);
    return { fault: { isMissing: true, message: '', advice: '' } };
  });
  expect(requests.map(({ url }) => url.slice(0, 60))).toEqual([
    'https://api.crossref.org/works/10.1234%2Fa%20b%3F',
    'https://doi.org/10.1234/a%20b%3F',
    ...Array.from({ length: 3 }, () =>
      expect.stringMatching(/^https:\/\/export\.arxiv\.org\/api\/query\?id_list=2401\./),
    ),
  ]);
  expect(requests.slice(2).map(({ url, pause }) => [/max_results=(\d+)$/.exec(url)?.[1], pause])).toEqual([
    ['50', 3000], ['50', 3000], ['20', 3000],
  ]); // prettier-ignore
});

test('papers that a text names only by an identifier are fetched with --fetch', async () => {
  writeFileSync(
    path.join(folder, 'cv.txt'),
    'Publications\n\nQuill, A., & Chen, B. (2020). Packs of wolves. Cell, 3(1), 1–9.\n\nChen, B., & Quill, A. (2021). Swarms of bees. Cell, 4(1), 1–9.\n\nhttps://doi.org/10.1234/herds(2024)1\n\narXiv:2407.21783\n',
  );
  const answers = {
    '/crossref/works/10.1234%2Fherds(2024)1': [crossref(herds)],
    '/arxiv/query?id_list=2407.21783&max_results=1': [atom(['2407.21783v3', 'The Flock'])],
  };
  const without = await run(answers, ['cv.txt']);
  expect([without.code, without.requests]).toEqual([0, []]);
  expect(without.all).toContain('cv.txt:7: 2 lines name papers only by DOI or arXiv number. Add --fetch');
  expect(papers()).toEqual(['packs-of-wolves.md', 'swarms-of-bees.md']);
  const { code, all } = await run(answers, ['--fetch', 'cv.txt']);
  expect(code).toBe(0);
  expect(all).not.toContain('Add --fetch');
  expect(papers()).toEqual([
    'on-herds-of-models.md',
    'packs-of-wolves.md',
    'swarms-of-bees.md',
    'the-flock.md',
  ]);
  expect(paper('on-herds-of-models')).toMatchObject({ DOI: '10.1234/herds(2024)1' });
});

test('a text of identifiers alone is not imported without --fetch', async () => {
  writeFileSync(
    path.join(folder, 'ids.txt'),
    '10.1234/herds(2024)1\narXiv:2407.21783\nhttps://arxiv.org/abs/2407.21783\n',
  );
  const answers = {
    '/crossref/works/10.1234%2Fherds(2024)1': [crossref(herds)],
    '/arxiv/query?id_list=2407.21783&max_results=1': [atom(['2407.21783v3', 'The Flock'])],
  };
  const without = await run(answers, ['ids.txt']);
  expect(without.code).toBe(2);
  expect(without.all).toContain('ids.txt:1: 3 lines name papers only by DOI or arXiv number. Add --fetch');
  expect(papers()).toEqual([]);
  expect((await run(answers, ['--fetch', 'ids.txt'])).code).toBe(0);
  expect(papers()).toEqual(['on-herds-of-models.md', 'the-flock.md']);
});
