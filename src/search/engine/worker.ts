import type { Engine } from './engine.ts';
import { loadEngine, parseManifest } from './load-engine.ts';
import type { WorkerReply, WorkerRequest } from './protocol.ts';
import { readFile } from './read-file.ts';

/** Answers the requests that reach this worker; of questions that wait, only the newest. */
function serve(): void {
  let loading: Promise<Engine> | undefined;
  let newest = 0;
  const reply = (message: WorkerReply) => self.postMessage(message);

  async function answer(request: WorkerRequest): Promise<void> {
    if (request.type === 'load') {
      loading = load(request.index);
      reply({ type: 'loaded', papers: (await loading).papers });
      return;
    }
    const { type, number } = request;
    if (type === 'ask') newest = number;
    const engine = await loading?.catch(() => undefined);
    if (engine === undefined) return;
    if (type === 'ids') {
      const told = engine.ids(request.question).then((ids) => ({ ids }));
      const untold = (error: unknown) => ({
        ids: [],
        trouble: String(error instanceof Error ? error.message : error),
      });
      reply({ type: 'ids', number, ...(await told.catch(untold)) });
    }
    if (type === 'complete') {
      const values = await engine.complete(request.field, request.prefix);
      reply({ type: 'completions', number, values });
    }
    if (type !== 'ask') return;
    // Lets in the messages that came while an earlier question was answered.
    await new Promise((resolve) => setTimeout(resolve));
    const tell = (early: Awaited<ReturnType<Engine['ask']>>) => {
      if (number === newest) reply({ type: 'answer', number, answer: early });
    };
    if (number === newest) tell(await engine.ask(request.question, tell));
  }

  self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
    answer(data).catch((error: unknown) => {
      reply({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
    });
  });
}

/** @param index the address of the manifest; the other files stand in a folder `search` beside it */
async function load(index: string): Promise<Engine> {
  const manifest = parseManifest(new TextDecoder().decode(await readFile(index, { cache: 'no-cache' })));
  return loadEngine(manifest, (path) => readFile(new URL(`search/${path}.bin`, index).href));
}

serve();
