import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { SearchDocument } from '../../../../src/search/index/document.ts';
import { launchChromium } from '../../../setup/chromium.ts';
import { root } from '../../../setup/process.ts';
import { formatTable, median } from '../figures.ts';
import { keptFiles } from './kept-index.ts';
import { createMiniSearch } from './engines.ts';
import { type SimulatedLine, lines, type LineServer, type ServedFile, serveOnLine } from './line.ts';
import type { NetworkPage, NetworkTimes } from './network-page.ts';
import { pagefindFiles } from './pagefind.ts';
import { keyPresses } from './queries.ts';

/** Up to this number of papers, MiniSearch is measured. Its index is one file, of 40 MB for 100,000 papers. */
const maxMiniPapers = 10_000;

/** Size of the file that shows how slow a line is, in bytes. */
const calibrationBytes = 200_000;

type EngineName = 'offprint' | 'pagefind' | 'miniSearch';

/** One query in a browser that never searched before (`cold`), and again after the page was loaded again (`warm`). */
interface Visit {
  cold: NetworkTimes & { files: number; bytes: number };
  warm: NetworkTimes & { files: number; bytes: number };
}

/**
 * Measures the search in Chromium over lines of different speed, and reports one table for each: how long visitors wait,
 * and how much they load.
 */
export async function measureNetwork(
  papers: readonly SearchDocument[],
  queries: readonly string[],
  report: (table: string) => void,
): Promise<void> {
  const files = await servedFiles(papers);
  for (const line of lines) report(`${await measureLine(line, files, papers.length, queries)}\n`);
}

async function measureLine(
  line: SimulatedLine,
  files: ReadonlyMap<string, ServedFile>,
  papers: number,
  queries: readonly string[],
): Promise<string> {
  const server = await serveOnLine(files, line);
  const browser = await launch(server);
  try {
    const calibration = await inNewPage(browser, server, calibrate);
    const engines: [name: EngineName, label: string, queries: readonly string[]][] = [
      ['offprint', 'Offprint', queries],
      ['pagefind', 'Pagefind', queries],
      // Every query takes the same time.
      ['miniSearch', 'MiniSearch', papers > maxMiniPapers ? [] : queries.slice(0, 1)],
    ];
    const rows: string[][] = [];
    for (const [name, label, asked] of engines) {
      const visits: Visit[] = [];
      for (const query of asked)
        visits.push(await inNewPage(browser, server, (page) => visit(page, server, name, query)));
      if (visits.length > 0) rows.push(...toRows(label, visits));
    }
    const keys = await inNewPage(browser, server, (page) => pressCachedKeys(page, queries.slice(0, 1)));
    const heading = `${line.name}, ${papers.toLocaleString('en')} papers`;
    return [
      formatTable([heading, 'first', 'complete', 'most', 'files', 'kB'], [...calibration, ...rows]),
      `Key presses with all files cached: median ${Math.round(median(keys))} ms, most ${Math.round(Math.max(...keys))} ms.`,
    ].join('\n');
  } finally {
    await browser.close();
    server.close();
  }
}

function toRows(label: string, visits: readonly Visit[]): string[][] {
  return (['cold', 'warm'] as const).map((state) => {
    const of = (value: keyof Visit['cold']) => visits.map((each) => each[state][value]);
    const cells = [median(of('first')), median(of('settled')), Math.max(...of('settled'))];
    return [
      `${label}, ${state}`,
      ...cells.map((ms) => `${Math.round(ms)} ms`),
      String(median(of('files'))),
      String(Math.round(median(of('bytes')) / 1000)),
    ];
  });
}

async function launch({ certificate }: LineServer): Promise<Browser> {
  // With this option, and not with the one that ignores all errors of certificates, Chromium caches files.
  return launchChromium([`--ignore-certificate-errors-spki-list=${certificate}`]);
}

/** Runs a function with a page of a new visitor: nothing is cached, but the connection to the server is open. */
async function inNewPage<Value>(
  browser: Browser,
  { url }: LineServer,
  run: (page: Page) => Promise<Value>,
): Promise<Value> {
  const context: BrowserContext = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${url}/`);
    await page.waitForLoadState('networkidle');
    return await run(page);
  } finally {
    await context.close();
  }
}

async function visit(page: Page, server: LineServer, engine: EngineName, query: string): Promise<Visit> {
  const measure = async () => {
    server.takeTraffic();
    const times = await ask(page, engine, query);
    return { ...times, ...server.takeTraffic() };
  };
  const cold = await measure();
  await page.reload();
  await page.waitForLoadState('networkidle');
  return { cold, warm: await measure() };
}

function ask(page: Page, engine: EngineName, query: string): Promise<NetworkTimes> {
  return page.evaluate(
    ([name, text]) => (globalThis as typeof globalThis & { network: NetworkPage }).network[name](text),
    [engine, query] as const,
  );
}

/** Types queries twice, letter by letter. Returns the times of the second round, when all files are loaded. */
async function pressCachedKeys(page: Page, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const round of [1, 2])
    for (const typed of queries.flatMap(keyPresses)) {
      const { settled } = await ask(page, 'offprint', typed);
      if (round === 2) times.push(settled);
    }
  return times;
}

/** Returns rows that show that the limits of a line act on pages and on workers. */
async function calibrate(page: Page): Promise<string[][]> {
  const load = (file: string, inWorker: boolean) =>
    page.evaluate(
      ([address, worker]) =>
        (globalThis as typeof globalThis & { network: NetworkPage }).network.load(address, worker),
      [file, inWorker] as const,
    );
  const rows: string[][] = [];
  for (const inWorker of [false, true])
    for (const [file, size] of [
      ['/empty.bin', '1 byte'],
      ['/calibrate.bin', `${calibrationBytes / 1000} kB`],
    ] as const)
      rows.push([
        `a file of ${size}, in a ${inWorker ? 'worker' : 'page'}`,
        `${Math.round(await load(file, inWorker))} ms`,
      ]);
  return rows;
}

/** Returns all files of a site that has the three searches, by their addresses. */
async function servedFiles(papers: readonly SearchDocument[]): Promise<Map<string, ServedFile>> {
  const script = (code: string): ServedFile => compressed('text/javascript', code);
  const binary = (body: Uint8Array): ServedFile => ({ type: 'application/octet-stream', body });
  const own = keptFiles(papers);
  const html =
    '<!doctype html><title>Bench</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
  const files = new Map<string, ServedFile>([
    ['/', compressed('text/html', html)],
    ['/search.json', compressed('application/json', JSON.stringify(own.manifest))],
    ['/empty.bin', binary(new Uint8Array(1))],
    ['/calibrate.bin', binary(randomBytes(calibrationBytes))],
    ['/calibrate.js', script(calibrateInWorker)],
  ]);
  for (const [name, body] of own.files) files.set(`/search/${name}.bin`, binary(body));
  for (const [name, code] of await bundlePage()) files.set(`/${name}`, script(code));
  for (const [name, body] of await pagefindFiles(papers))
    files.set(
      `/pagefind/${name}`,
      /\.(?:js|json|css)$/.test(name)
        ? compressed(name.endsWith('.js') ? 'text/javascript' : 'application/json', body)
        : binary(body),
    );
  if (papers.length <= maxMiniPapers)
    files.set(
      '/mini.json',
      compressed('application/json', createMiniSearch(papers, ['title', 'author']).index ?? ''),
    );
  return files;
}

const calibrateInWorker = `onmessage = async ({ data }) => {
  const begun = performance.now();
  await (await fetch(data, { cache: 'no-store' })).arrayBuffer();
  postMessage(performance.now() - begun);
};`;

function compressed(type: string, text: string | Uint8Array): ServedFile {
  return { type, body: gzipSync(text), isCompressed: true };
}

/** Builds the page of the benchmark with the search of the site. */
async function bundlePage(): Promise<[name: string, code: string][]> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      write: false,
      target: 'esnext',
      rolldownOptions: {
        input: path.join(root, 'scripts/tools/bench/search/network-page.ts'),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Vite built no page for the benchmark.');
  return output.output.map((file) => [
    file.fileName,
    file.type === 'chunk' ? file.code : new TextDecoder().decode(Buffer.from(file.source)),
  ]);
}
