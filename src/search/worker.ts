import { parseSearchIndex } from './documents.ts';
import { createEngine, type Engine } from './engine.ts';
import type { Reply, Request } from './messages.ts';

/** Answers the requests that reach this worker; of queries that wait, only the newest. */
function serve(): void {
  let engine: Promise<Engine> | undefined;
  let newest = 0;
  const reply = (message: Reply) => self.postMessage(message);

  self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
    try {
      if (data.type === 'load') {
        engine = loadEngine(data.index);
        await engine;
        reply({ type: 'loaded' });
        return;
      }
      newest = data.number;
      const loaded = await engine?.catch(() => undefined);
      // Lets in the messages that came while an earlier query was searched.
      await new Promise((resolve) => setTimeout(resolve));
      if (loaded === undefined || data.number !== newest) return;
      reply({ type: 'answer', number: data.number, answer: loaded.search(data.query, data.limit) });
    } catch (error) {
      reply({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  });
}

async function loadEngine(index: string): Promise<Engine> {
  const response = await fetch(index);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return createEngine(parseSearchIndex(await response.text()));
}

serve();
