import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { SearchFiles } from '../../../../src/search/index/write-index.ts';
import type { WorkerReply, WorkerRequest } from '../../../../src/search/engine/protocol.ts';
import { chromiumArguments, findChromium } from '../../../setup/chromium.ts';
import { keyPresses } from './queries.ts';

/** How long key presses take in a browser, in milliseconds. */
export interface Pressed {
  /** Until the worker is ready. */
  loaded: number;
  /** From each key press to the complete answer of the worker, with all files already loaded. */
  answers: number[];
  /** How long each key press blocked the main thread. */
  blocked: number[];
}

/** Types queries letter by letter in Chromium, each key once the previous one is answered. */
export async function pressKeys(
  worker: string,
  { manifest, files }: SearchFiles,
  queries: readonly string[],
): Promise<Pressed> {
  const server = createServer(({ url = '/' }, response) => {
    const known: Record<string, [type: string, body: string]> = {
      '/': ['text/html', '<!doctype html><title>Bench</title>'],
      '/worker.js': ['text/javascript', worker],
      '/search.json': ['application/json', JSON.stringify(manifest)],
    };
    const [type, body] = known[url] ?? [
      'application/octet-stream',
      files.get(url.replace(/^\/search\/|\.bin$/g, '')) ?? '',
    ];
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=3600' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium was not found. Set CHROME_PATH to its path.');
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const typed = queries.map((query) => keyPresses(query));
    // The first run loads all files; the second is measured.
    const { loaded } = await page.evaluate(typeAll, typed);
    return { ...(await page.evaluate(typeAll, typed)), loaded };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page. */
async function typeAll(queries: string[][]): Promise<Pressed> {
  const page = globalThis as typeof globalThis & { searchWorker?: Worker };
  const start = performance.now();
  const isNew = page.searchWorker === undefined;
  const worker = page.searchWorker ?? new Worker('/worker.js', { type: 'module' });
  page.searchWorker = worker;
  const send = (request: WorkerRequest) => worker.postMessage(request);
  const next = (fits: (reply: WorkerReply) => boolean) =>
    new Promise<number>((resolve) => {
      const onReply = (event: MessageEvent<WorkerReply>) => {
        const begun = performance.now();
        if (!fits(event.data)) return;
        worker.removeEventListener('message', onReply);
        resolve(performance.now() - begun);
      };
      worker.addEventListener('message', onReply);
    });
  if (isNew) {
    send({ type: 'load', index: new URL('/search.json', location.href).href });
    await next(({ type }) => type === 'ready');
  }
  const loaded = performance.now() - start;
  const [answers, blocked]: [number[], number[]] = [[], []];
  let number = Date.now();
  for (const query of queries.flat()) {
    const asked = ++number;
    const begun = performance.now();
    send({ type: 'search', id: asked, question: { query, filters: {}, sort: 'relevance', limit: 20 } });
    const sent = performance.now() - begun;
    const read = await next(
      (reply) => reply.type === 'answer' && reply.id === asked && reply.answer.complete,
    );
    answers.push(performance.now() - begun);
    blocked.push(sent + read);
  }
  return { loaded, answers, blocked };
}
