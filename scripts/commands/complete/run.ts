import { absorbFinding, type AbsorbedFinding } from '../../../src/complete/absorb-findings.ts';
import type { AbsorbedAnswer } from '../../../src/complete/answers.ts';
import { askedFor, duePapers } from '../../../src/complete/due-papers.ts';
import type { Finding } from '../../../src/complete/finding.ts';
import type { findPapers } from '../../../src/complete/find-papers.ts';
import { isCountable, papersToCount } from '../../../src/complete/update-citations.ts';
import { takesAbstracts } from '../../../src/complete/take-record.ts';
import { privateNames } from '../../../src/complete/private-names.ts';
import { overBudget } from '../../../src/fetch/faults.ts';
import type { Services } from '../../../src/fetch/services.ts';
import type { Transport } from '../../../src/fetch/service-request.ts';
import type { CommandRun } from '../../../src/files/undo-journal.ts';
import type { CitationCount } from '../../../src/model/citation-counts.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';
import type { Proposal } from '../../../src/model/proposal.ts';
import type { CommandIo } from '../../setup/command.ts';
import type { Progress } from '../../setup/progress.ts';
import { openTransport } from '../import/open-transport.ts';
import type { CompleteArguments } from './arguments.ts';
import { authorsOf } from './choose-papers.ts';
import { countPapers } from './count-papers.ts';
import { type KnownContent, readKnownContent } from './known-content.ts';
import { startContentRun } from '../../site/undo-records.ts';
import { reportProblems } from './report-problems.ts';
import type { CompleteResult } from './report.ts';
import { formatTimeLeft } from './time-left.ts';
import { type Findings, writeFindings } from './write-findings.ts';

/** The objects and settings of one run. */
export interface RunOptions {
  /** Absolute path of the content folder. */
  folder: string;
  given: CompleteArguments & { services: Services };
  io: CommandIo;
  progress: Progress;
  /** Ids of the papers that the user named one by one. */
  named: ReadonlySet<string>;
  /** Looks for papers at the services. */
  find: typeof findPapers;
}

/** Minimum time between two times that results are written while the services are still asked, in milliseconds. */
const minPause = 10_000;
/** Writing takes at most this share of the time of a run. */
const maxShare = 0.1;

/**
 * One run of `npm run complete`. Results are written from time to time, so that the next run continues
 * where this one was interrupted.
 */
export class CompleteRun {
  readonly #options: RunOptions;
  readonly #today = new Date().toISOString().slice(0, 10);
  readonly #run: CommandRun;
  readonly #writes = new Map<string, string>();
  readonly #before = new Map<string, string>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #findings: AbsorbedFinding[] = [];
  readonly #counts = new Map<string, CitationCount>();
  #waiting: Findings = noFindings();
  #isNewer = false;
  /** Whether the limit of requests was reached. */
  #isLimited = false;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#run = startContentRun('complete', options.folder);
  }

  /**
   * Takes the answers of people, asks the services, and counts citations.
   *
   * @param chosen ids of the papers that the user chose
   * @returns undefined if a newer version of Offprint wrote the content folder
   */
  async all(answers: AbsorbedAnswer[], chosen: ReadonlySet<string>): Promise<CompleteResult | undefined> {
    const { folder, given, io } = this.#options;
    const stop = io.stopSignal();
    if (answers.length > 0) {
      this.#waiting = { ...noFindings(), answers };
      await this.#write();
    }
    let known = await readKnownContent(folder);
    this.#diagnostics.push(...known.diagnostics);
    const transport = openTransport(folder, io, this.#options.progress, {
      maxRequests: given.budget,
      signal: stop,
    });
    const due = this.#duePapers(known, chosen);
    if (due.length > 0) await this.#find(known, due, transport, stop);
    await this.#write();
    if (!stop.aborted && !given.dryRun) known = await readKnownContent(folder);
    if (!stop.aborted) await this.#count(known, chosen, transport, stop);
    await this.#write();
    if (given.dryRun) await this.#write(true);
    if (this.#isNewer) return undefined;
    this.#diagnostics.push(...reportProblems(this.#findings));
    return {
      findings: this.#findings,
      due: due.length,
      stopped: stop.aborted ? 'by the user' : this.#isLimited ? 'by the limit' : undefined,
      counts: this.#counts,
      writes: [...this.#writes].map(([file, text]) => ({ file, text })),
      before: this.#before,
      diagnostics: this.#diagnostics,
      waiting: await this.#allProposals(),
      dryRun: given.dryRun,
    };
  }

  /** Removes API keys from a text. A service may repeat the address of a request, with the key, in its answer. */
  redact(text: string): string {
    const { people } = this.#options.given.services;
    const keys = Object.values(people).flatMap(({ key }) =>
      key.length >= 4 ? [key, encodeURIComponent(key)] : [],
    );
    return keys.reduce((redacted, key) => redacted.replaceAll(key, '…'), text);
  }

  #choice(takesAbstracts: boolean) {
    const { given, named } = this.#options;
    return { today: this.#today, parts: given.parts, again: given.again, takesAbstracts, named };
  }

  #duePapers({ papers, asked, site }: KnownContent, chosen: ReadonlySet<string>) {
    const some = papers.filter(({ id }) => chosen.has(id));
    return duePapers(some, asked.papers, this.#choice(takesAbstracts(site?.abstracts)));
  }

  async #find(
    { asked, content, site }: KnownContent,
    due: readonly Paper[],
    transport: Transport,
    signal: AbortSignal,
  ): Promise<void> {
    const { given, progress } = this.#options;
    const began = Date.now();
    const absorbOptions = {
      today: this.#today,
      parts: given.parts,
      takesAbstractsOf: (service: string) => takesAbstracts(site?.abstracts, service),
      isPrivate: privateNames(authorsOf(content), site),
    };
    let [lastWrite, writing]: [number, Promise<void> | undefined] = [began, undefined];
    let pause = minPause;
    /** Aborted if the folder cannot be written to. */
    const broken = new AbortController();
    progress.step(formatTimeLeft(0, due.length, 0));
    const limit = overBudget(given.budget ?? 0).message;
    const onFinding = (finding: Finding) => {
      // The limit of requests is a choice of the user and not a failure. These papers are looked up by the next run.
      const problems = finding.problems.filter(({ message }) => message !== limit);
      if (problems.length < finding.problems.length) this.#isLimited = true;
      if (finding.outcome === 'failed' && (problems.length === 0 || signal.aborted)) return;
      const absorbed = this.#withoutKeys(
        absorbFinding({ ...finding, problems: signal.aborted ? [] : problems }, asked.papers, absorbOptions),
      );
      this.#findings.push(absorbed);
      this.#waiting.findings.push(absorbed);
      const now = Date.now();
      progress.step(formatTimeLeft(this.#findings.length, due.length, now - began));
      if (given.dryRun || writing || now - lastWrite < pause) return;
      writing = this.#write()
        .catch((error: unknown) => broken.abort(error))
        .finally(() => {
          lastWrite = Date.now();
          pause = Math.max(minPause, (lastWrite - now) / maxShare);
          writing = undefined;
        });
    };
    const { isPrivate } = absorbOptions;
    const isNameless = ({ author: [first] = [] }: Paper) => first !== undefined && isPrivate(first);
    const questions = due.map((paper) => ({ id: paper.id, paper, isNameless: isNameless(paper) }));
    const { services } = given;
    const ends = AbortSignal.any([signal, broken.signal]);
    await this.#options.find(questions, { services, transport, onFinding, signal: ends });
    await writing;
    broken.signal.throwIfAborted();
  }

  async #count(
    known: KnownContent,
    chosen: ReadonlySet<string>,
    transport: Transport,
    signal: AbortSignal,
  ): Promise<void> {
    const { given, progress } = this.#options;
    if (!given.parts.includes('citations')) return;
    const service = known.site?.citations ?? 'openalex';
    const papers = known.papers.filter((paper) => chosen.has(paper.id) && isCountable(paper));
    const { today, again, named } = this.#choice(false);
    const uncounted = (paper: Pick<Paper, 'id' | 'aliases'>) => askedFor(paper, known.asked.papers).uncounted;
    const due = papersToCount(papers, known.counts, { service, today, again, named, uncounted });
    if (due.length === 0) return;
    const { services } = given;
    const counted = await countPapers(due, service, { services, transport, today, signal, progress });
    for (const [id, count] of counted.counts) this.#counts.set(id, count);
    const { counts, uncounted: none, records } = counted;
    this.#waiting = { ...this.#waiting, counts, uncounted: none, records };
    this.#isLimited ||= counted.isLimited;
    this.#diagnostics.push(...counted.diagnostics);
  }

  /** Writes the findings since the last time. A dry run writes once, at its end, and only into the result. */
  async #write(isLast = false): Promise<void> {
    const { folder, given, progress } = this.#options;
    if (given.dryRun && !isLast) return;
    const found = this.#waiting;
    this.#waiting = noFindings();
    const lists = [found.findings, found.answers, found.uncounted, found.records, [...found.counts]];
    if (lists.every(({ length }) => length === 0)) return;
    const onWait = () =>
      progress.print('Another command is writing into this folder. Waiting for it to finish …\n');
    const options = { folder, today: this.#today, dryRun: given.dryRun, run: this.#run, onWait };
    const written = await writeFindings(found, options);
    if (!written) {
      this.#isNewer = true;
      return;
    }
    for (const { file, text } of written.writes) {
      if (!this.#writes.has(file)) {
        const before = written.before.get(file);
        if (before !== undefined) this.#before.set(file, before);
      }
      this.#writes.set(file, text);
    }
    this.#diagnostics.push(...written.diagnostics);
  }

  #withoutKeys(finding: AbsorbedFinding): AbsorbedFinding {
    const text = JSON.stringify(finding);
    const redacted = this.redact(text);
    return redacted === text ? finding : (JSON.parse(redacted) as AbsorbedFinding);
  }

  async #allProposals(): Promise<Map<string, Proposal>> {
    const { proposals } = (await readKnownContent(this.#options.folder)).proposals;
    if (!this.#options.given.dryRun) return proposals;
    const found = this.#findings.flatMap(({ paper, proposal }) =>
      proposal ? [[paper.id, proposal] as const] : [],
    );
    return new Map([...proposals, ...found]);
  }
}

function noFindings(): Findings {
  return { findings: [], answers: [], counts: new Map(), uncounted: [], records: [] };
}
