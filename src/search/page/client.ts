import { troubleWords } from '#words';
import type {
  SearchAnswer,
  FacetValue,
  SearchQuestion,
  WorkerReply,
  WorkerRequest,
} from '../engine/protocol.ts';

/** Told what becomes of questions. */
export interface ClientListener {
  onLoaded(): void;
  /** The answer to the newest question; older ones are never told. */
  onAnswer(answer: SearchAnswer, question: SearchQuestion): void;
  /** The values for the newest call of `complete`. */
  onCompletions(values: FacetValue[]): void;
  /** No answer will come any more; a new client may have more luck. */
  onFailure(reason: string): void;
}

/** The page's end of the worker. */
export interface Client {
  ask(question: SearchQuestion): void;
  complete(field: string, prefix: string): void;
  /** The ids of all papers that a question finds, in order; rejects where the worker fails first. */
  ids(question: SearchQuestion): Promise<string[]>;
  /** Forgets the question still open. */
  forget(): void;
  close(): void;
}

/** Starts the worker and lets it load the index, an absolute address. Questions may be asked at once. */
export function startClient(index: string, listener: ClientListener): Client {
  let number = 0;
  let asked: { id: number; question: SearchQuestion } | undefined;
  let completing = 0;
  const waiting = new Map<number, { resolve(ids: string[]): void; reject(reason: Error): void }>();
  const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });
  const send = (request: WorkerRequest) => worker.postMessage(request);
  const fail = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
    listener.onFailure(reason);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
    if (data.type === 'ready') listener.onLoaded();
    else if (data.type === 'failed') fail(data.reason);
    else if (data.type === 'ids') {
      if (data.loadError === undefined) waiting.get(data.id)?.resolve(data.ids);
      else waiting.get(data.id)?.reject(new Error(data.loadError));
      waiting.delete(data.id);
    } else if (data.type === 'values') {
      if (data.id === completing) listener.onCompletions(data.values);
    } else if (asked && data.id === asked.id) listener.onAnswer(data.answer, asked.question);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(errorWords.scriptFailed);
  });
  send({ type: 'load', index });

  return {
    ask(question) {
      asked = { id: ++number, question };
      send({ type: 'search', ...asked });
    },
    complete(field, prefix) {
      completing = ++number;
      send({ type: 'complete-value', id: completing, field, prefix });
    },
    ids(question) {
      const { promise, resolve, reject } = Promise.withResolvers<string[]>();
      waiting.set(++number, { resolve, reject });
      send({ type: 'list-ids', id: number, question });
      return promise;
    },
    forget() {
      asked = undefined;
    },
    close() {
      worker.terminate();
    },
  };
}
