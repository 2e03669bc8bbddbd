import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main as undoMain } from '../../../scripts/commands/undo.ts';
import { parseCitationCounts } from '../../../src/model/citation-counts.ts';
import { openAlexWork } from '../../fetch/people-answers.ts';
import { runCommand } from '../run-command.ts';
import {
  answers,
  candidate,
  counted,
  counts,
  countUrl,
  noticed,
  noticesUrl,
  herds,
  lab,
  notFound,
  work,
} from './complete/complete-lab.ts';

// These tests are about what the command does with the findings. The search has tests of its own in test/complete/.
beforeEach(() => lab.open());
afterEach(async () => {
  vi.useRealTimers();
  await lab.close();
});

const herd = [
  'title: On Herds',
  'author: [Ada Quill, Bo Chen]',
  'authorsTruncated: true',
  'issued: "2023-05"',
];

function paperFile(id: string, lines: readonly string[] = herd) {
  lab.put(`papers/${id}.md`, `---\n${lines.join('\n')}\n---\n`);
}

test('completes a paper, counts its citations, and asks and changes nothing the second time', async () => {
  await lab.importBib(herds);
  lab.answer = answers('certain', { 'on-herds': [work] });
  const first = await lab.complete([], { counts });
  expect(first.all).toContain('1 paper looked up: 1 found, 0 proposed, 0 not found, 0 failed.');
  expect(first.all).toContain('Citations of 1 paper counted by OpenAlex.');
  expect(first.all).toContain('1 paper changed: identifiers of 1, authors of 1, links of 1, venue of 1.');
  const found = lab.paper('on-herds');
  expect(found).toMatchObject({
    title: 'On Herds',
    author: ['Ada Quill', 'Bo Chen', 'Cy Dahl', 'Di Ek'],
    type: 'article-journal',
    issued: '2023-05-02',
    containerTitle: 'Journal of Herds',
    DOI: '10.5555/herds',
    links: { pdf: 'https://press.example.org/herds.pdf' },
  });
  expect(found.authorsTruncated).toBeUndefined();
  expect(found.versions).toHaveLength(2);
  expect(lab.read('imported.jsonl')).toContain('"complete (openalex)"');
  expect(parseCitationCounts(lab.read('citations.json')).counts.get('on-herds')).toMatchObject({ count: 12 });
  const after = lab.content();
  const second = await lab.complete();
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(lab.asked).toEqual(['on-herds']);
  expect(second.requests).toEqual([]);
  expect(lab.content()).toEqual(after);
});

test('a record goes to the file of its paper although the title differs; a title is only replaced by a longer one', async () => {
  await lab.importBib(`${herds}@unpublished{packs, title={On Pakcs}, author={Ada Quill}, year=2023}\n`);
  lab.answer = answers('certain', {
    'on-herds': [{ ...work, title: 'On Herds: A Survey', display_name: 'On Herds: A Survey' }],
    'on-pakcs': [openAlexWork(2, 'On Packs', '10.5555/packs')],
  });
  await lab.complete();
  expect(readdirSync(path.join(lab.folder, 'content/papers'))).toEqual(['on-herds.md', 'on-pakcs.md']);
  expect(lab.paper('on-herds').title).toBe('On Herds: A Survey');
  expect(lab.paper('on-pakcs')).toMatchObject({ title: 'On Pakcs', DOI: '10.5555/packs' });
});

test('values edited by hand stay, and the import of the same file changes nothing afterwards', async () => {
  await lab.importBib(herds);
  lab.put(
    'papers/on-herds.md',
    lab.read('papers/on-herds.md').replace('title: On Herds', 'title: On Big Herds # ours\nselected: true'),
  );
  lab.answer = answers('certain', { 'on-herds': [work] });
  await lab.complete();
  expect(lab.read('papers/on-herds.md')).toContain('title: On Big Herds # ours');
  expect(lab.paper('on-herds')).toMatchObject({ selected: true, DOI: '10.5555/herds' });
  const edited = lab.read('papers/on-herds.md').replace('Journal of Herds', 'J. Herds');
  lab.put('papers/on-herds.md', edited);
  await lab.complete(['--again'], { counts });
  expect(lab.read('papers/on-herds.md')).toBe(edited);
  await lab.importBib(herds);
  expect(lab.read('papers/on-herds.md')).toBe(edited);
});

test('a paper that was deleted stays deleted, and its state and proposal are removed', async () => {
  await lab.importBib(`${herds}@unpublished{packs, title={On Packs}, author={Ada Quill}, year=2023}\n`);
  lab.answer = answers('likely', { 'on-herds': [work] });
  await lab.complete();
  expect(lab.read('proposals.yaml')).toContain('on-herds:');
  rmSync(path.join(lab.folder, 'content/papers/on-herds.md'));
  lab.answer = answers('certain', { 'on-packs': [openAlexWork(2, 'On Packs', '10.5555/packs')] });
  await lab.complete(['--again']);
  expect(readdirSync(path.join(lab.folder, 'content/papers'))).toEqual(['on-packs.md']);
  expect(lab.read('asked.jsonl')).not.toContain('on-herds');
  expect(lab.read('proposals.yaml')).not.toContain('on-herds');
});

test('the fuller spelling of a name and the ORCID are kept; a list of other people is not taken', async () => {
  await lab.importBib(
    `${herds}@unpublished{packs, title={On Packs}, author={Ada Quill and others}, year=2023}\n`,
  );
  const people = [
    { author: { display_name: 'A. Quill', orcid: 'https://orcid.org/0000-0002-1825-0097' } },
    { author: { display_name: 'Bo C. Chen' } },
    { author: { display_name: 'Cy Dahl' } },
  ];
  lab.answer = answers('certain', {
    'on-herds': [{ ...work, authorships: people }],
    'on-packs': [openAlexWork(2, 'On Packs', '10.5555/packs', ['Bo Chen', 'Cy Dahl'])],
  });
  await lab.complete();
  expect(lab.paper('on-herds').author).toEqual([
    { family: 'Quill', given: 'Ada', ORCID: '0000-0002-1825-0097' },
    'Bo C. Chen',
    'Cy Dahl',
  ]);
  expect(lab.paper('on-packs')).toMatchObject({
    author: ['Ada Quill'],
    authorsTruncated: true,
    DOI: '10.5555/packs',
  });
});

test('a preprint and its publication become one paper with two versions', async () => {
  await lab.importBib(herds);
  const preprint = {
    ...openAlexWork(3, 'On Herds', '10.48550/arxiv.2301.00001', ['Ada Quill', 'Bo Chen', 'Cy Dahl', 'Di Ek']),
    type: 'preprint',
    publication_date: '2022-12-01',
    primary_location: {
      source: { display_name: 'arXiv (Cornell University)', type: 'repository' },
      landing_page_url: 'https://arxiv.org/abs/2301.00001',
    },
    locations: [{ landing_page_url: 'https://arxiv.org/abs/2301.00001' }],
  };
  lab.answer = answers('certain', { 'on-herds': [preprint, work] });
  await lab.complete();
  const { DOI, arXiv, versions = [], type } = lab.paper('on-herds');
  expect([DOI, arXiv, type]).toEqual(['10.5555/herds', '2301.00001', 'article-journal']);
  expect(versions.map((version) => version.DOI)).toEqual(['10.48550/arxiv.2301.00001', '10.5555/herds']);
  const after = lab.content();
  await lab.complete(['--again']);
  expect(lab.content()).toEqual(after);
});

test('papers that were not found are looked up again after 30 days, with another title, or with --again', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-01T12:00:00Z') });
  await lab.importBib(herds);
  const { code, all } = await lab.complete();
  expect(code).toBe(0);
  expect(all).toContain('Not found:\n  papers/on-herds.md');
  expect(lab.read('asked.jsonl')).toMatch(/"paper":"on-herds","asked":"2026-11-01","result":"not found"/);
  const times = async (day: string, ...args: string[]) => {
    vi.setSystemTime(new Date(`${day}T12:00:00Z`));
    lab.asked = [];
    await lab.complete(args);
    return lab.asked.length;
  };
  expect(await times('2026-11-30')).toBe(0);
  expect(await times('2026-11-30', '--again')).toBe(1);
  expect(await times('2026-12-29')).toBe(0);
  expect(await times('2026-12-30')).toBe(1);
  lab.put('papers/on-herds.md', lab.read('papers/on-herds.md').replace('On Herds', 'On Cows'));
  expect(await times('2026-12-31')).toBe(1);
});

test('citations are counted again after 7 days; a weekly update changes one file', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-01T12:00:00Z') });
  await lab.importBib(herds);
  lab.answer = answers('certain', { 'on-herds': [work] });
  await lab.complete([], { counts });
  const before = lab.content();
  vi.setSystemTime(new Date('2026-11-07T12:00:00Z'));
  expect((await lab.complete([], { counts })).requests).toEqual([]);
  vi.setSystemTime(new Date('2026-11-08T12:00:00Z'));
  const later = { ...counts, [countUrl('10.5555/herds')]: [counted('10.5555/herds', 13)] };
  expect((await lab.complete([], { counts: later })).requests).toHaveLength(2);
  const changed = Object.entries(lab.content()).filter(([file, text]) => before[file] !== text);
  expect(changed.map(([file]) => file)).toEqual(['citations.json']);
  expect(lab.asked).toHaveLength(1);
});

test('a retraction that comes with the citations is added to the paper', async () => {
  await lab.importBib(herds);
  lab.answer = answers('certain', { 'on-herds': [work] });
  await lab.complete([], { counts });
  const before = lab.paper('on-herds');
  const retracted = {
    ...counts,
    [countUrl('10.5555/herds')]: [counted('10.5555/herds', 12, { is_retracted: true })],
  };
  await lab.complete(['--again', '--only', 'citations'], { counts: retracted });
  expect(lab.paper('on-herds')).toEqual({ ...before, updates: [{ type: 'retraction' }] });
  const after = lab.content();
  await lab.complete(['--again', '--only', 'citations'], { counts: retracted });
  expect(lab.content()).toEqual(after);
});

test('retractions and corrections of Crossref are added with date and notice, once', async () => {
  await lab.importBib(herds);
  lab.answer = answers('certain', { 'on-herds': [work] });
  const notices = [
    { type: 'correction', DOI: '10.5555/c', updated: { 'date-parts': [[2024, 1, 2]] } },
    { type: 'retraction', DOI: '10.5555/r', updated: { 'date-parts': [[2025, 3]] } },
  ];
  const played = {
    [countUrl('10.5555/herds')]: [counted('10.5555/herds', 12, { is_retracted: true })],
    [noticesUrl('10.5555/herds')]: [noticed('10.5555/herds', notices)],
  };
  await lab.complete([], { counts: played });
  const expected = [
    { type: 'correction', issued: '2024-01-02', URL: 'https://doi.org/10.5555/c' },
    { type: 'retraction', issued: '2025-03', URL: 'https://doi.org/10.5555/r' },
  ];
  expect(lab.paper('on-herds').updates).toEqual(expected);
  const after = lab.content();
  await lab.complete(['--again'], { counts: played });
  expect(lab.content()).toEqual(after);
  lab.put('papers/on-herds.md', lab.read('papers/on-herds.md').replace(/updates:\n(?: {2}- .*\n)+/u, ''));
  await lab.complete(['--again'], { counts: played });
  expect(lab.paper('on-herds').updates).toBeUndefined();
});

test('--only takes only these parts, and the others are taken later', async () => {
  await lab.importBib(herds);
  lab.answer = answers('certain', { 'on-herds': [work] });
  await lab.complete(['--only', 'links']);
  const { links, DOI, author, type, versions } = lab.paper('on-herds');
  expect({ links, DOI, author, type, versions }).toEqual({
    links: { pdf: 'https://press.example.org/herds.pdf' },
    DOI: undefined,
    author: ['Ada Quill', 'Bo Chen'],
    type: 'manuscript',
    versions: undefined,
  });
  await lab.complete(['--only', 'authors']);
  expect(lab.paper('on-herds')).toMatchObject({ author: { length: 4 }, type: 'manuscript' });
  expect(lab.asked).toHaveLength(2);
  await lab.complete();
  expect(lab.paper('on-herds')).toMatchObject({ DOI: '10.5555/herds', type: 'article-journal' });
  await lab.complete();
  expect(lab.asked).toHaveLength(3);
});

test('abstracts are only taken if the site allows it for the service', async () => {
  const abstract = { abstract_inverted_index: { We: [0], count: [1], herds: [2] } };
  lab.answer = answers('certain', { 'on-herds': [{ ...work, ...abstract }] });
  await lab.importBib(herds);
  for (const [setting, expected] of [
    ['', undefined],
    ['abstracts: [arxiv]\n', undefined],
    ['abstracts: [openalex]\n', 'We count herds'],
  ] as const) {
    lab.put('site.yaml', `title: Lab\n${setting}`);
    await lab.complete(['--again']);
    expect(lab.paper('on-herds').abstract).toBe(expected);
  }
});

test('hidden papers are only looked up if they are named', async () => {
  paperFile('herds', [...herd, 'hidden: true']);
  const { code, all } = await lab.complete();
  expect([code, lab.asked]).toEqual([0, []]);
  expect(all).toContain('No paper has to be looked up now.');
  await lab.complete(['--paper', 'herds']);
  expect(lab.asked).toEqual(['herds']);
});

test('--paper and --author choose papers, and report names that do not exist', async () => {
  paperFile('herds');
  paperFile('packs', ['title: On Packs', 'author: [Cy Dahl]']);
  lab.put('authors/cy-dahl.md', '---\nname: Cy Dahl\n---\n');
  await lab.complete(['--author', 'cy-dahl']);
  expect(lab.asked).toEqual(['packs']);
  const { code, all } = await lab.complete(['--paper', 'nothing', '--author', 'nobody']);
  expect(code).toBe(2);
  expect(all).toContain('papers/nothing.md: There is no such file.');
  expect(all).toContain('authors/nobody.md: There is no such person with a page.');
});

test('an interrupted run keeps what it found, and the next run continues', async () => {
  for (const id of ['a', 'b', 'c']) paperFile(id, [`title: On ${id}`, 'author: [Ada Quill]']);
  const stop = new AbortController();
  lab.answer = (question) => {
    if (question.id === 'b') stop.abort();
    return answers('certain', {
      [question.id]: [openAlexWork(1, question.paper.title, `10.5555/${question.id}`)],
    })(question);
  };
  const { code, all } = await lab.complete([], { signal: stop.signal });
  expect(code).toBe(1);
  expect(all).toContain('Stopped: 1 paper left. Run the command again to continue.');
  expect([lab.paper('a').DOI, lab.paper('b').DOI, lab.paper('c').DOI]).toEqual([
    '10.5555/a',
    '10.5555/b',
    undefined,
  ]);
  await lab.complete();
  expect(lab.asked).toEqual(['a', 'b', 'c']);
  expect(lab.paper('c').DOI).toBe('10.5555/c');
});

test('results are written while the services are asked, so that a killed run loses little', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-01T12:00:00Z') });
  for (const id of ['a', 'b', 'c']) paperFile(id, [`title: On ${id}`, 'author: [Ada Quill]']);
  let written = '';
  lab.answer = async (question) => {
    vi.setSystemTime(Date.now() + 60_000);
    if (question.id === 'c') {
      await vi.waitFor(() => expect(lab.content()['asked.jsonl']).toContain('"a"'));
      written = lab.read('asked.jsonl');
    }
    return notFound(question);
  };
  await lab.complete();
  expect(written).toContain('"paper":"a"');
  expect(written).not.toContain('"paper":"c"');
  expect(lab.read('asked.jsonl')).toContain('"paper":"c"');
});

test('ends with 0 at the limit of requests, and the next run continues', async () => {
  for (const id of ['a', 'b']) paperFile(id, [`title: On ${id}`, 'author: [Ada Quill]']);
  const problems = [
    {
      message: 'The limit of 5 requests for one run is reached.',
      advice: 'Run the command again to continue.',
    },
  ];
  lab.answer = (question) =>
    question.id === 'a' ? notFound(question) : { question, outcome: 'failed', candidates: [], problems };
  const { code, all } = await lab.complete(['--budget', '5']);
  expect(code).toBe(0);
  expect(all).toContain('The limit of requests is reached: 1 paper left. Run the command again to continue.');
  await lab.complete();
  expect(lab.asked).toEqual(['a', 'b', 'b']);
});

test('ends with 1 if a service fails: the others are used, and the paper is looked up again', async () => {
  await lab.importBib(`${herds}@unpublished{packs, title={On Packs}, author={Ada Quill}, year=2023}\n`);
  const problems = [
    { message: 'api.example.org cannot be reached: ECONNREFUSED.', advice: 'Try again later.' },
  ];
  lab.answer = (question) =>
    question.id === 'on-packs'
      ? { question, outcome: 'failed', candidates: [], problems }
      : { question, outcome: 'certain', candidates: [candidate(work)], problems };
  const { code, all } = await lab.complete();
  expect(code).toBe(1);
  expect(all).toContain(
    'papers/on-herds.md: api.example.org cannot be reached: ECONNREFUSED. The same for 1 more paper. Try again later.',
  );
  expect(all).toContain('2 papers looked up: 1 found, 0 proposed, 0 not found, 1 failed.');
  expect(lab.paper('on-herds').DOI).toBe('10.5555/herds');
  await lab.complete();
  expect(lab.asked.filter((id) => id === 'on-packs')).toHaveLength(2);
  expect(lab.asked.filter((id) => id === 'on-herds')).toHaveLength(1);
});

test('--dry-run prints the changes and writes nothing, also as JSON', async () => {
  await lab.importBib(herds);
  const before = lab.content();
  lab.answer = answers('certain', { 'on-herds': [work] });
  const { stdout, code } = await lab.complete(['--dry-run']);
  expect(code).toBe(0);
  expect(stdout).toContain('+++ papers/on-herds.md');
  expect(stdout).toContain('+DOI: "10.5555/herds"');
  const { stdout: json } = await lab.complete(['--dry-run', '--json']);
  expect(JSON.parse(json)).toMatchObject({ due: 1, found: ['on-herds'], dryRun: true });
  expect(lab.content()).toEqual(before);
});

test('files of a newer version are not changed', async () => {
  paperFile('herds');
  lab.put('asked.jsonl', '{"version":9}\n');
  const { code, all } = await lab.complete();
  expect([code, lab.asked]).toEqual([2, []]);
  expect(all).toContain('asked.jsonl:1: The file was written by a newer version of Offprint (format 9).');
});

test.each([
  [
    ['--only', 'doi'],
    '--only: "doi" is not a part. Use one or more of identifiers, authors, links, details, citations.',
  ],
  [['--budget', 'many'], '--budget: "many" is not a number of requests.'],
  [['--review', '--json'], '--review asks questions in the terminal.'],
  [['--report', ''], '--report: The name of the file is empty.'],
  [[], 'has no papers. Import some first'],
])('with the options %j: ends with 2', async (args, message) => {
  const { code, stderr } = await lab.complete(args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('npm run undo takes back everything that a run wrote, also the citations and the state of the search', async () => {
  await lab.importBib(herds);
  const before = lab.content();
  lab.answer = answers('certain', { 'on-herds': [work] });
  await lab.complete([], { counts });
  expect(Object.keys(lab.content()).length).toBeGreaterThan(Object.keys(before).length + 1);
  const undone = await runCommand(undoMain, ['--content', path.join(lab.folder, 'content')], {
    cwd: lab.folder,
  });
  expect([undone.code, undone.stdout]).toEqual([0, expect.stringMatching(/^Took back the completion of /)]);
  expect(lab.content()).toEqual(before);
});
