import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/refresh.ts';
import { peopleServices, serviceNames } from '../../../src/fetch/people-services.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import {
  atom, dblp, jsonAnswer, openAlexAnswer, openAlexPage, openAlexWork, orcid, orcidBulk, orcidWorks, semanticScholarAnswer,
  semanticScholarPage,
} from '../../fetch/people-answers.ts'; // prettier-ignore
import { type LocalService, type Played, startService } from '../../fetch/service.ts';
import {
  deletedAnswer, zoteroAnswer, zoteroChanges, zoteroDeleted, zoteroItem, zoteroItems,
} from '../../fetch/zotero-answers.ts'; // prettier-ignore
import { runCommand } from '../run-command.ts';

let folder: string;
let service: LocalService | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-refresh-'));
  mkdirSync(path.join(folder, 'content/authors'), { recursive: true });
});
afterEach(async () => {
  await service?.close();
  service = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function put(file: string, text: string) {
  mkdirSync(path.dirname(path.join(folder, 'content', file)), { recursive: true });
  writeFileSync(path.join(folder, 'content', file), text);
}

function author(id: string, ...lines: string[]) {
  put(`authors/${id}.md`, `---\n${lines.join('\n')}\n---\n`);
}

/** Runs the refresh against one local service with these answers, in place of all services. */
async function refresh(answers: Record<string, readonly Played[]>, args: string[] = []) {
  await service?.close();
  service = await startService(answers);
  const variables = ['OFFPRINT_ARXIV', ...Object.values(peopleServices).map(({ variable }) => variable)];
  const env = Object.fromEntries(variables.map((name) => [name, service?.url]));
  const argv = ['--content', path.join(folder, 'content'), ...args];
  const result = await runCommand(main, argv, { cwd: folder, env });
  return { ...result, requests: service.requests };
}

/** Returns the text of each file of the content. */
function content(): Record<string, string> {
  const names = readdirSync(path.join(folder, 'content'), { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')]),
  );
}

function paper(id: string) {
  const file = path.join(folder, `content/papers/${id}.md`);
  const read = parsePaperFile(readFileSync(file, 'utf8'), file, id);
  if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

const herds = { [openAlexPage('A1', 1)]: [openAlexAnswer([openAlexWork(1, 'On Herds', '10.1234/herds')])] };
const orcidOnly = { [`/${orcid}/works`]: [orcidWorks], [`/${orcid}/works/7,11`]: [orcidBulk] };

test('fetches from all services, merges a paper of several sources, and changes nothing the second time', async () => {
  author('ada-quill', 'name: Ada Quill # me', `ORCID: ${orcid}`, 'ids:', '  openalex: A1', '  dblp: 12/3456-1',
    '  arXiv: quill_a_1', '  semanticScholar: 1741101'); // prettier-ignore
  put('site.yaml', 'title: Lab\nurl: https://lab.example/\nmailto: ada@lab.example\n');
  const before = content();
  const flock = atom('http://arxiv.org/x', ['2407.21783v3', 'The Flock of 0001']);
  const answers = {
    ...orcidOnly,
    [openAlexPage('A1', 1)]: [openAlexAnswer([openAlexWork(1, 'On Herds of Models', '10.1234/herds')])],
    '/pid/12/3456-1.bib?param=1': [dblp],
    '/quill_a_1.atom2': [flock],
    '/query?id_list=2407.21783&max_results=1': [flock],
    [semanticScholarPage('1741101', 0)]: [semanticScholarAnswer(['On Geese'], 0)],
  };
  const first = await refresh(answers);
  const papers = readdirSync(path.join(folder, 'content/papers')).sort();
  expect(papers).toEqual([
    'flocks-counted.md',
    'on-geese.md',
    'on-herds-of-models.md',
    'on-packs.md',
    'the-flock-of-0001.md',
  ]);
  expect(paper('on-herds-of-models').profiles).toEqual(['ada-quill']);
  expect(paper('the-flock-of-0001')).toMatchObject({ arXiv: '2407.21783', abstract: 'We study herds.' });
  expect(first.requests[0]?.headers['user-agent']).toMatch(
    /^Offprint\/[\d.]+ \(\+https:\/\/lab\.example\/; mailto:ada@lab\.example\)$/,
  );
  const after = content();
  expect(after['content/authors/ada-quill.md']).toBe(before['content/authors/ada-quill.md']);
  const second = await refresh(answers);
  expect(content()).toEqual(after);
  expect(second.stdout).toContain('Nothing new: no file was changed.');
  expect([first.code, second.code]).toEqual([0, 0]);
}, 60_000);

test('keeps edits by hand, and does not restore deleted papers', async () => {
  author('ada-quill', 'name: Ada Quill', `ORCID: ${orcid}`);
  await refresh(orcidOnly);
  rmSync(path.join(folder, 'content/papers/on-packs.md'));
  const text = content()['content/papers/on-herds-of-models.md'] ?? '';
  expect(text).toContain('Journal of Herds');
  put('papers/on-herds-of-models.md', text.replace('Journal of Herds', 'Annals of Herds'));
  const before = content();
  const { code, all } = await refresh(orcidOnly);
  expect(code).toBe(0);
  expect(content()).toEqual(before);
  expect(all).toContain('(papers/on-packs.md) was deleted by hand and was not created again.');
});

test('ends with 1 if a service fails, and writes the papers of the others', async () => {
  author('ada-quill', 'name: Ada Quill', `ORCID: ${orcid}`, 'ids: { openalex: A1 }');
  const report = path.join(folder, 'plan.md');
  const { code, all } = await refresh({ ...orcidOnly, [openAlexPage('A1', 1)]: [{ status: 403 }] }, [
    '--report',
    'plan.md',
  ]);
  expect(code).toBe(1);
  expect(all).toMatch(/openalex:A1: 127\.0\.0\.1:\d+ responded with status 403\. Try again later\./);
  expect(readdirSync(path.join(folder, 'content/papers'))).toEqual(['on-herds-of-models.md', 'on-packs.md']);
  const told = readFileSync(report, 'utf8');
  expect(told).toContain('openalex:A1: ');
  expect(told).toContain('+++ papers/on-packs.md');
});

test('ends with 1 if the only service fails, and changes nothing', async () => {
  author('ada-quill', 'name: Ada Quill', `ORCID: ${orcid}`);
  const before = content();
  const { code } = await refresh({ [`/${orcid}/works`]: [{ status: 403 }] });
  expect(code).toBe(1);
  expect(content()).toEqual(before);
});

test('reports a service that lists no papers, and ends with 0', async () => {
  author('ada-quill', 'name: Ada Quill', 'ids: { openalex: A1 }');
  const { code, all } = await refresh({ [openAlexPage('A1', 1)]: [openAlexAnswer([])] });
  expect(code).toBe(0);
  expect(all).toContain(
    'openalex:A1: The service lists no papers of Ada Quill. Check the id in authors/ada-quill.md.',
  );
});

test('--dry-run prints the changes and writes nothing, also as JSON', async () => {
  author('ada-quill', 'name: Ada Quill', 'ids: { openalex: A1 }');
  const before = content();
  const { code, stdout } = await refresh(herds, ['--dry-run']);
  expect([code, content()]).toEqual([0, before]);
  expect(stdout).toContain('+++ papers/on-herds.md');
  const { stdout: told } = await refresh(herds, ['--dry-run', '--json']);
  expect(JSON.parse(told)).toMatchObject({ read: 1, written: 1, dryRun: true });
  expect(content()).toEqual(before);
});

test('--author and --source limit the requests', async () => {
  author('ada-quill', 'name: Ada Quill', `ORCID: ${orcid}`, 'ids: { openalex: A1 }');
  author('bo-chen', 'name: Bo Chen', 'ids: { openalex: A2 }');
  const { requests } = await refresh(herds, ['--author', 'ada-quill', '--source', 'openalex,dblp']);
  expect(requests.map(({ path: asked }) => asked)).toEqual([openAlexPage('A1', 1)]);
});

test('assigns papers by the file of a person, even if two people have the same name', async () => {
  author('bo-chen', 'name: Bo Chen', 'ids: { openalex: A1 }');
  author('bo-chen-2', 'name: Bo Chen', 'ids: { openalex: A2 }');
  await refresh({
    [openAlexPage('A1', 1)]: [openAlexAnswer([openAlexWork(1, 'On Herds', '10.1234/a', ['Bo Chen'])])],
    [openAlexPage('A2', 1)]: [openAlexAnswer([openAlexWork(2, 'On Packs', '10.1234/b', ['Bo Chen'])])],
  });
  expect([paper('on-herds').profiles, paper('on-packs').profiles]).toEqual([['bo-chen'], ['bo-chen-2']]);
});

test('--metrics updates values and dates, except values edited by hand', async () => {
  author('ada-quill', 'name: Ada Quill', 'ids: { openalex: A1 }', 'metrics:',
    '  - { label: h-index, value: 9, asOf: "2020" }'); // prettier-ignore
  const counted = (cited: number, h: number) => ({
    ...herds,
    '/authors/A1': [jsonAnswer({ cited_by_count: cited, summary_stats: { h_index: h } })],
  });
  const file = 'content/authors/ada-quill.md';
  await refresh(counted(120, 6), ['--metrics']);
  expect(content()[file]).toMatch(/label: h-index, value: 9, asOf: "2020"/);
  expect(content()[file]).toMatch(/label: citations \(OpenAlex\), value: 120, asOf: "\d{4}-\d\d-\d\d"/);
  put(
    'authors/ada-quill.md',
    (content()[file] ?? '').replace('(OpenAlex), value: 6', '(OpenAlex), value: 7'),
  );
  const { all } = await refresh(counted(121, 8), ['--metrics']);
  expect(content()[file]).toMatch(/citations \(OpenAlex\), value: 121,/);
  expect(content()[file]).toMatch(/h-index \(OpenAlex\), value: 7,/);
  expect(all).toContain('metrics.h-index (OpenAlex) of Ada Quill was changed by hand');
});

test('ends with 0 if no person has an id', async () => {
  author('ada-quill', 'name: Ada Quill');
  const { code, stderr, requests } = await refresh({});
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /Nothing was fetched: no file in .*authors has an id for orcid, .*Add an ORCID or ids/,
  );
  expect(requests).toEqual([]);
});

test.each([
  [
    [],
    ['--source', 'scopus'],
    `--source: "scopus" is not a service. Use one or more of ${[...serviceNames, 'zotero'].join(', ')}.`,
  ],
  [[], ['--report', ''], '--report: The name of the file is empty.'],
  [['name: Ada Quill'], ['--author', 'ada-quill'], 'Nothing was fetched: no file in'],
  [
    ['name: Ada Quill', 'ids: { openalex: Quill }'],
    [],
    'authors/ada-quill.md: The file cannot be read. Run npm run lint-content',
  ],
  [['name: Ada Quill'], ['--author', '../x'], 'authors/../x.md: There is no such file.'],
])('a person with %j and the options %j: ends with 2 without a request', async (lines, args, message) => {
  if (lines.length > 0) author('ada-quill', ...lines);
  const { code, stderr, requests } = await refresh({}, args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(requests).toEqual([]);
});

describe('Zotero libraries', () => {
  const group = 'groups/12345';
  const folds = zoteroItem('AAAA2345', 'On Folds', { extra: 'Citation Key: quillFolds\nA private remark' });
  const herds = zoteroItem('BBBB2345', 'On Herds');
  /** Runs the refresh against the same address each time, as a service has it. */
  const ask = async (answers: Record<string, readonly Played[]>, args: string[] = []) => {
    service ??= await startService({});
    const { url } = service;
    const env = { OFFPRINT_ZOTERO: url, OFFPRINT_ZOTERO_KEY: 'aSecretKeyOfTheLab' };
    for (const path of Object.keys(service.answers)) delete service.answers[path];
    Object.assign(service.answers, answers);
    const before = service.requests.length;
    const argv = ['--content', path.join(folder, 'content'), ...args];
    const result = await runCommand(main, argv, { cwd: folder, env });
    return { ...result, requests: service.requests.slice(before) };
  };

  test('of the site are read without an owner, and later only what changed', async () => {
    put('site.yaml', 'title: Lab\nzotero:\n  group: 12345\n');
    const first = await ask({ [zoteroItems(group)]: [zoteroAnswer([folds, herds], 7)] }, [
      '--report',
      'r.md',
    ]);
    expect([first.code, first.stderr]).toEqual([0, 'Asking zotero:group-12345 for changes …\n']);
    expect(paper('on-folds')).toMatchObject({
      citationKey: 'quillFolds', containerTitle: 'Journal of Folds', author: ['Ada Quill'], other: { extra: 'A private remark' },
    }); // prettier-ignore
    expect(paper('on-folds').profiles).toBeUndefined();
    put('papers/on-herds.md', (content()['content/papers/on-herds.md'] ?? '').replace('"2024"', '"2023"'));
    const edited = content();
    const second = await ask({ [zoteroChanges(group, 7)]: [{ status: 304 }] });
    expect([second.code, second.requests.length]).toEqual([0, 1]);
    expect(content()).toEqual(edited);
    const changed = zoteroItem('AAAA2345', 'On Folds', { volume: '12' });
    const third = await ask({
      [zoteroChanges(group, 7)]: [zoteroAnswer([changed], 8)],
      [zoteroDeleted(group, 7)]: [deletedAnswer(['BBBB2345'], 8)],
    });
    expect(third.code).toBe(0);
    expect(paper('on-folds').volume).toBe('12');
    expect(paper('on-herds').issued).toBe('2023');
    expect(third.all).toContain(
      'zotero:group-12345: "On Herds" is no longer in the library or its collections; papers/on-herds.md was kept.',
    );
    const report = readFileSync(path.join(folder, 'r.md'), 'utf8');
    for (const text of [report, first.all, third.all, JSON.stringify(content())])
      expect(text).not.toContain('aSecretKey');
    rmSync(path.join(folder, 'content/papers/on-herds.md'));
    const last = await ask({ [zoteroChanges(group, 8)]: [{ status: 304 }] });
    expect(last.all).not.toContain('On Herds');
  });

  test('of a person belong to the person, and are read alone with --author and --source', async () => {
    put('site.yaml', 'title: Lab\nzotero:\n  group: 12345\n');
    author(
      'ada-quill',
      'name: Ada Quill',
      `ORCID: ${orcid}`,
      'zotero: { user: 98765, collections: [COLL2345] }',
    );
    const own = zoteroItem('AAAA2345', 'On Folds', { collections: ['COLL2345'] });
    const { code, requests } = await ask(
      { [zoteroItems('users/98765/collections/COLL2345')]: [zoteroAnswer([own], 3)] },
      ['--author', 'ada-quill', '--source', 'zotero'],
    );
    expect([code, requests.length]).toEqual([0, 1]);
    expect(paper('on-folds').profiles).toEqual(['ada-quill']);
    const imported = content()['content/imported.jsonl'] ?? '';
    expect(imported).toContain('ada-quill (zotero)');
  });

  test('that cannot be read are reported with what to do, and other services are still asked', async () => {
    put('site.yaml', 'title: Lab\nzotero: { group: 12345 }\n');
    const refused = await ask({ [zoteroItems(group)]: [{ status: 403 }] });
    expect(refused.code).not.toBe(0);
    expect(refused.all).toContain('Check that the key in OFFPRINT_ZOTERO_KEY may read this library');
    const missing = await ask({});
    expect(missing.all).toContain('Check the numbers and collections of zotero in site.yaml.');
    put('site.yaml', 'title: Lab\nzotero: { group: 12345, user: 1 }\n');
    const invalid = await ask({});
    expect(invalid.all).toMatch(/site\.yaml:2: .*Write either group or user/);
    expect(invalid.code).toBe(2);
  });

  test('without papers are a warning, and files and notes in them are not papers', async () => {
    put('site.yaml', 'title: Lab\nzotero: { group: 12345 }\n');
    const file = zoteroItem('FILE2345', 'scan.pdf', { itemType: 'attachment' });
    const { all } = await ask({ [zoteroItems(group)]: [zoteroAnswer([file], 3)] });
    expect(all).toContain('zotero:group-12345: The library has no papers. Check zotero in site.yaml.');
  });
});

test('does not ask about people without a page, neither by their file nor by the settings', async () => {
  author('ada-quill', 'name: Ada Quill', 'page: false', 'ids: {openalex: A1}');
  author('bo-chen', 'name: Bo Chen', 'ids: {openalex: A1}');
  put('site.yaml', 'title: Lab\nwithoutPage: [Bo Chen]\n');
  const before = content();
  const all = await refresh(herds);
  expect([all.code, all.requests]).toEqual([0, []]);
  const named = await refresh(herds, ['--author', 'ada-quill']);
  expect([named.code, named.requests]).toEqual([2, []]);
  expect(named.stderr).toContain(
    'authors/ada-quill.md: The person has no page, so no service is asked about the person.',
  );
  expect(content()).toEqual(before);
});
