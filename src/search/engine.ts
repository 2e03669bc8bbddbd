import { buildIndex } from './build-index.ts';
import { findCandidates } from './candidates.ts';
import type { SearchDocument } from './documents.ts';
import { valueFilters } from './filter-tables.ts';
import { applyFilters, completeValue, countFacets, type Misses } from './filters.ts';
import { identifierKey } from './identifiers.ts';
import { type Knobs, knobsFor } from './knobs.ts';
import { createMarker } from './marks.ts';
import { createLexicon } from './meanings.ts';
import type { Answer, FacetValue, Question } from './messages.ts';
import { type OpenIndex, openIndex } from './open-index.ts';
import { hasPhrases, type PlacedWord, placedTermsOf } from './phrases.ts';
import { type Plan, planQuery } from './plan.ts';
import { rankByLikeness, rankByPhrases, triedCandidates } from './ranking.ts';
import { textsOf, toResult } from './results.ts';
import { sortPlaces } from './sorting.ts';
import { suggestions } from './suggestion.ts';

export type { SearchResult } from './results.ts';

/** What the search knows to answer. No question throws; a promise rejects where a file of the index cannot be read. */
export interface Engine {
  papers: number;
  /**
   * @param early told the best papers so far, without what is still to be fetched, where that takes a while
   */
  ask(question: Question, early?: (answer: Answer) => void): Promise<Answer>;
  /** The ids of all papers that a question finds, in order. */
  ids(question: Question): Promise<string[]>;
  /** Values of a field whose words begin with what is typed of them, those of most papers first. */
  complete(field: string, prefix: string): Promise<FacetValue[]>;
}

/** Where the papers stand in a list, best first, and what ranked them. */
interface Found {
  places: number[];
  plan: Plan;
}

/** An engine over documents in memory. */
export async function createEngine(documents: readonly SearchDocument[], knobs?: Knobs): Promise<Engine> {
  const used = knobs ?? knobsFor(documents.length, true);
  const { head, files } = buildIndex(documents, used);
  const index = await openIndex(head, used, async (name) => files.get(name) ?? new Uint8Array());
  return engineOf(index);
}

/** Searches an index by any words: misspelt, unfinished, in any order, with or without accents. */
export function engineOf(index: OpenIndex): Engine {
  const lexicon = createLexicon(index);
  const { knobs } = index;

  async function find(question: Question): Promise<Found> {
    const { query } = question;
    const key = identifierKey(query);
    const identified = key === undefined ? [] : await index.identified(key);
    if (identified.length > 0)
      return { places: identified, plan: await planQuery('', index, lexicon, false) };
    let plan = await planQuery(query, index, lexicon, false);
    let found = await findByWords(plan);
    if (!found.complete && knobs.trusted < Infinity) {
      plan = await planQuery(query, index, lexicon, true);
      found = await findByWords(plan);
    }
    // A query of signs alone asks for something that no paper has.
    const isNothing = plan.parts.length === 0 && query.trim() !== '' && !/:\s*$/u.test(query);
    return { places: isNothing ? [] : found.places, plan };
  }

  async function findByWords(plan: Plan): Promise<{ places: number[]; complete: boolean }> {
    const { words, allowed } = plan;
    const terms = [
      ...words.flatMap(({ meanings }) => [...meanings.likenesses.keys()]),
      ...plan.phrases.flatMap(({ words: list }) => placedTermsOf(list)),
    ];
    const placed = [
      ...placedTermsOf(words.map(toPlaced)),
      ...plan.phrases.flatMap(({ words: list }) => placedTermsOf(list)),
    ];
    const [postings, positions] = await Promise.all([index.postings(terms), index.positions(placed)]);
    const places = { postings, positions };
    if (words.length === 0) {
      const all = Array.from({ length: index.papers }, (_, place) => place);
      const fits = (place: number) => allowed?.[place] !== 0 && hasPhrases(plan.phrases, place, places);
      return { places: all.filter(fits), complete: true };
    }
    const { candidates, complete } = findCandidates(index.papers, words, postings, allowed);
    const fitting =
      plan.phrases.length > 0
        ? candidates.filter(({ place }) => hasPhrases(plan.phrases, place, places))
        : candidates;
    // Fields alone choose papers; they do not say which of these is meant.
    if (plan.parts.every(({ field }) => field))
      return { places: fitting.map(({ place }) => place), complete };
    const byPhrases = rankByPhrases(words.map(toPlaced), fitting, places);
    const tried = byPhrases.slice(0, triedCandidates(knobs, words.length)).map(({ place }) => place);
    const ranked = rankByLikeness(plan, byPhrases, await read(tried));
    return { places: ranked.map(({ place }) => place), complete };
  }

  function toPlaced({ meanings, weight }: Plan['words'][number]): PlacedWord {
    return { meanings, weight, common: meanings.holders > knobs.commonShare * index.papers };
  }

  async function read(places: readonly number[]): Promise<SearchDocument[]> {
    const [documents, abstracts] = await Promise.all([index.documents(places), index.abstracts(places)]);
    return places.flatMap((place) => {
      const document = documents.get(place);
      return document ? { ...document, abstract: abstracts.get(place) ?? '' } : [];
    });
  }

  async function answer(question: Question): Promise<Answer> {
    await index.loadRare();
    const { plan, places } = await find(question);
    const misses = await applyFilters(index, question.filters);
    const left = await sortPlaces(index, passing(places, misses), question.sort);
    const documents = await read(left.slice(0, question.limit));
    const markerOf = createMarker(
      plan.words.map(({ meanings }) => meanings.words),
      plan.words.map(({ weight }) => weight),
    );
    const facets = question.facets ? await countFacets(index, places, misses, question.filters) : undefined;
    const trouble = index.trouble();
    const suggestion = places.length === 0 ? await nearestQuery(question, plan) : undefined;
    return {
      total: left.length,
      results: documents.map((document) => toResult(document, markerOf(textsOf(document)))),
      ...(facets && { facets }),
      ...(plan.parts.length > 0 && { understood: plan.understood }),
      ...(suggestion && { suggestion }),
      ...(trouble !== undefined && { trouble }),
    };
  }

  /** The first query of like spelling that finds something. */
  async function nearestQuery(question: Question, { parts }: Plan): Promise<Answer['suggestion']> {
    for (const query of suggestions(question.query, parts, lexicon)) {
      const { places } = await find({ ...question, query });
      const total = passing(places, await applyFilters(index, question.filters)).length;
      if (total > 0) return { query, total };
    }
    return undefined;
  }

  return {
    papers: index.papers,
    ask: (question) => answer(question),
    async ids(question) {
      await index.loadRare();
      const { places } = await find(question);
      const misses = await applyFilters(index, question.filters);
      const left = await sortPlaces(index, passing(places, misses), question.sort);
      const documents = await index.documents(left);
      return left.flatMap((place) => documents.get(place)?.id ?? []);
    },
    async complete(field, prefix) {
      const name = valueFilters.find((each) => each === field);
      return name ? completeValue(index, name, prefix) : [];
    },
  };
}

function passing(places: readonly number[], misses: Misses | undefined): number[] {
  return misses ? places.filter((place) => misses[place] === 0) : [...places];
}
