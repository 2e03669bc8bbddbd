import { identifierKey } from '../index/identifiers.ts';
import { type CandidatePaper, findCandidates } from './candidates.ts';
import type { FailedFilters } from './filters.ts';
import { hasPhrases, phraseTermsOf, type WordPositions } from './phrases.ts';
import { loadFuse } from './load-fuse.ts';
import { emptyPlan, planQuery, type QueryPlan } from './query-plan.ts';
import { rankByFuse, rankByPhrases, rerankCount } from './ranking.ts';
import type { SearchableIndex } from './searchable-index.ts';
import { papersTitled } from './title-beginnings.ts';

/** The papers that a query finds, by their numbers in the index. */
export interface FoundPapers {
  plan: QueryPlan;
  /** The papers that match the query, before filters are applied. */
  matching: number[];
  /** The papers that match the query and all filters, best first. */
  filtered: number[];
}

export interface FindOptions {
  /** For each paper, the filters that the paper does not match; undefined if no filter is chosen. */
  failed: FailedFilters | undefined;
  /** Whether to sort the papers by relevance. If false, their order is unspecified. */
  ranked: boolean;
  /** Whether to use only data that loads quickly. The positions of words and the texts of papers are not used then. */
  quick: boolean;
}

/**
 * Finds the papers that match a query, and ranks them. If the query is the identifier of a paper, such as a DOI, only
 * this paper is found.
 */
export async function searchPapers(
  searchable: SearchableIndex,
  query: string,
  options: FindOptions,
): Promise<FoundPapers> {
  const { index } = searchable;
  const key = identifierKey(query);
  const identified = key === undefined ? [] : await index.papersByIdentifier(key);
  if (identified.length > 0)
    return { plan: emptyPlan, matching: identified, filtered: applyFailed(identified, options.failed) };
  const titled = papersTitled(index, query);
  const plan = await planQuery(query, searchable, { quick: options.quick });
  // A query that consists of punctuation finds no paper. But `author:` finds all papers, because its value is still
  // being typed.
  if (plan.parts.length === 0 && query.trim() !== '' && !/:\s*$/u.test(query))
    return { plan, matching: [], filtered: [] };
  const found = await findByPlan(searchable, plan, options);
  const first = await titled;
  const isSure = first.length > 0 || (found.hasAllWords && !plan.hasUnknownWord);
  if (isSure || options.quick || index.limits.trustedFrequency === Infinity)
    return { plan, ...withFirst(first, found, options.failed) };
  const correctedPlan = await planQuery(query, searchable, { correctKnown: true });
  return { plan: correctedPlan, ...(await findByPlan(searchable, correctedPlan, options)) };
}

/** Puts some papers before all others. */
function withFirst(
  first: readonly number[],
  { matching, filtered }: Pick<FoundPapers, 'matching' | 'filtered'>,
  failed: FailedFilters | undefined,
): Pick<FoundPapers, 'matching' | 'filtered'> {
  if (first.length === 0) return { matching, filtered };
  const isFirst = new Set(first);
  const before = (paperNumbers: readonly number[], others: readonly number[]) => [
    ...paperNumbers,
    ...others.filter((paperNumber) => !isFirst.has(paperNumber)),
  ];
  return { matching: before(first, matching), filtered: before(applyFailed(first, failed), filtered) };
}

async function findByPlan(
  searchable: SearchableIndex,
  plan: QueryPlan,
  { failed, ranked, quick }: FindOptions,
): Promise<{ matching: number[]; filtered: number[]; hasAllWords: boolean }> {
  const { index } = searchable;
  const { words, phrases, allowed } = plan;
  const phraseTerms = phrases.flatMap((phrase) => phraseTermsOf(phrase.words));
  const [postings, positions] = await Promise.all([
    index.postings([...words.flatMap(({ matches }) => [...matches.similarities.keys()]), ...phraseTerms]),
    index.positions([...(quick || !ranked ? [] : phraseTermsOf(words)), ...phraseTerms]),
  ]);
  const wordPositions: WordPositions = { postings, positions };
  const matchesPhrases = (paperNumber: number) => hasPhrases(phrases, paperNumber, wordPositions);
  if (words.length === 0) {
    const all = Array.from({ length: index.papers }, (_, paperNumber) => paperNumber);
    const matching = all.filter((paperNumber) => allowed?.[paperNumber] !== 0 && matchesPhrases(paperNumber));
    return { matching, filtered: applyFailed(matching, failed), hasAllWords: true };
  }
  const { candidates, hasAllWords } = findCandidates(index.papers, words, postings, allowed);
  const matching =
    phrases.length > 0 ? candidates.filter(({ paperNumber }) => matchesPhrases(paperNumber)) : candidates;
  const filtered = failed ? matching.filter(({ paperNumber }) => failed[paperNumber] === 0) : matching;
  // A query with fields only, such as `year:2020`, gives no reason to prefer one paper, so the papers are not ranked.
  const isRanked = ranked && !quick && plan.parts.some(({ field }) => !field);
  const best = isRanked
    ? await rerank(searchable, plan, rankByPhrases(words, filtered, wordPositions))
    : filtered;
  return { matching: toPaperNumbers(matching), filtered: toPaperNumbers(best), hasAllWords };
}

async function rerank(
  { index }: SearchableIndex,
  plan: QueryPlan,
  candidates: readonly CandidatePaper[],
): Promise<CandidatePaper[]> {
  const first = candidates.slice(0, rerankCount(index.limits, plan.words.length));
  const [documents, fuse] = await Promise.all([index.documents(toPaperNumbers(first)), loadFuse()]);
  return rankByFuse(plan, candidates, documents, fuse?.fuseScores);
}

function toPaperNumbers(candidates: readonly CandidatePaper[]): number[] {
  return candidates.map(({ paperNumber }) => paperNumber);
}

/** Returns the papers that match all filters. */
function applyFailed(paperNumbers: readonly number[], failed: FailedFilters | undefined): number[] {
  return failed ? paperNumbers.filter((paperNumber) => failed[paperNumber] === 0) : [...paperNumbers];
}
