import { type Candidate, findCandidates } from './candidates.ts';
import type { Misses } from './filters.ts';
import { identifierKey } from '../index/identifiers.ts';
import { hasPhrases, type PlacedWord, type WordPositions, placedTermsOf } from './phrases.ts';
import { emptyPlan, type QueryPlan, planQuery } from './query-plan.ts';
import { rankByLikeness, rankByPhrases, triedCandidates } from './ranking.ts';
import type { SearchableIndex } from './searchable-index.ts';

/** What a query finds. */
export interface FoundPapers {
  plan: QueryPlan;
  /** Papers that match the query, whatever the filters. */
  matching: number[];
  /** Those that also match the filters, best first. */
  filtered: number[];
}

export interface FindOptions {
  misses: Misses | undefined;
  /** The order matters: without, papers stand in any. */
  ranked: boolean;
  /** Only what is quickly fetched is used: no positions, no texts. */
  quick: boolean;
}

/** Finds papers by a query, in the order in which they fit it. */
export async function findPapers(
  searchable: SearchableIndex,
  query: string,
  options: FindOptions,
): Promise<FoundPapers> {
  const { index } = searchable;
  const key = identifierKey(query);
  const identified = key === undefined ? [] : await index.identified(key);
  if (identified.length > 0) {
    return { plan: emptyPlan, matching: identified, filtered: passing(identified, options.misses) };
  }
  const plan = await planQuery(query, searchable, false);
  // A query of signs alone asks for something that no paper has; `author:` is a query that is still being typed.
  if (plan.parts.length === 0 && query.trim() !== '' && !/:\s*$/u.test(query))
    return { plan, matching: [], filtered: [] };
  const found = await findByPlan(searchable, plan, options);
  if ((found.complete && !plan.hasSlip) || options.quick || index.limits.trusted === Infinity)
    return { plan, ...found };
  const wide = await planQuery(query, searchable, true);
  return { plan: wide, ...(await findByPlan(searchable, wide, options)) };
}

async function findByPlan(
  searchable: SearchableIndex,
  plan: QueryPlan,
  { misses, ranked, quick }: FindOptions,
): Promise<{ matching: number[]; filtered: number[]; complete: boolean }> {
  const { index } = searchable;
  const { words, phrases, allowed } = plan;
  const placed = words.map(({ meanings, weight }): PlacedWord => ({
    meanings,
    weight,
    common: meanings.holders > index.limits.commonShare * index.papers,
  }));
  const phraseTerms = phrases.flatMap((phrase) => placedTermsOf(phrase.words));
  const [postings, positions] = await Promise.all([
    index.postings([...words.flatMap(({ meanings }) => [...meanings.likenesses.keys()]), ...phraseTerms]),
    index.positions([...(quick || !ranked ? [] : placedTermsOf(placed)), ...phraseTerms]),
  ]);
  const places: WordPositions = { postings, positions };
  const fits = (place: number) => hasPhrases(phrases, place, places);
  if (words.length === 0) {
    const all = Array.from({ length: index.papers }, (_, place) => place);
    const fitting = all.filter((place) => allowed?.[place] !== 0 && fits(place));
    return { matching: fitting, filtered: passing(fitting, misses), complete: true };
  }
  const { candidates, complete } = findCandidates(index.papers, words, postings, allowed);
  const fitting = phrases.length > 0 ? candidates.filter(({ place }) => fits(place)) : candidates;
  const left = misses ? fitting.filter(({ place }) => misses[place] === 0) : fitting;
  // Fields alone choose papers; they do not say which of these is meant.
  const isRanked = ranked && !quick && plan.parts.some(({ field }) => !field);
  const best = isRanked ? await rank(searchable, plan, rankByPhrases(placed, left, places)) : left;
  return { matching: toPlaces(fitting), filtered: toPlaces(best), complete };
}

async function rank(
  { index, readDocuments }: SearchableIndex,
  plan: QueryPlan,
  candidates: readonly Candidate[],
): Promise<Candidate[]> {
  const tried = candidates.slice(0, triedCandidates(index.limits, plan.words.length));
  return rankByLikeness(plan, candidates, await readDocuments(toPlaces(tried), () => true));
}

function toPlaces(candidates: readonly Candidate[]): number[] {
  return candidates.map(({ place }) => place);
}

function passing(places: readonly number[], misses: Misses | undefined): number[] {
  return misses ? places.filter((place) => misses[place] === 0) : [...places];
}
