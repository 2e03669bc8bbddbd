import { parseSearchIndex } from './documents.ts';
import type { Reply, Request } from './messages.ts';
import { createAnswers, type Answers } from './answers.ts';

/** Answers the requests that reach this worker; of queries that wait, only the newest. */
function serve(): void {
  let answers: Promise<Answers> | undefined;
  let newest = 0;
  const reply = (message: Reply) => self.postMessage(message);

  self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
    try {
      if (data.type === 'load') {
        answers = loadAnswers(data.index);
        reply({ type: 'loaded', papers: (await answers).papers });
        return;
      }
      if (data.type === 'ask') newest = data.number;
      const loaded = await answers?.catch(() => undefined);
      // Lets in the messages that came while an earlier query was searched.
      await new Promise((resolve) => setTimeout(resolve));
      if (loaded === undefined) return;
      if (data.type === 'ids') reply({ type: 'ids', number: data.number, ids: loaded.ids(data.question) });
      else if (data.type === 'complete')
        reply({
          type: 'completions',
          number: data.number,
          values: loaded.complete(data.field, data.prefix),
        });
      else if (data.number === newest)
        reply({ type: 'answer', number: data.number, answer: loaded.ask(data.question) });
    } catch (error) {
      reply({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  });
}

async function loadAnswers(index: string): Promise<Answers> {
  const response = await fetch(index).catch(() => undefined);
  if (!response) throw new Error('the server cannot be reached');
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return createAnswers(parseSearchIndex(await response.text()));
}

serve();
