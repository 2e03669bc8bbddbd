import { buildIndex } from '../index/build-index.ts';
import type { SearchDocument } from '../index/document.ts';
import { valueFilters } from '../index/filter-tables.ts';
import { applyFilters, completeValue, countFacets } from './filters.ts';
import { type FoundPapers, findPapers } from './find-papers.ts';
import { type SearchLimits, limitsFor } from '../index/limits.ts';
import { createLexicon } from './lexicon.ts';
import type { SearchAnswer, FacetValue, SearchQuestion } from './protocol.ts';
import { type OpenIndex, openIndex } from '../index/open-index.ts';
import { createDocumentLoader } from './document-loader.ts';
import { toResults } from './results.ts';
import { sortPlaces } from './sorting.ts';
import { suggestions } from './suggestion.ts';

/**
 * What the search knows to answer. No question throws, and no file that cannot be read: what it holds is missing then, and
 * `SearchAnswer.trouble` says so.
 */
export interface Engine {
  papers: number;
  /**
   * @param early told the best papers that can be named at once, where the answer itself waits for more files
   */
  ask(question: SearchQuestion, early?: (answer: SearchAnswer) => void): Promise<SearchAnswer>;
  /**
   * The ids of all papers that a question finds, in order.
   *
   * @throws where not all can be told
   */
  ids(question: SearchQuestion): Promise<string[]>;
  /** Values of a field whose words begin with what is typed of them, those of most papers first. */
  complete(field: string, prefix: string): Promise<FacetValue[]>;
}

/** An engine over documents in memory. */
export async function createEngine(
  documents: readonly SearchDocument[],
  limits?: SearchLimits,
): Promise<Engine> {
  const used = limits ?? limitsFor(documents.length, true);
  const { head, files } = buildIndex(documents, used);
  return engineOf(await openIndex(head, used, async (name) => files.get(name) ?? new Uint8Array()));
}

/** Searches an index by any words: misspelt, unfinished, in any order, with or without accents. */
export function engineOf(index: OpenIndex): Engine {
  const lexicon = createLexicon(index);
  const reader = createDocumentLoader(index);

  async function find({ query, filters, sort }: SearchQuestion, quick: boolean): Promise<FoundPapers> {
    const misses = await applyFilters(index, filters);
    const options = { misses, ranked: sort === 'relevance', quick };
    const found = await findPapers(index, lexicon, reader, query, options);
    return { ...found, left: await sortPlaces(index, found.left, sort) };
  }

  async function answer(question: SearchQuestion, quick: boolean): Promise<SearchAnswer> {
    const { plan, all, left } = await find(question, quick);
    const results = await toResults(reader, plan, left.slice(0, question.limit), quick);
    const known = {
      total: left.length,
      results,
      ...(plan.parts.length > 0 && { understood: plan.understood }),
    };
    if (quick) return { ...known, early: true };
    const facets = question.facets ? await countFacets(index, all, question.filters) : undefined;
    const suggestion = all.length === 0 ? await nearestQuery(question, plan) : undefined;
    const trouble = index.trouble();
    return {
      ...known,
      ...(facets && { facets }),
      ...(suggestion && { suggestion }),
      ...(trouble !== undefined && { trouble }),
    };
  }

  /** The first query of like spelling that finds something. */
  async function nearestQuery(
    question: SearchQuestion,
    { parts }: FoundPapers['plan'],
  ): Promise<SearchAnswer['suggestion']> {
    for (const query of suggestions(question.query, parts, lexicon)) {
      const { left } = await find({ ...question, query }, true);
      if (left.length > 0) return { query, total: left.length };
    }
    return undefined;
  }

  return {
    papers: index.papers,
    async ask(question, early) {
      // The words that one abstract alone has come later, as do positions and abstracts: titles and people go first.
      if (early && !index.isWhole()) {
        const first = await answer(question, true);
        if (first.total > 0) early(first);
      }
      await index.loadRare();
      return answer(question, false);
    },
    async ids(question) {
      await index.loadRare();
      index.trouble();
      const { left } = await find(question, false);
      const documents = await index.documents(left);
      const trouble = index.trouble();
      if (trouble !== undefined) throw new Error(trouble);
      return left.flatMap((place) => documents.get(place)?.id ?? []);
    },
    async complete(field, prefix) {
      const name = valueFilters.find((each) => each === field);
      return name ? completeValue(index, name, prefix) : [];
    },
  };
}
