import { buildIndex } from '../index/build-index.ts';
import type { SearchDocument } from '../index/document.ts';
import { limitsFor } from '../index/limits.ts';
import { type OpenIndex, openIndex } from '../index/open-index.ts';
import { parseWholePapers } from '../index/paper-rows.ts';
import type { Manifest } from '../index/write-index.ts';
import { createEngine, type Engine, type IndexStages } from './engine.ts';
import { phraseTermsOf } from './phrases.ts';
import type { SearchQuestion } from './protocol.ts';
import { hasRareWord, planQuery } from './query-plan.ts';
import { toSearchable } from './searchable-index.ts';

/** Reads a file of the search by its path below `search/`. Rejects if the file cannot be read, even after retries. */
export type ReadPath = (path: string) => Promise<Uint8Array>;

/**
 * Loads the search engine of a site.
 *
 * @throws Error if the first index file cannot be read, or has another content, such as an error page of the server
 */
export async function loadEngine(manifest: Manifest, readPath: ReadPath): Promise<Engine> {
  const { folder, papers, head } = manifest;
  const read = (name: string) => readPath(`${folder}/${name}`);
  return createEngine(
    head === undefined
      ? await stagesOfTexts(read)
      : stagesOfIndex(await openIndex(head, limitsFor(papers, false), read)),
  );
}

/**
 * Loads an index of many files in two stages: first what finds papers, then what ranks them, and the words that occur
 * only in one abstract if a question has rare words.
 */
export function stagesOfIndex(index: OpenIndex): IndexStages {
  const first = toSearchable(index);
  const isMissing = async ({ query }: SearchQuestion) =>
    !index.isComplete() && hasRareWord(await planQuery(query, first, false), index.limits);
  return {
    first,
    canPreview: async (question) => {
      const { words } = await planQuery(question.query, first, false);
      const isRanked = question.sort === 'relevance';
      return (isRanked && !index.hasPositions(phraseTermsOf(words))) || (await isMissing(question));
    },
    isPreviewQuick: true,
    async complete(question) {
      if (!(await isMissing(question))) return { searchable: first };
      await index.loadRareWords();
      return { searchable: first, ...(!index.isComplete() && { loadError: index.takeLoadError() }) };
    },
  };
}

/**
 * Loads all texts of a small collection in two stages, and builds the index from them: first from titles and people,
 * then also from abstracts.
 */
async function stagesOfTexts(read: (name: string) => Promise<Uint8Array>): Promise<IndexStages> {
  const readText = async (name: string) => new TextDecoder().decode(await read(name));
  const documents = parseWholePapers(await readText('papers'));
  let abstracts = readText('abstracts');
  abstracts.catch(() => undefined);
  const first = toSearchable(await indexInMemory(documents));
  let indexing: ReturnType<typeof indexAll> | undefined;
  let isComplete = false;

  async function indexAll() {
    const list = JSON.parse(await abstracts) as string[];
    const whole = documents.map((document, index) => ({ ...document, abstract: list[index] ?? '' }));
    return toSearchable(await indexInMemory(whole));
  }

  return {
    first,
    canPreview: ({ filters }) => !isComplete && !filters.has?.includes('abstract'),
    isPreviewQuick: false,
    async complete() {
      indexing ??= indexAll();
      try {
        const searchable = await indexing;
        isComplete = true;
        return { searchable };
      } catch (error) {
        // The next question tries to load the abstracts again.
        indexing = undefined;
        abstracts = readText('abstracts');
        abstracts.catch(() => undefined);
        return { searchable: first, loadError: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

/** Builds the index of some papers in memory, and opens it with both dictionaries loaded. */
export async function indexInMemory(
  documents: readonly SearchDocument[],
  limits = limitsFor(documents.length, true),
): Promise<OpenIndex> {
  const { head, files } = buildIndex(documents, limits);
  const index = await openIndex(head, limits, async (name) => files.get(name) ?? new Uint8Array());
  await index.loadRareWords();
  return index;
}
