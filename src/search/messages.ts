import type { Answer } from './engine.ts';

/** What the page tells the worker: first which index to load (an absolute address), then each query, numbered upwards. */
export type Request =
  { type: 'load'; index: string } | { type: 'search'; number: number; query: string; limit: number };

/** What the worker tells the page. A query that a newer one has overtaken gets no reply. */
export type Reply =
  | { type: 'loaded' }
  | { type: 'failed'; reason: string }
  | { type: 'answer'; number: number; answer: Answer };
