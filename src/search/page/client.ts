import { errorWords } from '#words';
import { sendFirstFiles } from './first-files.ts';
import type {
  FacetValue,
  SearchAnswer,
  SearchQuestion,
  WorkerReply,
  WorkerRequest,
} from '../engine/protocol.ts';

export interface ClientListener {
  /** Called when the index is loaded, so that the worker can answer questions. */
  onReady(): void;
  /** Called with each answer to the newest question. Answers to older questions are dropped. */
  onAnswer(answer: SearchAnswer, question: SearchQuestion): void;
  /** Called with the values that the worker returns for the newest call of `completeValue`. */
  onValues(values: FacetValue[]): void;
  /**
   * Called when the worker has failed. The worker does not answer again until `reset` is called and a new request is
   * sent.
   */
  onFailure(reason: string): void;
}

/**
 * Sends requests to the search worker, and passes the replies of the worker to a listener. The first request starts the
 * worker. Requests may be sent while the worker is still loading the index.
 */
export interface SearchClient {
  /** Starts the worker, unless it is running or has failed. */
  start(): void;
  state(): 'idle' | 'loading' | 'ready' | 'failed';
  ask(question: SearchQuestion): void;
  /** Requests the values of a field that begin with a prefix. `ClientListener.onValues` receives them. */
  completeValue(field: string, prefix: string): void;
  /**
   * Resolves to the ids of all papers that a question finds, in the order of the results. Rejects if some of these
   * papers cannot be read.
   */
  listIds(question: SearchQuestion): Promise<string[]>;
  /** Ignores answers to the newest question that arrive after this call. */
  forget(): void;
  /** After a failure, lets the next request start a new worker. */
  reset(): void;
}

/** @param index the absolute address of the manifest of the index, `search.json` */
export function createSearchClient(index: string, listener: ClientListener): SearchClient {
  let state: ReturnType<SearchClient['state']> = 'idle';
  let worker: Worker | undefined;
  let lastId = 0;
  let asked: { id: number; question: SearchQuestion } | undefined;
  let valuesId = 0;
  const listings = new Map<number, { resolve(ids: string[]): void; reject(reason: Error): void }>();

  function start(): void {
    if (state !== 'idle') return;
    state = 'loading';
    try {
      worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });
    } catch {
      fail(errorWords.unsupportedBrowser);
      return;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      fail(errorWords.scriptFailed);
    });
    const started = worker;
    started.postMessage({ type: 'load', index, isAhead: true } satisfies WorkerRequest);
    void sendFirstFiles(index, (request, transferred) => started.postMessage(request, transferred));
  }

  function send(request: WorkerRequest): void {
    start();
    worker?.postMessage(request);
  }

  function receive(reply: WorkerReply): void {
    switch (reply.type) {
      case 'ready':
        state = 'ready';
        listener.onReady();
        return;
      case 'failed':
        fail(reply.reason);
        return;
      case 'answer':
        if (asked && reply.id === asked.id) listener.onAnswer(reply.answer, asked.question);
        return;
      case 'values':
        if (reply.id === valuesId) listener.onValues(reply.values);
        return;
      case 'ids':
        if (reply.loadError === undefined) listings.get(reply.id)?.resolve(reply.ids);
        else listings.get(reply.id)?.reject(new Error(reply.loadError));
        listings.delete(reply.id);
    }
  }

  function fail(reason: string): void {
    worker?.terminate();
    worker = undefined;
    state = 'failed';
    for (const { reject } of listings.values()) reject(new Error(reason));
    listings.clear();
    listener.onFailure(reason);
  }

  return {
    start,
    state: () => state,
    ask(question) {
      asked = { id: ++lastId, question };
      send({ type: 'search', ...asked });
    },
    completeValue(field, prefix) {
      valuesId = ++lastId;
      send({ type: 'complete-value', id: valuesId, field, prefix });
    },
    async listIds(question) {
      start();
      if (!worker) throw new Error(errorWords.notLoaded);
      const { promise, resolve, reject } = Promise.withResolvers<string[]>();
      listings.set(++lastId, { resolve, reject });
      send({ type: 'list-ids', id: lastId, question });
      return promise;
    },
    forget() {
      asked = undefined;
    },
    reset() {
      if (state === 'failed') state = 'idle';
    },
  };
}
