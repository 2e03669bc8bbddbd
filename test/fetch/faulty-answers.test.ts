import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main as importMain } from '../../scripts/commands/import.ts';
import { main as refreshMain } from '../../scripts/commands/refresh.ts';
import { fetchPapers } from '../../src/fetch/papers.ts';
import { peopleServices, type ServiceName, serviceNames } from '../../src/fetch/people-services.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { bibtexProblem, feedProblem, jsonProblem } from '../../src/fetch/answer-problems.ts';
import { createTransport } from '../../src/fetch/transport.ts';
import { runCommand } from '../scripts/run-command.ts';
import { atom, jsonAnswer, openAlexPage, orcid, orcidWorks, semanticScholarPage } from './people-answers.ts';
import { type LocalService, type Played, startService } from './service.ts';

let folder: string;
let service: LocalService | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-answers-'));
});
afterEach(async () => {
  await service?.close();
  service = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const doi = '10.1234/herds';
const crossrefPath = `/crossref/works/${encodeURIComponent(doi)}`;
const doiPath = `/doi/${doi}`;
const arXivPath = '/arxiv/query?id_list=2407.21783&max_results=1';
const json = { 'content-type': 'application/json' };
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** The path of the first request to each service with lists of people, and the media type of its answers. */
const people: Record<ServiceName, [path: string, type: string]> = {
  orcid: [`/${orcid}/works`, 'application/json'],
  openalex: [openAlexPage('A1', 1), 'application/json'],
  dblp: ['/pid/12/3456-1.bib?param=1', 'application/x-bibtex'],
  arxiv: ['/quill_a_1.atom2', 'application/atom+xml'],
  'semantic-scholar': [semanticScholarPage('1741101', 0), 'application/json'],
};

async function environment(answers: Record<string, readonly Played[]>): Promise<NodeJS.ProcessEnv> {
  service = await startService(answers);
  const { url } = service;
  return {
    ...Object.fromEntries(Object.values(peopleServices).map(({ variable }) => [variable, url])),
    OFFPRINT_CROSSREF: `${url}/crossref`,
    OFFPRINT_DOI: `${url}/doi`,
    OFFPRINT_ARXIV: `${url}/arxiv`,
  };
}

/** Runs the import command with a local service in place of all services. */
async function runImport(answers: Record<string, readonly Played[]>, ...args: string[]) {
  const env = await environment(answers);
  return runCommand(importMain, ['--content', 'content', ...args], { cwd: folder, env });
}

/** Runs the refresh of one service. The author file has an id of every service, and a paper is there already. */
async function runRefresh(name: ServiceName, answer: Played) {
  mkdirSync(path.join(folder, 'content/authors'), { recursive: true });
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
  writeFileSync(
    path.join(folder, 'content/authors/ada-quill.md'),
    `---\nname: Ada Quill\nORCID: ${orcid}\nids:\n  openalex: A1\n  dblp: 12/3456-1\n  arXiv: quill_a_1\n  semanticScholar: 1741101\n---\n`,
  );
  writeFileSync(path.join(folder, 'content/papers/old.md'), '---\ntitle: Old\nauthor: [Ada Quill]\n---\n');
  const env = await environment({ [people[name][0]]: [answer] });
  const argv = ['--content', 'content', '--source', name];
  return runCommand(refreshMain, argv, { cwd: folder, env });
}

function papers(): string[] {
  return readdirSync(path.join(folder, 'content'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^papers.*\.md$/u.test(file),
  );
}

describe('real records 17: an answer of a service is reported as what it is', () => {
  const record = {
    DOI: '10.9999/other',
    title: ['Another Paper'],
    type: 'journal-article',
    author: [{ family: 'Chen' }],
  };
  const message = (work: object) => jsonAnswer({ 'message-type': 'work', message: work });

  test.each<[string, Record<string, readonly Played[]>, string]>([
    ['another DOI from Crossref', { [crossrefPath]: [message(record)] }, 'sent the record of another DOI: "10.9999/other". It was not imported. If it is the same paper, import it with --doi 10.9999/other.'],
    ['another DOI from Crossref, as an address with entities', { [crossrefPath]: [message({ ...record, DOI: 'https://doi.org/10.9999/a&lt;b' })] }, 'sent the record of another DOI: "10.9999/a<b".'],
    ['another DOI from doi.org', { [doiPath]: [jsonAnswer({ ...record, title: 'Another Paper' })] }, 'sent the record of another DOI: "10.9999/other".'],
    ['Latin-1 in JSON', { [crossrefPath]: [{ headers: json, body: latin1('{"message":{"title":["Ébène"]}}') }] }, 'sent text that is not UTF-8. Try again later, or save the record by hand and import the file.'],
    ['UTF-16 in JSON', { [doiPath]: [{ headers: json, body: Buffer.from('\ufeff{"title":"x"}', 'utf16le') }] }, 'sent text that is not UTF-8.'],
    ['JSON with single quotes', { [crossrefPath]: [{ headers: json, body: "{'message': {}}" }] }, 'sent invalid JSON.'],
    ['JSON with two commas', { [doiPath]: [{ headers: json, body: '{"title": "x",, "DOI": "y"}' }] }, 'sent invalid JSON.'],
    ['prose instead of JSON', { [crossrefPath]: [{ headers: json, body: 'Resource is busy' }] }, 'sent invalid JSON.'],
    ['a web page as JSON', { [crossrefPath]: [{ headers: json, body: '\n<!DOCTYPE html><html><body>Sign in' }] }, 'sent a web page instead of a record.'],
    ['a web page as JSON from doi.org', { [doiPath]: [{ headers: json, body: '<html lang="en">' }] }, 'sent a web page instead of a record.'],
    ['a web page', { [crossrefPath]: [{ headers: { 'content-type': 'text/html' }, body: '<html>' }] }, 'sent text/html instead of a record.'],
    ['JSON without a record', { [crossrefPath]: [jsonAnswer({ status: 'ok', message: 'try again' })] }, 'sent JSON that is not a record.'],
    ['a list instead of a record', { [doiPath]: [jsonAnswer([1, 2])] }, 'sent JSON that is not a record.'],
  ])('import --doi reports %s, and imports nothing', async (_, answers, expected) => {
    const { code, all } = await runImport(answers, '--doi', doi);
    expect(all).toContain(`doi:${doi}: 127.0.0.1:`);
    expect(all).toContain(expected);
    expect(code).not.toBe(0);
  }); // prettier-ignore

  test('the DOI may have another case or be written as an address, and other DOIs are not affected', async () => {
    const good = { ...record, DOI: 'https://doi.org/10.1234/HERDS', title: ['On Herds'] };
    const other = '/crossref/works/10.1234%2Fpacks';
    const answers = { [crossrefPath]: [message(good)], [other]: [message(record)] };
    const { all } = await runImport(answers, '--doi', doi, '--doi', '10.1234/packs');
    expect(all).toContain('doi:10.1234/packs: ');
    expect(all).not.toContain(`doi:${doi}:`);
    expect(papers()).toEqual([path.join('papers', 'on-herds.md')]);
  });

  test.each<[string, Played, string]>([
    ['another paper', atom('http://arxiv.org/x', ['2401.00001v1', 'Another Paper']), 'sent another paper: "2401.00001".'],
    ['Latin-1', { headers: { 'content-type': 'application/atom+xml' }, body: latin1('<feed><title>Ébène</title></feed>') }, 'sent text that is not UTF-8.'],
    ['a web page as XML', { headers: { 'content-type': 'text/xml' }, body: '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>' }, 'sent a web page instead of a record.'],
    ['prose', { headers: { 'content-type': 'application/xml' }, body: 'Rate exceeded.' }, 'sent invalid XML.'],
  ])('import --arxiv reports %s, and imports nothing', async (_, answer, expected) => {
    const { code, all } = await runImport({ [arXivPath]: [answer] }, '--arxiv', '2407.21783');
    expect(all).toContain('arXiv:2407.21783: 127.0.0.1:');
    expect(all).toContain(expected);
    expect(code).not.toBe(0);
  }); // prettier-ignore

  test('a paper of arXiv that nothing asked for is not imported', async () => {
    const answer = atom(
      'http://arxiv.org/x',
      ['2407.21783v3', 'The Flock'],
      ['2401.00001v1', 'Another Paper'],
    );
    const { all } = await runImport({ [arXivPath]: [answer] }, '--arxiv', '2407.21783');
    expect(all).toContain('also sent papers that were not requested: "2401.00001".');
    expect(papers()).toEqual([path.join('papers', 'the-flock.md')]);
  });

  const damaged: [string, (type: string) => Played, RegExp][] = [
    ['text in Latin-1', (type) => ({ headers: { 'content-type': type }, body: latin1('{"title": "Ébène"}') }), /sent text that is not UTF-8\./u],
    ['a web page under its own media type', (type) => ({ headers: { 'content-type': type }, body: '<!doctype html>\n<html><p>Sign in' }), /sent a web page instead of a record\./u],
    ['prose', (type) => ({ headers: { 'content-type': type }, body: 'Please wait.' }), /sent (?:invalid JSON|invalid XML|text that is not BibTeX)\./u],
  ]; // prettier-ignore
  test.each(serviceNames.flatMap((name) => damaged.map((answer) => [name, ...answer] as const)))(
    'refresh of %s reports %s, and changes nothing',
    async (name, _, answer, expected) => {
      const { all } = await runRefresh(name, answer(people[name][1]));
      expect(all).toMatch(expected);
      expect(all).toMatch(new RegExp(`${name}:\\S+: 127\\.0\\.0\\.1:`, 'u'));
      expect(papers()).toEqual([path.join('papers', 'old.md')]);
    },
  );

  test.each<[ServiceName, Played, string]>([
    ['orcid', jsonAnswer({ ...(JSON.parse(String(orcidWorks.body)) as object), path: '/0000-0001-5109-3700/works' }), '0000-0001-5109-3700'],
    ['arxiv', atom('http://arxiv.org/a/chen_b_1', ['2407.21783v3', 'The Flock']), 'chen_b_1'],
  ])('refresh of %s reports the list of another person', async (name, answer, id) => {
    const { all } = await runRefresh(name, answer);
    expect(all).toContain(`sent the list of another person: "${id}".`);
    expect(papers()).toEqual([path.join('papers', 'old.md')]);
  }); // prettier-ignore

  test('text in an encoding that the response states is read', async () => {
    const bib = latin1('@article{x, title = {Ébène}, author = {Ada Quill}, year = 2024}\n');
    const headers = { 'content-type': 'text/plain; charset=ISO-8859-1' };
    const { all } = await runRefresh('dblp', { headers, body: bib });
    expect(all).toContain('1 paper found: 1 written');
    expect(readFileSync(path.join(folder, 'content/papers/ebene.md'), 'utf8')).toContain('title: Ébène');
  });

  test.each<[string, Played]>([
    ['cut JSON', { headers: json, body: '{"message": {"title": ["On He' }],
    ['nothing', { headers: json, body: '' }],
    ['half a character', { headers: json, body: Buffer.from('{"title": "深').subarray(0, -1) }],
    ['a connection that ends too early', { answer: (response) => {
      response.writeHead(200, { ...json, 'content-length': '100' });
      response.write('{"message": {');
      setTimeout(() => response.destroy(), 20);
    } }],
  ])('an answer is requested again and then reported as incomplete: %s', async (_, answer) => {
    const env = await environment({ [crossrefPath]: [answer] });
    const transport = createTransport({ userAgent: 'Offprint/1', wait: async () => undefined });
    const sources = await fetchPapers({ dois: [doi], arXivs: [] }, servicesOf(env), transport);
    expect(sources[0]?.content).toMatchObject({
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ sent an (?:incomplete|empty) response\.$/u),
      advice: 'Try again later.',
    });
    expect(service?.requests).toHaveLength(4);
  }); // prettier-ignore

  test.each([
    [jsonProblem, '{"a": [1, {"b": "x\\"}"}', 'an incomplete response'],
    [jsonProblem, '{"a": 1} x', 'invalid JSON'],
    [jsonProblem, '  ', 'an empty response'],
    [jsonProblem, '[]', undefined],
    [feedProblem, '<feed><entry>', 'an incomplete response'],
    [feedProblem, '<a:feed>x</a:feed>\n', undefined],
    [bibtexProblem, '@article{x, title = {A},', 'an incomplete response'],
    [bibtexProblem, '@article{x, title = {A}', 'an incomplete response'],
    [bibtexProblem, '', undefined],
    [bibtexProblem, '@article{x, title = {A}}\n', undefined],
  ])('%o of %j is %j', (problemOf, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });
});
