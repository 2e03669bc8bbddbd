import { valueFilters } from '../index/filter-tables.ts';
import { applyFilters, completeValue, countFacets } from './filters.ts';
import { type FoundPapers, findPapers } from './find-papers.ts';
import type { FacetValue, SearchAnswer, SearchQuestion } from './protocol.ts';
import { toResults } from './results.ts';
import type { SearchableIndex } from './searchable-index.ts';
import { sortPapers } from './sorting.ts';
import { suggestQueries } from './suggestion.ts';

/**
 * Answers questions. No question throws, not even if a file cannot be read: the answer then lacks what is in that file, and
 * `SearchAnswer.loadError` gives the reason.
 */
export interface Engine {
  /** Number of papers in the collection. */
  papers: number;
  /**
   * Yields the answers to one question, in the sequence that `protocol.ts` describes: at most one partial answer, then the
   * complete one.
   */
  search(question: SearchQuestion): AsyncGenerator<SearchAnswer, void>;
  /**
   * Returns the ids of all papers that a question finds, in order.
   *
   * @throws Error if some of them cannot be read
   */
  ids(question: SearchQuestion): Promise<string[]>;
  /** Returns the values of a field that have words with this prefix, most papers first. */
  complete(field: string, prefix: string): Promise<FacetValue[]>;
}

/** The index of a collection while its files arrive: one part of it at once, all of it later. */
export interface IndexStages {
  /** The part that is loaded. Contains every paper, but not every word. */
  first: SearchableIndex;
  /** Whether `first` can give a partial answer to a question. False once everything is loaded. */
  canPreview(question: SearchQuestion): boolean;
  /** Whether a partial answer should avoid all files that `first` has not loaded yet. */
  isPreviewQuick: boolean;
  /** Loads the rest. If that fails, resolves to what is there, with the reason. */
  complete(): Promise<{ searchable: SearchableIndex; loadError?: string | undefined }>;
}

export function createEngine({ first, canPreview, isPreviewQuick, complete }: IndexStages): Engine {
  return {
    papers: first.index.papers,
    async *search(question) {
      if (canPreview(question)) {
        const preview = await answer(first, question, isPreviewQuick);
        if (preview.total > 0) yield { ...preview, complete: false };
      }
      const { searchable, loadError } = await complete();
      yield await answer(searchable, question, false, loadError);
    },
    async ids(question) {
      const { searchable, loadError } = await complete();
      if (loadError !== undefined) throw new Error(loadError);
      return readIds(searchable, question);
    },
    async complete(field, prefix) {
      const filter = valueFilters.find((each) => each === field);
      return filter ? completeValue(first.index, filter, prefix) : [];
    },
  };
}

/** @param quick whether to avoid files that take long to load; facets, suggestions and excerpts are left out then */
async function answer(
  searchable: SearchableIndex,
  question: SearchQuestion,
  quick: boolean,
  stageError?: string,
): Promise<SearchAnswer> {
  const { index } = searchable;
  const { plan, matching, filtered } = await findSorted(searchable, question, quick);
  const results = await toResults(searchable, plan, filtered.slice(0, question.limit), quick);
  const known = {
    complete: true,
    total: filtered.length,
    results,
    ...(plan.parts.length > 0 && { understood: plan.understood }),
  };
  if (quick) return known;
  const facets = question.facets ? await countFacets(index, matching, question.filters) : undefined;
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
  const found = await findPapers(searchable, query, { failed, ranked: sort === 'relevance', quick });
  return { ...found, filtered: await sortPapers(index, found.filtered, sort) };
}

/** Returns the first query of similar spelling that finds a paper. */
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
  // Errors of earlier questions do not matter here.
  index.takeLoadError();
  const { filtered } = await findSorted(searchable, question, false);
  const documents = await index.documents(filtered);
  const loadError = index.takeLoadError();
  if (loadError !== undefined) throw new Error(loadError);
  return filtered.flatMap((paperNumber) => documents.get(paperNumber)?.id ?? []);
}
