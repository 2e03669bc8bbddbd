import { buildIndex } from '../index/build-index.ts';
import type { SearchDocument } from '../index/document.ts';
import { limitsFor } from '../index/limits.ts';
import { type OpenIndex, openIndex } from '../index/open-index.ts';
import { parseWholePapers } from '../index/paper-rows.ts';
import type { IndexStages } from './engine.ts';
import { loadFuse } from './load-fuse.ts';
import { toSearchable } from './searchable-index.ts';

/**
 * Loads all texts of a small collection in two stages, and builds the index from them: first from titles and people,
 * then also from abstracts.
 */
export async function stagesOfTexts(read: (name: string) => Promise<Uint8Array>): Promise<IndexStages> {
  const readText = async (name: string) => new TextDecoder().decode(await read(name));
  void loadFuse();
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
  const index = openIndex(head, limits, async (name) => files.get(name) ?? new Uint8Array());
  await index.loadDictionary('common');
  await index.loadDictionary('rare');
  return index;
}
