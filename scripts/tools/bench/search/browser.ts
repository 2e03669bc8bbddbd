import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SearchFiles } from '../../../../src/search/index/write-index.ts';
import type { WorkerReply, WorkerRequest } from '../../../../src/search/engine/protocol.ts';
import { launchChromium } from '../../../setup/chromium.ts';
import { keyPresses } from './queries.ts';

/** Times of key presses in a browser, in milliseconds. */
export interface Pressed {
  /** Time until the search worker is ready. */
  loaded: number;
  /** For each key press, the time until the complete answer of the search worker. All files are already loaded. */
  answers: number[];
  /** For each key press, the time during which the main thread was blocked. */
  blocked: number[];
}

/** Types queries letter by letter in Chromium. Each key is pressed after the previous key has been answered. */
export async function pressKeys(
  worker: { entry: string; files: ReadonlyMap<string, string> },
  { manifest, files }: SearchFiles,
  queries: readonly string[],
): Promise<Pressed> {
  const server = createServer(({ url = '/' }, response) => {
    const known: Record<string, readonly [type: string, body: string]> = {
      '/': ['text/html', '<!doctype html><title>Bench</title>'],
      ...Object.fromEntries(
        [...worker.files].map(([name, code]) => [`/${name}`, ['text/javascript', code] as const]),
      ),
      '/search.json': ['application/json', JSON.stringify(manifest)],
    };
    const [type, body] = known[url] ?? [
      'application/octet-stream',
      files.get(url.replace(/^\/search\/|\.bin$/g, '')) ?? '',
    ];
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=3600' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const typed = queries.map((query) => keyPresses(query));
    // The first run loads all files. The second run measures the key presses.
    const script = `/${worker.entry}`;
    const { loaded } = await page.evaluate(typeAll, { script, queries: typed });
    return { ...(await page.evaluate(typeAll, { script, queries: typed })), loaded };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Types the queries and measures each key press. This function runs in the page. */
async function typeAll({ script, queries }: { script: string; queries: string[][] }): Promise<Pressed> {
  const page = globalThis as typeof globalThis & { searchWorker?: Worker };
  const start = performance.now();
  const isNew = page.searchWorker === undefined;
  const worker = page.searchWorker ?? new Worker(script, { type: 'module' });
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
