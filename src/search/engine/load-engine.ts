import { splitWords } from '../../model/tokens.ts';
import { limitsFor } from '../index/limits.ts';
import { type OpenIndex, openIndex } from '../index/open-index.ts';
import type { Manifest } from '../index/write-index.ts';
import { createEngine, type Engine, type IndexStages } from './engine.ts';
import { phraseTermsOf } from './phrases.ts';
import type { SearchQuestion } from './protocol.ts';
import { hasRareWord, planQuery, planWithLoaded } from './query-plan.ts';
import { isNothingMissing } from '../index/vocabulary.ts';
import { toSearchable } from './searchable-index.ts';

/** Reads a file of the search by its path below `search/`. Rejects if the file cannot be read, even after retries. */
export type ReadPath = (path: string) => Promise<Uint8Array>;

/**
 * Loads the search engine of a site.
 *
 * @throws Error if the texts of a small collection cannot be read, or are something else, such as an error page
 */
export async function loadEngine(manifest: Manifest, readPath: ReadPath): Promise<Engine> {
  const { folder, papers, head } = manifest;
  const read = (name: string) => readPath(`${folder}/${name}`);
  // The code that builds an index is loaded for small collections only.
  return createEngine(
    head === undefined
      ? await (await import('./load-texts.ts')).stagesOfTexts(read)
      : stagesOfIndex(openIndex(head, limitsFor(papers, false), read)),
  );
}

/**
 * Loads an index of many files in stages: first what finds papers with the typed words, then the dictionary, which also
 * finds similar words, what ranks papers, and the words that occur only in one abstract if a question has rare words.
 */
export function stagesOfIndex(index: OpenIndex): IndexStages {
  const first = toSearchable(index);
  const isMissing = async ({ query }: SearchQuestion) =>
    !index.vocabulary.has('rare') && hasRareWord(await planQuery(query, first, {}), index.limits);
  const canPreview = async (question: SearchQuestion) => {
    const { plan, missing } = await planWithLoaded(question.query, first);
    if (!isNothingMissing(missing)) return splitWords(question.query).length > 0;
    const { words } = plan;
    const isRanked = question.sort === 'relevance';
    return (isRanked && !index.hasPositions(phraseTermsOf(words))) || (await isMissing(question));
  };
  return {
    first,
    canPreview,
    async widenPreview(question) {
      if (index.vocabulary.has('common')) return false;
      await index.loadDictionary('common');
      return index.vocabulary.has('common') && (await canPreview(question));
    },
    isPreviewQuick: true,
    async complete(question) {
      if (!(await isMissing(question))) return { searchable: first };
      await index.loadDictionary('rare');
      return {
        searchable: first,
        ...(!index.vocabulary.has('rare') && { loadError: index.takeLoadError() }),
      };
    },
  };
}
