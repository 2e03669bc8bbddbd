import { type AskedWord, rarity } from './candidates.ts';
import { placesOf, placesOfYears } from './filters.ts';
import type { Lexicon, Meanings } from './lexicon.ts';
import type { SearchAnswer } from './protocol.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { SearchableIndex } from './searchable-index.ts';
import type { AskedPhrase } from './phrases.ts';
import { fieldBits } from '../index/postings.ts';
import { parseQuery, parseYearSpan, type QueryPart } from './query.ts';
import { splitWords } from '../index/tokens.ts';

/** A query as it is understood. */
export interface QueryPlan {
  parts: readonly QueryPart[];
  /** Words by which papers are found and ranked, in the order of the query. */
  words: AskedWord[];
  /** Phrases, and words that are not wanted, which are phrases of one word. */
  phrases: AskedPhrase[];
  /** For each paper 0 if a field such as `year:2020` rules it out. */
  allowed: Uint8Array | undefined;
  /** Some word is one that no paper has: where there is one slip there are others. */
  hasSlip: boolean;
  /** What each of `parts` comes to; the same order. */
  understood: NonNullable<SearchAnswer['understood']>;
}

/** The plan of a query that asks for nothing. */
export const emptyPlan: QueryPlan = {
  parts: [],
  words: [],
  phrases: [],
  allowed: undefined,
  hasSlip: false,
  understood: [],
};

/** Less like terms are slips. */
const sameWord = 0.6;

const anyField = 15;
const fieldsOf = {
  title: fieldBits.title,
  author: fieldBits.author,
} as const satisfies Partial<Record<NonNullable<QueryPart['field']>, number>>;

/** Of a query, so many words are tried. */
const mostWords = 64;

/**
 * Reads a query. Words may be slips, unfinished, or written in another way; words of a field must be there; phrases and words
 * that are not wanted are taken as they stand. Loads the filters that fields ask for.
 *
 * @param wide slips are looked for even in words that the collection knows
 */
export async function planQuery(
  query: string,
  { index, lexicon }: SearchableIndex,
  wide: boolean,
): Promise<QueryPlan> {
  const plan: QueryPlan = {
    parts: parseQuery(query),
    words: [],
    phrases: [],
    allowed: undefined,
    hasSlip: false,
    understood: [],
  };
  const known = (meanings: Meanings) => meanings.likenesses.size > 0;
  const isCommon = ({ holders }: Meanings) => holders > index.limits.commonShare * index.papers;
  for (const part of plan.parts) {
    const { field, text, phrase = false, without = false } = part;
    const exact = phrase || without;
    const understand = (found: boolean) => {
      const kind = without ? 'without' : field ? 'field' : phrase ? 'phrase' : 'word';
      plan.understood.push({ kind, text, ...(field && { field }), found });
    };
    if (field !== undefined && field !== 'title' && field !== 'author') {
      const places = await placesOfField(index, field, text);
      plan.allowed = restrict(plan.allowed, places, without);
      understand(places.includes(1));
      continue;
    }
    const fields = field ? fieldsOf[field] : anyField;
    const typed = splitWords(text).slice(0, Math.max(0, mostWords - plan.words.length));
    const words = typed.map(({ word, start, end }) => {
      const meanings = lexicon.meaningsOf(word, text.slice(start, end), { exact, wide });
      const weight = rarity(index.papers, meanings.holders);
      return { word, meanings, weight, common: isCommon(meanings) };
    });
    if (exact && words.length > 0) plan.phrases.push({ words, fields, without });
    if (!without) {
      for (const { word, meanings, weight, common } of words) {
        const required = field !== undefined || (phrase && !common);
        if ((meanings.likenesses.values().next().value ?? 0) < sameWord) plan.hasSlip = true;
        plan.words.push({ word, meanings, weight, fields, required });
      }
    }
    understand(words.every(({ meanings }) => known(meanings)));
  }
  joinNeighbours(plan.words, lexicon);
  return plan;
}

/** `pre-training` and `pre training` also mean `pretraining`. */
function joinNeighbours(words: AskedWord[], lexicon: Lexicon): void {
  for (const [index, second] of words.entries()) {
    const first = words[index - 1];
    if (!first || first.fields !== second.fields || first.required || second.required) continue;
    const joined = first.word + second.word;
    if (first.word.length < 2 || second.word.length < 2 || !lexicon.has(joined)) continue;
    const { likenesses, words: letters } = lexicon.meaningsOf(joined, joined, { exact: true });
    for (const word of [first, second]) {
      const { meanings } = word;
      word.meanings = {
        ...meanings,
        likenesses: new Map(
          [...meanings.likenesses, ...[...likenesses].map(([term]) => [term, 0.9] as const)].sort(
            (a, b) => b[1] - a[1],
          ),
        ),
        words: new Map([...meanings.words, ...[...letters].map(([term]) => [term, 0.9] as const)]),
      };
    }
  }
}

async function placesOfField(
  index: OpenIndex,
  field: 'venue' | 'year' | 'type' | 'topic' | 'has',
  text: string,
): Promise<Uint8Array> {
  if (field !== 'year') return placesOf(index, field, text);
  const span = parseYearSpan(text);
  return span ? placesOfYears(index, span) : new Uint8Array(index.papers);
}

function restrict(allowed: Uint8Array | undefined, places: Uint8Array, without: boolean): Uint8Array {
  return places.map((has, place) => ((allowed?.[place] ?? 1) !== 0 && (has !== 0) !== without ? 1 : 0));
}
