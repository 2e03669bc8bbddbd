import { fieldBits } from '../index/postings.ts';
import type { SearchLimits } from '../index/limits.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { indexSign, joinsWords, splitWords } from '../../model/tokens.ts';
import { inverseDocumentFrequency, type QueryWord } from './candidates.ts';
import { papersOfYears, papersWithValue } from './filters.ts';
import type { Lexicon } from './lexicon.ts';
import type { PhraseWord, QueryPhrase } from './phrases.ts';
import type { SearchAnswer } from './protocol.ts';
import { parseQuery, parseYearSpan, type QueryPart } from './query.ts';
import type { SearchableIndex } from './searchable-index.ts';
import { addMissing, isNothingMissing, type MissingTerms, noneMissing } from '../index/vocabulary.ts';

/** A parsed query, with the data of the search index about each of its words. */
export interface QueryPlan {
  parts: readonly QueryPart[];
  /** The words by which papers are found and ranked, in the order of the query. */
  words: PlannedWord[];
  /** The required and the excluded phrases. An excluded word is a phrase of one word. */
  phrases: QueryPhrase[];
  /**
   * By paper number: 0 if a field of the query, such as `year:2020`, excludes the paper, otherwise 1. Undefined if the
   * query has no such field.
   */
  allowed: Uint8Array | undefined;
  /**
   * Whether the query has a word that no paper contains. This word may be misspelt, and so may other words of the
   * query.
   */
  hasUnknownWord: boolean;
  /** How each of `parts` was interpreted, in the same order. */
  understood: NonNullable<SearchAnswer['understood']>;
}

/** A word of a query. */
interface PlannedWord extends QueryWord, PhraseWord {
  /** Whether only a hyphen is between the word before and this word, as in `GPT-4`. */
  isJoined: boolean;
}

/** The plan of an empty query. */
export const emptyPlan: QueryPlan = {
  parts: [],
  words: [],
  phrases: [],
  allowed: undefined,
  hasUnknownWord: false,
  understood: [],
};

/**
 * Minimum similarity of a term that is the typed word, or begins with it. A less similar term is a spelling correction.
 */
const minSameWord = 0.6;

const anyField = fieldBits.title | fieldBits.author | fieldBits.facts | fieldBits.abstract;
const textFields = {
  title: fieldBits.title,
  author: fieldBits.author,
} as const satisfies Partial<Record<NonNullable<QueryPart['field']>, number>>;

/** Similarity of a compound such as `pretraining` to each of its two words. */
const compoundSimilarity = 0.9;

/** Maximum number of words of a query. Further words are ignored. */
const maxWords = 64;

/** How `planQuery` looks up words. */
export interface PlanOptions {
  /** Whether to look for corrections even of words that papers contain. */
  correctKnown?: boolean;
  /**
   * Whether to load as little as possible: only files with the typed words and words that begin with them. Otherwise,
   * everything is loaded that a complete plan needs.
   */
  quick?: boolean;
}

/**
 * Parses a query and looks up its words in the index.
 * - Words may be misspelt, unfinished or written differently.
 * - Words of phrases and excluded words must match exactly.
 * - Words of a field, such as `title:graph`, are required.
 *
 * Loads the terms and the filter tables that the query needs.
 */
export async function planQuery(
  query: string,
  searchable: SearchableIndex,
  { correctKnown = false, quick = false }: PlanOptions,
): Promise<QueryPlan> {
  const { index } = searchable;
  for (let pass = 1; ; pass++) {
    const { plan, missing } = await planWithLoaded(query, searchable, correctKnown);
    const isDone = quick ? missing.files.size === 0 : isNothingMissing(missing);
    if (isDone || pass === (quick ? 2 : maxPasses)) return plan;
    if (quick) await index.loadWordFiles(missing.files);
    else if (pass === 1 && index.vocabulary.prefersFiles(missing))
      await index.loadWordFiles([...missing.files, ...missing.otherFiles]);
    else await loadDictionary(index, missing);
  }
}

/**
 * How often a query is planned, at most: with what is loaded, with files of the typed words and their other spellings, and
 * with the dictionary, if these files show that a word may be misspelt.
 */
const maxPasses = 3;

/** Loads the dictionary. If that fails, loads the files of the typed words, so that these are found at least. */
async function loadDictionary(index: OpenIndex, missing: MissingTerms): Promise<void> {
  await index.loadDictionary('common');
  if (!index.vocabulary.has('common')) await index.loadWordFiles(missing.files);
}

/** Plans a query with the terms that are loaded. Returns also which further terms a complete plan needs. */
export async function planWithLoaded(
  query: string,
  searchable: SearchableIndex,
  correctKnown = false,
): Promise<{ plan: QueryPlan; missing: MissingTerms }> {
  const missing = noneMissing();
  const { index, lexicon } = searchable;
  const plan: QueryPlan = { ...emptyPlan, parts: parseQuery(query), words: [], phrases: [], understood: [] };
  for (const part of plan.parts) {
    const { field, text, phrase = false, excluded = false } = part;
    const isExact = phrase || excluded;
    const addInterpretation = (found: boolean) => {
      const kind = excluded ? 'without' : field ? 'field' : phrase ? 'phrase' : 'word';
      plan.understood.push({ kind, text, ...(field && { field }), found });
    };
    if (field !== undefined && field !== 'title' && field !== 'author') {
      const papers = await papersOfField(searchable, field, text);
      plan.allowed = restrict(plan.allowed, papers, excluded);
      addInterpretation(papers.includes(1));
      continue;
    }
    const fields = field ? textFields[field] : anyField;
    const read = isExact ? text : withoutIndexSigns(text, lexicon, missing);
    const typed = splitWords(read).slice(0, Math.max(0, maxWords - plan.words.length));
    const words = typed.map(({ word, start, end }, position) => {
      const matches = lexicon.match(word, read.slice(start, end), { exact: isExact, correctKnown }, missing);
      const weight = inverseDocumentFrequency(index.papers, matches.documentFrequency);
      const isCommon = matches.documentFrequency > index.limits.commonTermShare * index.papers;
      const isJoined = position > 0 && joinsWords(read.slice(typed[position - 1]?.end, start));
      return { word, matches, weight, isCommon, isJoined };
    });
    if (isExact && words.length > 0) plan.phrases.push({ words, fields, excluded });
    if (!excluded) {
      for (const word of words) {
        const required = field !== undefined || (phrase && !word.isCommon);
        const bestSimilarity = word.matches.similarities.values().next().value ?? 0;
        if (bestSimilarity < minSameWord) plan.hasUnknownWord = true;
        plan.words.push({ ...word, fields, required });
      }
    }
    addInterpretation(words.every(({ matches }) => matches.similarities.size > 0));
  }
  addCompounds(plan.words, lexicon, missing);
  return { plan, missing };
}

/** Returns `CO2` for `CO_2`, if papers contain the word `co2`. The index contains both forms, see `joinIndices`. */
function withoutIndexSigns(text: string, lexicon: Lexicon, missing: MissingTerms): string {
  const joined = text.replace(indexSign, '');
  const isKnown = joined !== text && splitWords(joined).every(({ word }) => lexicon.has(word, missing));
  return isKnown ? joined : text;
}

/**
 * Whether a query has a word that hardly any paper contains, so that the words that occur only in one abstract may
 * matter: the word may be one of them, or be misspelt.
 */
export function hasRareWord({ words, phrases }: QueryPlan, { trustedFrequency }: SearchLimits): boolean {
  return [...words, ...phrases.flatMap((phrase) => phrase.words)].some(
    ({ matches }) => matches.documentFrequency < trustedFrequency,
  );
}

/**
 * Makes two adjacent words also match their compound: `pre-training` and `pre training` match `pretraining`. So do three
 * words that are joined by hyphens: `SARS-CoV-2` matches `sarscov2`.
 */
function addCompounds(words: PlannedWord[], lexicon: Lexicon, missing: MissingTerms): void {
  for (const [index, last] of words.entries()) {
    for (const count of [2, 3]) {
      const parts = words.slice(Math.max(0, index + 1 - count), index + 1);
      const compound = parts.map(({ word }) => word).join('');
      const isAllowed =
        parts.length === count &&
        parts.every(({ fields, required }) => fields === last.fields && !required) &&
        (parts.slice(1).every(({ isJoined }) => isJoined) || (count === 2 && isLikelyCompound(parts)));
      if (!isAllowed) continue;
      // A partial answer loads no file for it, because few pairs of words are compounds.
      const needed = noneMissing();
      if (lexicon.has(compound, needed)) for (const word of parts) addCompound(word, compound, lexicon);
      addMissing(missing, needed, true);
    }
  }
}

/** Whether two words without a hyphen may be written as one: `pre training`, `GPT 4`. */
function isLikelyCompound([first, second]: readonly PlannedWord[]): boolean {
  const length = second?.word.length ?? 0;
  return (first?.word.length ?? 0) >= 2 && (length >= 2 || /^\p{N}$/u.test(second?.word ?? ''));
}

function addCompound(word: PlannedWord, compound: string, lexicon: Lexicon): void {
  const { similarities, words: spellings } = lexicon.match(compound, compound, { exact: true });
  const { matches } = word;
  word.matches = {
    ...matches,
    similarities: new Map(
      [
        ...matches.similarities,
        ...[...similarities].map(([term]) => [term, compoundSimilarity] as const),
      ].sort((a, b) => b[1] - a[1]),
    ),
    words: new Map([
      ...matches.words,
      ...[...spellings].map(([spelling]) => [spelling, compoundSimilarity] as const),
    ]),
  };
}

/** Returns an array with 1 for each paper that matches a field such as `venue:acl`, and 0 for other papers. */
async function papersOfField(
  { index }: SearchableIndex,
  field: 'venue' | 'year' | 'type' | 'topic' | 'has',
  text: string,
): Promise<Uint8Array> {
  if (field !== 'year') return papersWithValue(index, field, text);
  const span = parseYearSpan(text);
  return span ? papersOfYears(index, span) : new Uint8Array(index.papers);
}

function restrict(allowed: Uint8Array | undefined, papers: Uint8Array, excluded: boolean): Uint8Array {
  return papers.map((has, paperNumber) =>
    (allowed?.[paperNumber] ?? 1) !== 0 && (has !== 0) !== excluded ? 1 : 0,
  );
}
