import type { SearchDocument } from '../../../../src/search/index/document.ts';
import type { Engine } from '../../../../src/search/engine/engine.ts';
import { type SearchFiles, toSearchFiles } from '../../../../src/search/index/write-index.ts';
import { loadEngine } from '../../../../src/search/engine/load-engine.ts';
import type { SearchAnswer, SearchQuestion } from '../../../../src/search/engine/protocol.ts';
import { decompress } from '../../../../src/search/engine/read-file.ts';

/** A search engine that reads its files from memory, and the number of files and bytes that it has loaded. */
export interface CountedEngine {
  engine: Engine;
  fetched: { files: number; bytes: number };
}

/** Builds all files of the search, as a build of the site does. */
export function packedFiles(papers: readonly SearchDocument[]): SearchFiles {
  return toSearchFiles(papers);
}

/**
 * Creates a search engine that reads its files from memory. At first, it loads only the files that every search needs.
 *
 * @param delay the simulated loading time of each file, in milliseconds
 */
export async function openCounted({ manifest, files }: SearchFiles, delay = 0): Promise<CountedEngine> {
  const fetched = { files: 1, bytes: JSON.stringify(manifest).length };
  const engine = await loadEngine(manifest, async (path) => {
    const packed = files.get(path);
    if (!packed) throw new Error(`File "${path}" does not exist.`);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    fetched.files++;
    fetched.bytes += packed.length;
    return decompress(packed);
  });
  return { engine, fetched };
}

/**
 * Returns how many bytes a new visitor loads for the first answer to a query (`first`), and for the complete answer
 * (`settled`).
 */
export async function coldBytes(
  files: SearchFiles,
  query: string,
): Promise<{ first: number; settled: number; fetches: number }> {
  const { engine, fetched } = await openCounted(files, 20);
  let first: number | undefined;
  for await (const _ of engine.search(typedQuestion(query))) first ??= fetched.bytes;
  return { first: first ?? fetched.bytes, settled: fetched.bytes, fetches: fetched.files };
}

/** Returns the complete answer to a query, which is the last answer of the engine. */
export async function lastAnswer(engine: Engine, query: string): Promise<SearchAnswer> {
  let last: SearchAnswer | undefined;
  for await (const answer of engine.search(typedQuestion(query))) last = answer;
  if (last === undefined) throw new Error(`The search gives no answer to "${query}".`);
  return last;
}

/** Returns the question that the search page sends while a user types a query. */
function typedQuestion(query: string): SearchQuestion {
  return { query, filters: {}, sort: 'relevance', limit: 10 };
}
