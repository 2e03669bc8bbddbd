import { valueFilters } from '../index/filter-tables.ts';
import { applyFilters, completeValue, countFacets } from './filters.ts';
import { type FoundPapers, searchPapers } from './find-papers.ts';
import type { FacetValue, SearchAnswer, SearchQuestion } from './protocol.ts';
import { loadFuse } from './load-fuse.ts';
import { phraseTermsOf } from './phrases.ts';
import { hasRareWord } from './query-plan.ts';
import { toResults } from './results.ts';
import type { SearchableIndex } from './searchable-index.ts';
import { sortPapers } from './sorting.ts';
import { suggestQueries } from './suggestion.ts';

/**
 * Answers the questions of the search page. If a file of the index cannot be read, `search` does not throw. Papers may
 * then be missing from the answer, and `SearchAnswer.loadError` gives the reason.
 */
export interface Engine {
  /** Number of all papers in the index. */
  papers: number;
  /**
   * Yields the answers to one question: at most one partial answer, then the complete answer. `protocol.ts` describes
   * this sequence.
   */
  search(question: SearchQuestion): AsyncGenerator<SearchAnswer, void>;
  /**
   * Returns the ids of all papers that a question finds, in the order of the results.
   *
   * @throws Error if some of these papers cannot be read
   */
  ids(question: SearchQuestion): Promise<string[]>;
  /** Returns the values of a field, such as `author`, that match a typed prefix. Values with many papers come first. */
  complete(field: string, prefix: string): Promise<FacetValue[]>;
}

/** A search index that is loaded in stages. The first part can be used at once; the rest is loaded later. */
export interface IndexStages {
  /** The first part of the index. It contains every paper, but not every word. */
  first: SearchableIndex;
  /** Whether `first` can give a partial answer to a question. False if the complete answer needs no further files. */
  canPreview(question: SearchQuestion): boolean | Promise<boolean>;
  /**
   * Loads more for a partial answer that found nothing. Resolves to whether a further partial answer may find more, and
   * can be given before the complete one.
   */
  widenPreview?(question: SearchQuestion): Promise<boolean>;
  /** Whether a partial answer must be quick: it then uses no file that takes long to load. */
  isPreviewQuick: boolean;
  /**
   * Loads what the complete answer to a question needs. If that fails, resolves to the part that is loaded, and to the
   * reason of the failure.
   */
  complete(
    question: SearchQuestion,
  ): Promise<{ searchable: SearchableIndex; loadError?: string | undefined }>;
}

export function createEngine(stages: IndexStages): Engine {
  const { first, complete } = stages;
  const preview = (question: SearchQuestion) => answer(first, question, stages.isPreviewQuick);
  return {
    papers: first.index.papers,
    async *search(question) {
      if (await stages.canPreview(question)) {
        let partial = await preview(question);
        if (partial.total === 0 && (await stages.widenPreview?.(question))) partial = await preview(question);
        if (partial.total > 0) yield { ...partial, complete: false };
      }
      const { searchable, loadError } = await complete(question);
      yield await answer(searchable, question, false, loadError);
    },
    async ids(question) {
      const { searchable, loadError } = await complete(question);
      if (loadError !== undefined) throw new Error(loadError);
      return readIds(searchable, question);
    },
    async complete(field, prefix) {
      const filter = valueFilters.find((each) => each === field);
      return filter ? completeValue(first.index, filter, prefix) : [];
    },
  };
}

/** Maximum number of results in a partial answer: as many as one screen shows. Each result may need a file of its own. */
const previewLimit = 6;

/** Begins to load what the complete answer needs besides the files of the partial answer. */
function loadAhead({ index }: SearchableIndex, plan: FoundPapers['plan'], { sort }: SearchQuestion): void {
  if (sort === 'relevance') void index.positions(phraseTermsOf(plan.words));
  if (hasRareWord(plan, index.limits)) void index.loadDictionary('rare');
}

/**
 * @param quick whether to use no files that take long to load. The answer then has no counts for the filters, no
 *   suggestion and few results
 */
async function answer(
  searchable: SearchableIndex,
  question: SearchQuestion,
  quick: boolean,
  stageError?: string,
): Promise<SearchAnswer> {
  const { index } = searchable;
  const { plan, matching, filtered } = await findSorted(searchable, question, quick);
  const loading = toResults(
    searchable,
    plan,
    filtered.slice(0, quick ? Math.min(previewLimit, question.limit) : question.limit),
  );
  if (quick) loadAhead(searchable, plan, question);
  const results = await loading;
  const known = {
    complete: true,
    total: filtered.length,
    results,
    ...(plan.parts.length > 0 && { understood: plan.understood }),
  };
  if (quick) {
    void loadFuse();
    return known;
  }
  const facets = question.facets ? await countFacets(index, matching, question.filters) : undefined;
  if (matching.length === 0) await index.loadDictionary('common');
  const suggestion = matching.length === 0 ? await suggestQuery(searchable, question, plan.parts) : undefined;
  const loadError = stageError ?? index.takeLoadError();
  return {
    ...known,
    ...(facets && { facets }),
    ...(suggestion && { suggestion }),
    ...(loadError !== undefined && { loadError }),
  };
}

async function findSorted(
  searchable: SearchableIndex,
  { query, filters, sort }: SearchQuestion,
  quick: boolean,
): Promise<FoundPapers> {
  const { index } = searchable;
  const failed = await applyFilters(index, filters);
  const found = await searchPapers(searchable, query, { failed, ranked: sort === 'relevance', quick });
  return { ...found, filtered: await sortPapers(index, found.filtered, sort) };
}

/**
 * Returns the first query of similar spelling that finds at least one paper, and the number of papers that it finds.
 */
async function suggestQuery(
  searchable: SearchableIndex,
  question: SearchQuestion,
  parts: FoundPapers['plan']['parts'],
): Promise<SearchAnswer['suggestion']> {
  for (const query of suggestQueries(question.query, parts, searchable.lexicon)) {
    const { filtered } = await findSorted(searchable, { ...question, query }, true);
    if (filtered.length > 0) return { query, total: filtered.length };
  }
  return undefined;
}

async function readIds(searchable: SearchableIndex, question: SearchQuestion): Promise<string[]> {
  const { index } = searchable;
  // Removes the errors of earlier questions, so that they are not reported for this question.
  index.takeLoadError();
  const { filtered } = await findSorted(searchable, question, false);
  const ids = await index.ids(filtered);
  const loadError = index.takeLoadError();
  if (loadError !== undefined) throw new Error(loadError);
  return ids;
}
