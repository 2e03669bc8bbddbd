import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../../scripts/commands/complete.ts';
import type { FindContext } from '../../../src/complete/find-papers.ts';
import type { Candidate, Finding, PaperService, Question } from '../../../src/complete/finding.ts';
import { readInFormat } from '../../../src/import/formats.ts';
import { peopleServices } from '../../../src/fetch/people-services.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { openAlexWork } from '../../fetch/people-answers.ts';
import { type LocalService, type Played, startService } from '../../fetch/service.ts';
import { runCommand } from '../run-command.ts';

// These tests are about what the command does with the findings. How papers are found is tested in test/complete/.
vi.mock('../../../src/complete/find-papers.ts', () => ({
  findPapers: async (questions: readonly Question[], context: FindContext) => {
    const findings: Finding[] = [];
    for (const question of questions) {
      if (context.signal?.aborted) break;
      asked.push(question.id);
      const found = await answer(question, context);
      context.onFinding?.(found);
      findings.push(found);
    }
    return findings;
  },
}));

type Answer = (question: Question, context: FindContext) => Finding | Promise<Finding>;

let asked: string[] = [];
let answer: Answer = notFound;
let folder: string;
let service: LocalService | undefined;
beforeEach(() => {
  asked = [];
  answer = notFound;
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-complete-'));
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
});
afterEach(async () => {
  vi.useRealTimers();
  await service?.close();
  service = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function notFound(question: Question): Finding {
  return { question, outcome: 'not found', candidates: [], problems: [] };
}

/** Makes the candidate that a service would give, from one of its records. */
function candidate(work: Record<string, unknown>, name: PaperService = 'openalex'): Candidate {
  const text = JSON.stringify(work);
  const format = name === 'crossref' ? 'crossref' : 'openalex';
  const [record] = readInFormat(text, 'answer', format)[0]?.records ?? [];
  if (!record) throw new Error(`no record in ${text}`);
  const id = String(work.id ?? `https://api.crossref.org/works/${String(work.DOI)}`);
  const evidence = { title: 'equal', authors: '2 of 2 in order', year: '2023 and 2023', type: 'article' };
  return { service: name, id, format, text, paper: record, evidence };
}

/** Answers with records by the id of the paper. */
function answers(outcome: Finding['outcome'], works: Record<string, Record<string, unknown>[]>): Answer {
  return (question) => {
    const found = works[question.id];
    return found
      ? { question, outcome, candidates: found.map((work) => candidate(work)), problems: [] }
      : notFound(question);
  };
}

function put(file: string, text: string) {
  mkdirSync(path.dirname(path.join(folder, 'content', file)), { recursive: true });
  writeFileSync(path.join(folder, 'content', file), text);
}

function read(file: string): string {
  return readFileSync(path.join(folder, 'content', file), 'utf8');
}

const herd = [
  'title: On Herds',
  'author: [Ada Quill, Bo Chen]',
  'authorsTruncated: true',
  'issued: "2023-05"',
];

function paperFile(id: string, lines: readonly string[] = herd, abstract = '') {
  put(`papers/${id}.md`, `---\n${lines.join('\n')}\n---\n${abstract}`);
}

function paper(id: string) {
  const found = parsePaperFile(read(`papers/${id}.md`), id, id);
  if (!('value' in found)) throw new Error(JSON.stringify(found.diagnostics));
  return found.value;
}

/** Returns the text of each file of the content. */
function content(): Record<string, string> {
  const entries = readdirSync(path.join(folder, 'content'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.sort().map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]),
  );
}

interface Given {
  counts?: Record<string, readonly Played[]>;
  env?: NodeJS.ProcessEnv;
  answers?: readonly string[];
  signal?: AbortSignal;
}

/** Runs the command against one local service, in place of all services that count citations. */
async function complete(args: string[] = [], { counts = {}, env: more, ...given }: Given = {}) {
  await service?.close();
  service = await startService(counts);
  const variables = ['OFFPRINT_CROSSREF', ...Object.values(peopleServices).map(({ variable }) => variable)];
  const env = { ...Object.fromEntries(variables.map((name) => [name, service?.url])), ...more };
  const argv = ['--content', path.join(folder, 'content'), ...args];
  const result = await runCommand(main, argv, { cwd: folder, env, ...given });
  return { ...result, requests: service.requests.map((request) => request.path) };
}

const work = {
  ...openAlexWork(1, 'On Herds', '10.5555/herds', ['Ada Quill', 'Bo Chen', 'Cy Dahl', 'Di Ek']),
  cited_by_count: 12,
  counts_by_year: [{ year: 2024, cited_by_count: 12 }],
  best_oa_location: { pdf_url: 'https://press.example.org/herds.pdf' },
};

test('completes a paper, counts its citations, and asks and changes nothing the second time', async () => {
  paperFile('herds');
  answer = answers('certain', { herds: [work] });
  const first = await complete();
  expect(first.all).toContain('1 paper looked up: 1 found, 0 proposed, 0 not found, 0 failed.');
  expect(paper('herds')).toMatchObject({
    title: 'On Herds',
    author: ['Ada Quill', 'Bo Chen'],
    DOI: '10.5555/herds',
  });
  const after = content();
  const second = await complete();
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(asked).toEqual(['herds']);
  expect(second.requests).toEqual([]);
  expect(content()).toEqual(after);
});
