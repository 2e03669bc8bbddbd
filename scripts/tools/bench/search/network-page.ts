import MiniSearch from 'minisearch';
import { createSearchClient, type SearchClient } from '../../../../src/search/page/client.ts';
import type { SearchAnswer } from '../../../../src/search/engine/protocol.ts';

/** Times of one query in a page, in milliseconds. */
export interface NetworkTimes {
  /** Time until the first answer with titles. */
  first: number;
  /** Time until the complete answer: all titles of the first ten results, in their final order. */
  settled: number;
}

/** The functions that the benchmark calls in its page. Each engine starts when its first query is asked. */
export interface NetworkPage {
  offprint(query: string): Promise<NetworkTimes>;
  pagefind(query: string): Promise<NetworkTimes>;
  miniSearch(query: string): Promise<NetworkTimes>;
  /** Loads a file in the page or in a worker, without the HTTP cache, and returns the milliseconds this took. */
  load(path: string, inWorker: boolean): Promise<number>;
}

interface PagefindModule {
  search(query: string): Promise<{ results: { data(): Promise<unknown> }[] }>;
}

let client: SearchClient | undefined;
let onAnswer: ((answer: SearchAnswer) => void) | undefined;
let onFailure: ((reason: string) => void) | undefined;
let pagefind: Promise<PagefindModule> | undefined;
let miniSearch: Promise<MiniSearch> | undefined;

const page: NetworkPage = {
  async offprint(query) {
    const begun = performance.now();
    client ??= createSearchClient(new URL('/search.json', location.href).href, {
      onReady: () => undefined,
      onAnswer: (answer) => onAnswer?.(answer),
      onValues: () => undefined,
      onFailure: (reason) => onFailure?.(reason),
    });
    let first: number | undefined;
    const settled = await new Promise<number>((resolve, reject) => {
      onFailure = (reason) => reject(new Error(reason));
      onAnswer = (answer) => {
        if (answer.results.length > 0) first ??= performance.now() - begun;
        if (answer.complete) resolve(performance.now() - begun);
      };
      client?.ask({ query, filters: {}, sort: 'relevance', limit: 10 });
    });
    return { first: first ?? settled, settled };
  },
  async pagefind(query) {
    const begun = performance.now();
    const address = '/pagefind/pagefind.js';
    pagefind ??= import(/* @vite-ignore */ address) as Promise<PagefindModule>;
    const { results } = await (await pagefind).search(query);
    const shown = results.slice(0, 10).map((result) => result.data());
    await Promise.race(shown);
    const first = performance.now() - begun;
    await Promise.all(shown);
    return { first, settled: performance.now() - begun };
  },
  async miniSearch(query) {
    const begun = performance.now();
    miniSearch ??= fetch('/mini.json').then(async (response) =>
      MiniSearch.loadJSON(await response.text(), {
        fields: ['title', 'author', 'abstract'],
        storeFields: ['title', 'author'],
      }),
    );
    (await miniSearch).search(query, { prefix: true, fuzzy: 0.2, boost: { title: 3, author: 2 } });
    const settled = performance.now() - begun;
    return { first: settled, settled };
  },
  async load(path, inWorker) {
    const address = new URL(path, location.href).href;
    if (!inWorker) {
      const begun = performance.now();
      await (await fetch(address, { cache: 'no-store' })).arrayBuffer();
      return performance.now() - begun;
    }
    const worker = new Worker('/calibrate.js');
    return new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<number>) => {
        worker.terminate();
        resolve(data);
      };
      worker.postMessage(address);
    });
  },
};

(globalThis as typeof globalThis & { network?: NetworkPage }).network = page;
