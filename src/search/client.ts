import type { Answer } from './engine.ts';
import type { Reply, Request } from './messages.ts';

/** Told what becomes of questions. */
export interface ClientListener {
  onLoaded(): void;
  /** The answer to the newest question; older ones are never told. */
  onAnswer(answer: Answer): void;
  /** No answer will come any more; a new client may have more luck. */
  onFailure(reason: string): void;
}

/** The page's end of the worker. */
export interface Client {
  ask(query: string, limit: number): void;
  /** Forgets the questions still open. */
  forget(): void;
  close(): void;
}

/** Starts the worker and lets it load the index, an absolute address. Questions may be asked at once. */
export function startClient(index: string, listener: ClientListener): Client {
  let newest = 0;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const send = (request: Request) => worker.postMessage(request);

  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if (data.type === 'loaded') listener.onLoaded();
    else if (data.type === 'failed') listener.onFailure(data.reason);
    else if (data.number === newest) listener.onAnswer(data.answer);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    listener.onFailure('its script did not run');
  });
  send({ type: 'load', index });

  return {
    ask: (query, limit) => send({ type: 'search', number: ++newest, query, limit }),
    forget: () => {
      newest++;
    },
    close: () => worker.terminate(),
  };
}
