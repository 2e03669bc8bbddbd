import { performance } from 'node:perf_hooks';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Finding, Question } from '../../src/complete/finding.ts';
import { findPapers } from '../../src/complete/find-papers.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import type { Transport } from '../../src/fetch/service-request.ts';
import { createTransport } from '../../src/fetch/transport.ts';
import { usageError } from '../setup/usage.ts';
import { createAnswerKey } from './bench/complete/answer-key.ts';
import { makeWorld } from './bench/complete/bench-world.ts';
import { figuresOf, kindHeadings, kindRow } from './bench/complete/complete-figures.ts';
import { readHalf } from './bench/complete/corpus-records.ts';
import { disturbanceKinds } from './bench/complete/disturbances.ts';
import { makeHoldings } from './bench/complete/holdings.ts';
import { type JudgedAnswer, judgeAnswer } from './bench/complete/judge.ts';
import { describeMiss } from './bench/complete/misses.ts';
import { readProfiles } from './bench/complete/profile-texts.ts';
import type { BenchInput, WorkerMessage } from './bench/complete/services-worker.ts';
import { takenAuthors } from './bench/complete/taken-authors.ts';
import { twinKinds } from './bench/complete/twins.ts';
import { formatTable } from './bench/figures.ts';

const usage = `npm run bench:complete -- --corpus FILE [--papers 20000] [--seed 1] [--held-out] [--show 0]

  Measures how well papers of profiles are found at services. The services run on this machine, over the papers of a
  corpus (JSON Lines, may be packed as .zst). The exit code is 1 if a figure is missed.

  --papers N   number of papers in the profiles
  --seed N     makes other profiles
  --held-out   uses the half of the corpus that is kept for the final figures
  --show N     prints N papers of each way in which an answer can be wrong`;

const input = usageError(usage, (): BenchInput & { show: number } => {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      papers: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      'held-out': { type: 'boolean', default: false },
      show: { type: 'string', default: '0' },
    },
  });
  if (values.corpus === undefined)
    throw new Error('--corpus is missing. Give the path of a file of papers in JSON Lines.');
  if (!existsSync(values.corpus))
    throw new Error(
      `--corpus is "${values.corpus}", which does not exist. Give the path of a file of papers.`,
    );
  return {
    corpus: values.corpus,
    papers: wholeNumber('--papers', values.papers, 1),
    seed: wholeNumber('--seed', values.seed, 1),
    half: values['held-out'] ? 'held-out' : 'development',
    show: wholeNumber('--show', values.show, 0),
  };
});

/** Number of papers that are looked for before the time is measured. */
const warmUp = 200;

const worker = new Worker(new URL('./bench/complete/services-worker.ts', import.meta.url), {
  workerData: input,
});
const started = nextMessage(worker);
const world = makeWorld(await readHalf(input.corpus, input.half), input.papers, input.seed);
const keyOfCandidate = createAnswerKey(makeHoldings(world.held, input.seed));
const questions = world.questions;
world.held.length = 0;

const { records } = readProfiles(questions);
const asked = records.flatMap((record, place): Question[] =>
  record ? [{ id: `paper-${place}`, paper: { ...record.paper, id: `paper-${place}` } }] : [],
);
const message = await started;
const environment = 'environment' in message ? message.environment : {};
// Code that has just been loaded is slow, so some papers are looked for before the time is measured.
await measure(asked.slice(0, warmUp), environment);
const before = await countRequests();
const run = await measure(asked, environment);
const answers = new Map(run.findings.map((finding) => [finding.question.id, finding]));
const judgements = questions.map((question, place) =>
  judgeAnswer(question, answers.get(`paper-${place}`), keyOfCandidate, takenAuthors),
);
const after = await countRequests();
await worker.terminate();
const requests = Object.fromEntries(
  Object.entries(after).map(([host, count]) => [host, count - (before[host] ?? 0)]),
);
report(judgements, requests);

/** Returns the number of requests that each service has received. */
async function countRequests(): Promise<Record<string, number>> {
  worker.postMessage('requests');
  const counted = await nextMessage(worker);
  return 'requests' in counted ? counted.requests : {};
}

/**
 * Asks for all papers. The pauses that services ask for are added up and left out, because the services run on this machine.
 * The time is that of this thread on the processor, so that neither the services nor other programs add to it.
 */
async function measure(list: readonly Question[], variables: Record<string, string>) {
  const pauses = new Map<string, number>();
  const send = createTransport({ userAgent: 'Offprint benchmark', wait: async () => undefined });
  const transport: Transport = (request) => {
    const { host } = new URL(request.url);
    pauses.set(host, (pauses.get(host) ?? 0) + (request.pause ?? 0));
    return send(request);
  };
  const before = process.threadCpuUsage();
  const start = performance.now();
  let answered = 0;
  const onFinding = () => {
    answered++;
    if (answered % 1000 === 0) console.error(`${answered} of ${list.length} papers, ${Math.round((performance.now() - start) / 1000)} s`);
  }; // prettier-ignore
  const findings: Finding[] = await findPapers(list, {
    services: servicesOf(variables),
    transport,
    onFinding,
  });
  const { user, system } = process.threadCpuUsage(before);
  return { findings, longestPause: Math.max(0, ...pauses.values()), busy: (user + system) / 1000 };
}

function report(all: readonly JudgedAnswer[], byHost: Record<string, number>): void {
  const unread = records.filter((record) => record === undefined).length;
  console.log(
    `${all.length} papers in profiles, ${unread} of them not read, seed ${input.seed}, ${input.half} half\n`,
  );
  const total = Object.values(byHost).reduce((sum, count) => sum + count, 0);
  const figures = figuresOf(all, { requests: total, busy: run.busy });
  console.log(
    formatTable(
      ['figure', 'value', 'must be', ''],
      figures.map(({ name, value, limit, isMet }) => [name, value, limit, isMet ? '' : 'MISSED']),
    ),
  );
  const hosts = Object.entries(byHost).map(([host, count]) => `${host} ${(count / all.length).toFixed(2)}`);
  console.log(
    `\nrequests per paper: ${hosts.join(', ')}; pauses that the slowest service asks for: ${(run.longestPause / 1000 / all.length).toFixed(2)} s per paper\n`,
  );
  const kinds: [string, readonly JudgedAnswer[]][] = [
    ['all', all],
    ['no disturbance but cut authors', all.filter(({ question: { shown } }) => shown.kinds.every((kind) => kind === 'authors cut'))],
    ...disturbanceKinds.map((kind): [string, JudgedAnswer[]] => [kind, all.filter(({ question }) => question.shown.kinds.includes(kind))]),
    ['no twin', all.filter(({ question }) => question.twin === undefined)],
    ...twinKinds.map((kind): [string, JudgedAnswer[]] => [`twin: ${kind}`, all.filter(({ question }) => question.twin === kind)]),
  ]; // prettier-ignore
  console.log(formatTable(kindHeadings, kinds.map(([name, of]) => kindRow(name, of)))); // prettier-ignore
  if (input.show > 0) console.log(describeMiss(all, input.show));
  process.exitCode = figures.every(({ isMet }) => isMet) && unread === 0 ? 0 : 1;
}

function nextMessage(thread: Worker): Promise<WorkerMessage> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

function wholeNumber(option: string, text: string, least: number): number {
  if (!/^\d{1,7}$/u.test(text) || Number(text) < least)
    throw new Error(`${option} is "${text}", which is not a whole number from ${least}.`);
  return Number(text);
}
