import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import type { SearchDocument } from '../../src/search/index/document.ts';
import { splitWords } from '../../src/model/tokens.ts';
import { formatTable, median } from './bench/figures.ts';
import { pressKeys } from './bench/search/browser.ts';
import { bundleWorker } from './bench/search/bundle.ts';
import { coldBytes, lastAnswer, openCounted, packedFiles } from './bench/search/bytes.ts';
import { type Contender, createFuse, createMiniSearch } from './bench/search/engines.ts';
import { readDocuments } from './bench/search/papers.ts';
import { measureNetwork } from './bench/search/network.ts';
import { keyPresses, type KnownItem, kindNames, knownItems } from './bench/search/queries.ts';
import { usageError } from '../setup/usage.ts';

const usage =
  'npm run bench:search -- --corpus FILE.jsonl[.zst] [--corpus …] [--sizes 100,1000] [--queries 60] [--seed 1] [--browser] [--network]';
const { corpora, sizes, queries, seed, browser, network } = usageError(usage, () => {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true },
      sizes: { type: 'string', default: '100,1000' },
      queries: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      browser: { type: 'boolean', default: false },
      network: { type: 'boolean', default: false },
    },
  });
  if (!values.corpus)
    throw new Error('--corpus is missing. Give the path of a file of papers in JSON Lines.');
  return {
    corpora: values.corpus,
    sizes: values.sizes.split(',').map((size) => count('--sizes', size)),
    queries: count('--queries', values.queries),
    seed: count('--seed', values.seed),
    browser: values.browser,
    network: values.network,
  };
});

/**
 * Maximum number of papers for which the library Fuse is measured. Fuse reads every text for every query, which takes
 * seconds if there are more papers.
 */
const maxFusePapers = 1000;
/** Maximum number of queries of each kind for which Fuse is measured, for the same reason. */
const maxFuseQueries = 100;

/** Number of new visitors to simulate for each number of papers. Each visitor sends one query. */
const visitors = 21;

const worker = await bundleWorker();

for (const size of sizes) {
  const papers = await firstCorpus(size);
  console.log(
    `\n${size.toLocaleString('en')} papers, ${queries} queries of each kind, seed ${seed}, Node ${process.version}\n`,
  );
  if (network) {
    await measureNetwork(papers, networkQueries(papers), console.log);
    continue;
  }
  const items = knownItems(papers, queries, seed);
  const files = timed(() => packedFiles(papers));
  const { engine } = await openCounted(files.value);
  const places = new Map(papers.map(({ id }, place) => [id, place]));
  const own: Contender = {
    name: 'Offprint',
    find: async (query) =>
      (await lastAnswer(engine, query)).results.flatMap(({ id }) => places.get(id) ?? []),
  };
  const mini = timed(() => createMiniSearch(papers));
  const contenders = [
    own,
    mini.value,
    ...(size <= maxFusePapers && queries <= maxFuseQueries ? [createFuse(papers)] : []),
  ];

  const quality: string[][] = [];
  const speed: string[][] = [];
  for (const contender of contenders) {
    const { row, milliseconds } = await judge(contender, papers, items);
    quality.push(row);
    const keys = contender.name.startsWith('Fuse') ? [] : await typing(contender, items);
    speed.push([
      contender.name,
      ...[milliseconds, keys].flatMap((times) => [50, 95].map((at) => format(times, at))),
    ]);
  }
  console.log(`${formatTable(['found first / among ten', 'mean', ...kindNames], quality)}\n`);
  console.log(`${formatTable(['milliseconds', 'query p50', 'p95', 'key press p50', 'p95'], speed)}\n`);
  const all = Object.values(items).flat();
  const cold: Awaited<ReturnType<typeof coldBytes>>[] = [];
  for (let index = 0; index < visitors; index++)
    cold.push(await coldBytes(files.value, all[Math.floor((index * all.length) / visitors)]?.query ?? ''));
  const packed = [...files.value.files.values()];
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  const most = (values: number[]) => Math.max(...values);
  console.log(
    formatTable(
      [`downloaded, including the worker of ${kilobytes(worker.packed)}`, 'median', 'most'],
      [
        [
          'for the first answer',
          ...[median, most].map((of) => kilobytes(worker.packed + of(cold.map(({ first }) => first)))),
        ],
        [
          'for the complete answer',
          ...[median, most].map((of) =>
            kilobytes(worker.packed + worker.packedLater + of(cold.map(({ settled }) => settled))),
          ),
        ],
        ['files', ...[median, most].map((of) => String(of(cold.map(({ fetches }) => fetches))))],
        [
          'all files',
          kilobytes(packed.reduce((sum, { length }) => sum + length, worker.packed + worker.packedLater)),
          `${packed.length} files`,
        ],
        ...(size <= 10_000
          ? [['MiniSearch, without texts', kilobytes(gzipSync(mini.value.index ?? '').length), '1 file']]
          : []),
      ],
    ),
  );
  if (browser) {
    const typed = Object.values(items).flatMap((list) => list.slice(0, 6).map(({ query }) => query));
    const { loaded, answers, blocked } = await pressKeys(worker, files.value, typed);
    const cells = (times: readonly number[]) => [50, 95].map((at) => format(times, at));
    console.log(
      `\n${formatTable(
        ['in Chromium, milliseconds per key press', 'p50', 'p95'],
        [
          ['to the complete answer, files already loaded', ...cells(answers)],
          ['main thread blocked', ...cells(blocked)],
        ],
      )}`,
    );
    console.log(`Ready for queries after ${Math.round(loaded)} ms; ${answers.length} key presses.`);
  }
  console.log(
    `\nIndex: Offprint ${seconds(files.ms)} including compression, MiniSearch ${seconds(mini.ms)}.`,
  );
}

/** Returns one query of each of three kinds. */
function networkQueries(papers: readonly SearchDocument[]): string[] {
  const items = knownItems(papers, 1, seed);
  return (['title beginning', 'three title words', 'surname and title word'] as const).flatMap(
    (kind) => items[kind][0]?.query ?? [],
  );
}

async function firstCorpus(size: number): Promise<SearchDocument[]> {
  const problems: string[] = [];
  for (const file of corpora) {
    try {
      return await readDocuments(file, size);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  console.error(problems.join('\n'));
  process.exit(1);
}

/**
 * Measures how often the wanted paper of a query is the first result, and how often it is among the first ten results.
 * A paper with the same title counts as the wanted paper.
 */
async function judge(
  { name, find }: Contender,
  papers: readonly SearchDocument[],
  items: Record<string, KnownItem[]>,
): Promise<{ row: string[]; milliseconds: number[] }> {
  const milliseconds: number[] = [];
  const title = (place: number) =>
    splitWords(papers[place]?.title ?? '')
      .map(({ word }) => word)
      .join(' ');
  const shares: [number, number][] = [];
  for (const kind of kindNames) {
    let [first, ten] = [0, 0];
    for (const { query, wanted } of items[kind] ?? []) {
      const start = performance.now();
      const found = await find(query);
      milliseconds.push(performance.now() - start);
      const rank = found.findIndex((place) => place === wanted || title(place) === title(wanted));
      if (rank === 0) first++;
      if (rank >= 0 && rank < 10) ten++;
    }
    const asked = items[kind]?.length || 1;
    shares.push([first / asked, ten / asked]);
  }
  const mean = [0, 1].map((at) => shares.reduce((sum, share) => sum + (share[at] ?? 0), 0) / shares.length);
  const digits = (values: readonly number[], places: number) =>
    values.map((value) => value.toFixed(places)).join(' / ');
  return { row: [name, digits(mean, 3), ...shares.map((share) => digits(share, 2))], milliseconds };
}

/** Types queries letter by letter, and returns how many milliseconds each key press takes. */
async function typing({ find }: Contender, items: Record<string, KnownItem[]>): Promise<number[]> {
  const milliseconds: number[] = [];
  for (const { query } of Object.values(items).flatMap((list) => list.slice(0, 3))) {
    for (const typed of keyPresses(query)) {
      const start = performance.now();
      await find(typed);
      milliseconds.push(performance.now() - start);
    }
  }
  return milliseconds;
}

function format(times: readonly number[], percent: number): string {
  if (times.length === 0) return '–';
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN).toFixed(1);
}

function timed<Value>(make: () => Value): { value: Value; ms: number } {
  const start = performance.now();
  const value = make();
  return { value, ms: performance.now() - start };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${option}: "${text}" is not a positive integer.`);
  return number;
}
