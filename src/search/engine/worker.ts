import type { Engine } from './engine.ts';
import { loadEngine, parseManifest } from './load-engine.ts';
import type { SearchQuestion, WorkerReply, WorkerRequest } from './protocol.ts';
import { readFile } from './read-file.ts';

/** Replies to the requests of the page, as `protocol.ts` describes. */
function serve(): void {
  let loading: Promise<Engine> | undefined;
  let newestSearch = 0;
  const reply = (message: WorkerReply) => self.postMessage(message);

  async function handle(request: WorkerRequest): Promise<void> {
    if (request.type === 'load') {
      loading = load(request.index);
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

/**
 * Loads the search engine.
 *
 * @param index the address of the manifest, `search.json`. The folder `search` next to it contains the other files
 */
async function load(index: string): Promise<Engine> {
  const manifest = parseManifest(new TextDecoder().decode(await readFile(index, { cache: 'no-cache' })));
  return loadEngine(manifest, (path) => readFile(new URL(`search/${path}.bin`, index).href));
}

serve();
