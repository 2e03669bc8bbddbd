import type { SearchDocument } from '../../src/search/index/document.ts';
import { createEngine, type Engine } from '../../src/search/engine/engine.ts';
import { stagesOfIndex } from '../../src/search/engine/load-engine.ts';
import { indexInMemory } from '../../src/search/engine/load-texts.ts';
import type { SearchAnswer, SearchQuestion } from '../../src/search/engine/protocol.ts';

/** Returns a question to the search engine. All values except the query have defaults. */
export function question(query: string, rest: Partial<SearchQuestion> = {}): SearchQuestion {
  return { query, filters: {}, sort: 'relevance', limit: 10, ...rest };
}

/** Creates a search engine for documents in memory. */
export async function engineOf(documents: readonly SearchDocument[]): Promise<Engine> {
  return createEngine(stagesOfIndex(await indexInMemory(documents)));
}

/** Returns all answers of an engine to a question. The last answer is the complete one. */
export async function allAnswers(engine: Engine, asked: SearchQuestion): Promise<SearchAnswer[]> {
  const answers: SearchAnswer[] = [];
  for await (const answer of engine.search(asked)) answers.push(answer);
  return answers;
}

/** Returns the complete answer of an engine to a question. */
export async function ask(engine: Engine, asked: SearchQuestion): Promise<SearchAnswer> {
  const last = (await allAnswers(engine, asked)).at(-1);
  if (!last?.complete) throw new Error(`No complete answer to "${asked.query}".`);
  return last;
}

/** Searches for a query in an engine, or in documents in memory. Returns the complete answer. */
export async function search(
  engine: Engine | readonly SearchDocument[],
  query: string,
  limit = 10,
): Promise<SearchAnswer> {
  const made = 'search' in engine ? engine : await engineOf(engine);
  return ask(made, question(query, { limit }));
}

/** Returns the ids of the papers that a query finds, best first. */
export async function found(
  engine: Engine | readonly SearchDocument[],
  query: string,
  limit = 10,
): Promise<string[]> {
  return (await search(engine, query, limit)).results.map(({ id }) => id);
}
