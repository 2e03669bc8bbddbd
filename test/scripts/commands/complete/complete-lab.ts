import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { completeCommand } from '../../../../scripts/commands/complete.ts';
import { main as importMain } from '../../../../scripts/commands/import.ts';
import type { FindContext } from '../../../../src/complete/find-papers.ts';
import type { Candidate, Finding, PaperService, Question } from '../../../../src/complete/finding.ts';
import { peopleServices } from '../../../../src/fetch/people-services.ts';
import { parsePaperFile } from '../../../../src/files/paper-file.ts';
import { readInFormat } from '../../../../src/import/formats.ts';
import { jsonAnswer, openAlexWork } from '../../../fetch/people-answers.ts';
import { type LocalService, type Played, startService } from '../../../fetch/service.ts';
import { runCommand } from '../../run-command.ts';

export type Answer = (question: Question, context: FindContext) => Finding | Promise<Finding>;

export function notFound(question: Question): Finding {
  return { question, outcome: 'not found', candidates: [], problems: [] };
}

/** Makes the candidate that a service would give, from one of its records. */
export function candidate(work: Record<string, unknown>, service: PaperService = 'openalex'): Candidate {
  const text = JSON.stringify(work);
  const [record] = readInFormat(text, 'answer', 'openalex')[0]?.records ?? [];
  if (!record) throw new Error(`no record in ${text}`);
  const evidence = { title: 'equal', authors: '2 of 2 in order', year: '2023 and 2023', type: 'article' };
  return { service, id: String(work.id), format: 'openalex', text, paper: record, evidence };
}

/** Answers with records by the id of the paper. Papers without a record are not found. */
export function answers(
  outcome: Finding['outcome'],
  works: Record<string, Record<string, unknown>[]>,
): (question: Question) => Finding {
  return (question) => {
    const found = works[question.id];
    return found
      ? { question, outcome, candidates: found.map((work) => candidate(work)), problems: [] }
      : notFound(question);
  };
}

/** A record of the paper "On Herds" with four authors and a PDF. */
export const work = {
  ...openAlexWork(1, 'On Herds', '10.5555/herds', ['Ada Quill', 'Bo Chen', 'Cy Dahl', 'Di Ek']),
  best_oa_location: { pdf_url: 'https://press.example.org/herds.pdf' },
};

/** The same paper as a lab has it, in BibTeX. */
export const herds =
  '@unpublished{herds, title={On Herds}, author={Ada Quill and Bo Chen and others}, year=2022}\n';

/** Returns the path of the request to OpenAlex for the citations of papers. */
export function countUrl(...dois: string[]): string {
  const filter = dois.map(encodeURIComponent).join('|');
  return `/works?filter=doi:${filter}&per_page=50&select=id,doi,cited_by_count,counts_by_year,is_retracted`;
}

export function counted(doi: string, count: number, more: object = {}): Played {
  const found = {
    id: 'https://openalex.org/W1',
    doi: `https://doi.org/${doi}`,
    cited_by_count: count,
    ...more,
  };
  return jsonAnswer({ results: [found] });
}

/** Returns the path of the request to Crossref for the retractions and corrections of papers. */
export function noticesUrl(...dois: string[]): string {
  const filter = dois.map((doi) => `doi:${encodeURIComponent(doi)}`).join(',');
  return `/works?filter=${filter}&rows=${dois.length}&select=DOI,type,title,updated-by`;
}

export function noticed(doi: string, notices: object[] = []): Played {
  const item = { DOI: doi, type: 'journal-article', title: ['On Herds'], 'updated-by': notices };
  return jsonAnswer({ status: 'ok', message: { items: [item] } });
}

export const counts = {
  [countUrl('10.5555/herds')]: [counted('10.5555/herds', 12)],
  [noticesUrl('10.5555/herds')]: [noticed('10.5555/herds')],
};

interface Given {
  counts?: Record<string, readonly Played[]>;
  env?: NodeJS.ProcessEnv;
  answers?: readonly string[];
  signal?: AbortSignal;
}

/** A content folder, in which `npm run complete` runs with played findings. */
class CompleteLab {
  /** The ids of the papers that were looked up. */
  asked: string[] = [];
  answer: Answer = notFound;
  folder = '';
  #service: LocalService | undefined;

  /** Replaces the search at the services. */
  async findPapers(questions: readonly Question[], context: FindContext): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const question of questions) {
      if (context.signal?.aborted) break;
      this.asked.push(question.id);
      const found = await this.answer(question, context);
      context.onFinding?.(found);
      findings.push(found);
    }
    return findings;
  }

  open(): void {
    this.asked = [];
    this.answer = notFound;
    this.folder = mkdtempSync(path.join(tmpdir(), 'offprint-complete-'));
    mkdirSync(path.join(this.folder, 'content/papers'), { recursive: true });
  }

  async close(): Promise<void> {
    await this.#service?.close();
    this.#service = undefined;
    rmSync(this.folder, { recursive: true, force: true });
  }

  put(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, 'content', file)), { recursive: true });
    writeFileSync(path.join(this.folder, 'content', file), text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, 'content', file), 'utf8');
  }

  paper(id: string) {
    const found = parsePaperFile(this.read(`papers/${id}.md`), id, id);
    if (!('value' in found)) throw new Error(JSON.stringify(found.diagnostics));
    return found.value;
  }

  /** Returns the text of each file of the content, by its path with `/`. */
  content(): Record<string, string> {
    const entries = readdirSync(path.join(this.folder, 'content'), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(path.join(this.folder, 'content'), path.join(entry.parentPath, entry.name)),
      );
    return Object.fromEntries(files.sort().map((file) => [file.replaceAll(path.sep, '/'), this.read(file)]));
  }

  /** Imports a BibTeX file, as a lab does before it completes its papers. */
  async importBib(text: string): Promise<void> {
    writeFileSync(path.join(this.folder, 'lab.bib'), text);
    const argv = ['--content', path.join(this.folder, 'content'), 'lab.bib'];
    await runCommand(importMain, argv, { cwd: this.folder });
  }

  /** Runs the command against one local service, in place of all services that count citations. */
  async complete(args: string[] = [], { counts: played = {}, env: more, ...given }: Given = {}) {
    await this.#service?.close();
    const service = await startService(played);
    this.#service = service;
    const variables = ['OFFPRINT_CROSSREF', ...Object.values(peopleServices).map(({ variable }) => variable)];
    const env = { ...Object.fromEntries(variables.map((name) => [name, service.url])), ...more };
    const argv = ['--content', path.join(this.folder, 'content'), ...args];
    const result = await runCommand(completeCommand(this.findPapers.bind(this)), argv, {
      cwd: this.folder,
      env,
      ...given,
    });
    return { ...result, requests: service.requests.map((request) => request.path) };
  }
}

export const lab = new CompleteLab();
