import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main as lintMain } from '../../../../scripts/commands/lint-content.ts';
import { openAlexWork } from '../../../fetch/people-answers.ts';
import { runCommand } from '../../run-command.ts';
import { answers, candidate, herds, lab, work } from './complete-lab.ts';

beforeEach(() => lab.open());
afterEach(() => lab.close());

const packs = '@unpublished{packs, title={On Packs}, author={Ada Quill}, year=2023}\n';
const both = {
  'on-herds': [work, openAlexWork(4, 'On Herds Again', '10.5555/again')],
  'on-packs': [openAlexWork(2, 'On Packs', '10.5555/packs')],
};

/** Makes a lab with a proposal for each of two papers. */
async function propose() {
  await lab.importBib(herds + packs);
  lab.answer = answers('likely', both);
  return lab.complete();
}

test('a likely record becomes a proposal that people can read, and changes no paper', async () => {
  const { code, all } = await propose();
  expect(code).toBe(0);
  expect(all).toContain('2 papers looked up: 0 found, 2 proposed, 0 not found, 0 failed.');
  expect(all).toContain('2 proposals wait in proposals.yaml. Decide with: npm run complete -- --review');
  expect(lab.paper('on-herds').DOI).toBeUndefined();
  expect(lab.read('proposals.yaml')).toBe(`${header}on-herds:
  paper: On Herds — Ada Quill et al., 2022
  answer:
  records:
    - source: openalex
      address: https://openalex.org/W1
      evidence: {title: equal, authors: "2 of 2 in order", year: "2023 and 2023", type: article}
      found:
        title: On Herds
        type: article-journal
        author:
          - Ada Quill
          - Bo Chen
          - Cy Dahl
          - Di Ek
        issued: "2023-05-02"
        containerTitle: Journal of Herds
        DOI: "10.5555/herds"
        links: {pdf: https://press.example.org/herds.pdf}
    - source: openalex
      address: https://openalex.org/W4
      evidence: {title: equal, authors: "2 of 2 in order", year: "2023 and 2023", type: article}
      found:
        title: On Herds Again
        type: article-journal
        author:
          - Ada Quill
        issued: "2023-05-02"
        containerTitle: Journal of Herds
        DOI: "10.5555/again"
on-packs:
  paper: On Packs — Ada Quill, 2023
  answer:
  records:
    - source: openalex
      address: https://openalex.org/W2
      evidence: {title: equal, authors: "2 of 2 in order", year: "2023 and 2023", type: article}
      found:
        title: On Packs
        type: article-journal
        author:
          - Ada Quill
        issued: "2023-05-02"
        containerTitle: Journal of Herds
        DOI: "10.5555/packs"
`);
  lab.asked = [];
  const before = lab.content();
  await lab.complete();
  expect([lab.asked, lab.content()]).toEqual([[], before]);
});

const header = `# Records that may be papers of this folder, found by \`npm run complete\`. To decide about them, run
# \`npm run complete -- --review\`. Or write accept or refuse after "answer:" (or the number of a record in the list), and run
# \`npm run complete\`.
`;

test('--review accepts and refuses; a refused record is not proposed or taken again', async () => {
  await propose();
  const { code, stdout, requests } = await lab.complete(['--review'], { answers: ['1', 'x', 'r'] });
  expect([code, requests]).toEqual([0, []]);
  expect(stdout).toContain(
    '1 of 2: On Herds — Ada Quill et al., 2022\npapers/on-herds.md may be:\n  1. On Herds',
  );
  expect(stdout).toContain('Ada Quill, Bo Chen, Cy Dahl, Di Ek');
  expect(stdout).toContain('"x" is not one of these answers.');
  expect(stdout).toContain('1 accepted, 1 refused, 0 left.');
  expect(lab.paper('on-herds')).toMatchObject({ DOI: '10.5555/herds', author: { length: 4 } });
  expect(lab.read('imported.jsonl')).toContain('complete (openalex)');
  expect(lab.paper('on-packs').DOI).toBeUndefined();
  expect(lab.read('proposals.yaml')).toBe(header);
  expect(lab.read('asked.jsonl')).toContain('"refused":["doi:10.5555/packs","https://openalex.org/W2"]');
  for (const outcome of ['likely', 'certain'] as const) {
    lab.answer = answers(outcome, both);
    await lab.complete(['--again']);
    expect(lab.paper('on-packs').DOI).toBeUndefined();
    expect(lab.read('proposals.yaml')).not.toContain('on-packs:');
  }
});

test('--review: skipping, opening and stopping leave the proposals; answers before are kept', async () => {
  await propose();
  const before = lab.content();
  const env = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const first = await lab.complete(['--review'], { answers: ['o 2', 'skip', 'q'], env });
  expect(first.stdout).toContain(': https://doi.org/10.5555/again\n');
  expect(first.stdout).toContain('0 accepted, 0 refused, 2 left.');
  expect(lab.content()).toEqual(before);
  // The terminal is closed at the second question.
  const second = await lab.complete(['--review'], { answers: ['refuse'], env });
  expect(second.stdout).toContain('0 accepted, 1 refused, 1 left.');
  expect(lab.read('proposals.yaml')).not.toContain('on-herds:');
  expect(lab.read('proposals.yaml')).toContain('on-packs:');
  const { code, stderr } = await lab.complete(['--review']);
  expect(code).toBe(2);
  expect(stderr).toContain('Standard input is not a terminal');
  const none = await lab.complete(['--review', '--paper', 'on-herds'], { answers: [] });
  expect(none.stdout).toContain('No proposal waits for an answer.');
});

test('answers in the file are taken; comments and other proposals stay as they are', async () => {
  await propose();
  const text = lab.read('proposals.yaml');
  lab.put(
    'proposals.yaml',
    text.replace('  answer:', '  answer: 2').replace('on-packs:', '# ask Bo\non-packs:'),
  );
  const { code } = await lab.complete();
  expect(code).toBe(0);
  expect(lab.paper('on-herds').DOI).toBe('10.5555/again');
  expect(lab.read('proposals.yaml')).toBe(`${header}# ask Bo\n${text.slice(text.indexOf('on-packs:'))}`);
  lab.put('proposals.yaml', lab.read('proposals.yaml').replace('  answer:', '  answer: 7'));
  const wrong = await lab.complete();
  expect(wrong.code).toBe(1);
  expect(wrong.all).toMatch(
    /proposals\.yaml:7: The list has no record 7\. Write a number from 1 to 1, or refuse\./,
  );
  lab.put('proposals.yaml', lab.read('proposals.yaml').replace('answer: 7', 'answer: refuse'));
  await lab.complete();
  expect(lab.paper('on-packs').DOI).toBeUndefined();
  expect(lab.read('proposals.yaml')).not.toContain('on-packs');
});

test('a proposal ends when the record becomes certain', async () => {
  await propose();
  lab.answer = answers('certain', both);
  await lab.complete(['--again', '--paper', 'on-packs']);
  expect(lab.paper('on-packs').DOI).toBe('10.5555/packs');
  expect(lab.read('proposals.yaml')).not.toContain('on-packs:');
  expect(lab.read('proposals.yaml')).toContain('on-herds:');
});

test('invalid YAML is reported and not overwritten, and a proposal that could not be written is found again', async () => {
  await lab.importBib(herds + packs);
  lab.put('proposals.yaml', 'on-herds: [\n');
  lab.answer = answers('likely', { 'on-herds': [work] });
  const { code, all } = await lab.complete();
  expect(code).toBe(1);
  expect(all).toMatch(/proposals\.yaml:\d+: Invalid YAML/);
  expect(lab.read('proposals.yaml')).toBe('on-herds: [\n');
  expect(lab.read('asked.jsonl')).not.toContain('on-herds');
  lab.put('proposals.yaml', '');
  await lab.complete();
  expect(lab.read('proposals.yaml')).toContain('on-herds:');
});

test('lint-content knows the files: bad YAML, invalid values, and papers that do not exist', async () => {
  await propose();
  lab.put('site.yaml', 'title: Lab\n');
  const lint = () =>
    runCommand(lintMain, ['--content', path.join(lab.folder, 'content')], { cwd: lab.folder });
  expect((await lint()).stdout).not.toMatch(/proposals\.yaml|asked\.jsonl/);
  const text = lab.read('proposals.yaml');
  lab.put(
    'proposals.yaml',
    `${text.replace('  answer:', '  answer: perhaps')}gone:\n${text.slice(text.lastIndexOf('  paper:'))}`,
  );
  lab.put(
    'asked.jsonl',
    `${lab.read('asked.jsonl')}{"paper":"gone-too","asked":"2026-11-01","result":"found"}\nbroken\n`,
  );
  const { stdout, code } = await lint();
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /proposals\.yaml:6: The value "perhaps" of "answer" is not valid\. Write accept, refuse, or the number/,
  );
  expect(stdout).toMatch(
    /proposals\.yaml:\d+: There is no paper "gone"\. Remove the proposal, or correct the id\./,
  );
  expect(stdout).toMatch(
    /asked\.jsonl:\d+: There is no paper "gone-too"\. The next `npm run complete` removes the line\./,
  );
  expect(stdout).toMatch(/asked\.jsonl:\d+: The line "broken" is damaged\./);
  lab.put('proposals.yaml', 'a: [\n');
  expect((await lint()).stdout).toMatch(/proposals\.yaml:2: Invalid YAML/);
});

test('hostile values of a service reach neither pages nor reports as code, and keys are in no file', async () => {
  const key = 'secret-key-4711';
  await lab.importBib(herds + packs);
  const hostile = {
    ...openAlexWork(
      9,
      `On Packs | <img src=x onerror=alert(1)> @lab [x](y) \`${key}\` \u001b[31m`,
      '10.5555/packs',
    ),
    primary_location: {
      source: { display_name: `${key} <script>alert(1)</script>`, type: 'journal' },
      landing_page_url: 'javascript:alert(1)',
      pdf_url: `http://press.example.org/${key}.pdf`,
    },
  };
  lab.answer = (question) =>
    question.id === 'on-packs'
      ? {
          question,
          outcome: 'likely',
          candidates: [candidate(hostile)],
          problems: [{ message: `api_key=${key} failed.`, advice: 'Try again.' }],
        }
      : {
          question,
          outcome: 'certain',
          candidates: [candidate({ ...hostile, id: 'https://openalex.org/W8' })],
          problems: [],
        };
  const given = { env: { OFFPRINT_OPENALEX_KEY: key } };
  const { all } = await lab.complete(['--report', 'report.md'], given);
  const { all: json } = await lab.complete(['--again', '--json', '--dry-run'], given);
  const report = readFileSync(path.join(lab.folder, 'report.md'), 'utf8');
  const files = Object.values(lab.content()).join('\n');
  for (const text of [all, json, report, files]) expect(text).not.toContain(key);
  expect(files).not.toMatch(/javascript:|http:\/\/press/);
  // In Markdown, every value of the service is inside of code.
  const row = report.split('\n').find((line) => line.startsWith('| `On Packs')) ?? '';
  expect(row.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).toMatch(/^[| ,]+$/);
  expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
  expect(report).not.toContain('\u001b');
});
