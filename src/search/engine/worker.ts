import type { Engine } from './engine.ts';
import { loadEngine } from './load-engine.ts';
import { firstFile, parseManifest } from './manifest.ts';
import type { SearchQuestion, WorkerReply, WorkerRequest } from './protocol.ts';
import { decompressed, readFile } from './read-file.ts';

/** Replies to the requests of the page, as `protocol.ts` describes. */
function serve(): void {
  let loading: Promise<Engine> | undefined;
  let newestSearch = 0;
  const received = { manifest: Promise.withResolvers<SentFile>(), first: Promise.withResolvers<SentFile>() };
  const reply = (message: WorkerReply) => self.postMessage(message);

  async function handle(request: WorkerRequest): Promise<void> {
    if (request.type === 'file') {
      received[request.file].resolve(request.bytes);
      return;
    }
    if (request.type === 'load') {
      const { isAhead = false } = request;
      loading = load(request.index, async (file) => (isAhead ? received[file].promise : undefined));
      await loading;
      reply({ type: 'ready' });
      return;
    }
    if (request.type === 'search') newestSearch = request.id;
    // If loading failed, the page has received `failed` already.
    const engine = await loading?.catch(() => undefined);
    if (engine === undefined) return;
    const { id } = request;
    if (request.type === 'search') {
      await search(engine, id, request.question);
    } else if (request.type === 'complete-value') {
      reply({ type: 'values', id, values: await engine.complete(request.field, request.prefix) });
    } else {
      const ids = engine.ids(request.question).then((list) => ({ ids: list }));
      reply({ type: 'ids', id, ...(await ids.catch((error) => ({ ids: [], loadError: toReason(error) }))) });
    }
  }

  async function search(engine: Engine, id: number, question: SearchQuestion): Promise<void> {
    // Waits until the messages that arrived during an earlier answer are received: one of them may be a newer question.
    await new Promise((resolve) => setTimeout(resolve));
    if (id !== newestSearch) return;
    for await (const answer of engine.search(question)) {
      if (id !== newestSearch) return;
      reply({ type: 'answer', id, answer });
    }
  }

  self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
    handle(data).catch((error: unknown) => reply({ type: 'failed', reason: toReason(error) }));
  });
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The content of a file that the page sent; undefined if the page could not read the file. */
type SentFile = ArrayBuffer | undefined;

/** Matches the files without which there is a partial answer. */
const laterFiles = /\/(?:positions-\d+|words-[01]|abstracts)$/;

/**
 * Loads the search engine.
 *
 * @param index the address of the manifest, `search.json`. The folder `search` next to it contains the other files
 * @param sent returns one of the files that the page requests
 */
async function load(index: string, sent: (file: 'manifest' | 'first') => Promise<SentFile>): Promise<Engine> {
  const sentManifest = await sent('manifest');
  const bytes = sentManifest ?? (await readFile(index, { cache: 'no-cache' }));
  const manifest = parseManifest(new TextDecoder().decode(bytes));
  const first = firstFile(manifest);
  let isFirstUsed = false;
  return loadEngine(manifest, async (path) => {
    const sentFirst = path === first && !isFirstUsed ? await sent('first') : undefined;
    if (path === first) isFirstUsed = true;
    if (sentFirst) return decompressed(new Uint8Array(sentFirst));
    return readFile(new URL(`search/${path}.bin`, index).href, {
      priority: laterFiles.test(path) ? 'low' : 'high',
    });
  });
}

serve();
