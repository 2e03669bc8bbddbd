import type { SearchDocument } from '../../src/search/index/document.ts';
import { createEngine, type Engine } from '../../src/search/engine/engine.ts';
import type { SearchAnswer, SearchQuestion } from '../../src/search/engine/protocol.ts';

/** A question about everything, but for what is given. */
export function question(query: string, rest: Partial<SearchQuestion> = {}): SearchQuestion {
  return { query, filters: {}, sort: 'relevance', limit: 10, ...rest };
}

/** Asks an engine over documents in memory. */
export async function search(
  engine: Engine | readonly SearchDocument[],
  query: string,
  limit = 10,
): Promise<SearchAnswer> {
  const made = 'ask' in engine ? engine : await createEngine(engine);
  return made.ask(question(query, { limit }));
}

/** The ids of the papers that are found, best first. */
export async function found(
  engine: Engine | readonly SearchDocument[],
  query: string,
  limit = 10,
): Promise<string[]> {
  return (await search(engine, query, limit)).results.map(({ id }) => id);
}
