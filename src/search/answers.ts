import type { SearchDocument } from './documents.ts';
import { createEngine } from './engine.ts';
import { createFacets } from './facets.ts';
import { createMatching } from './matching.ts';
import type { Answer, FacetValue, Question, Sort } from './messages.ts';
import { parseQuery, type QueryPart } from './query.ts';
import { listFilters } from './state.ts';
import { foldWord } from './words.ts';

/** What the search knows to answer. No question throws. */
export interface Answers {
  papers: number;
  ask(question: Question): Answer;
  /** The ids of all papers that a question finds, in order. */
  ids(question: Question): string[];
  /** Values of a field that begin, in one of their words, with what is typed of them; the commonest first. */
  complete(field: string, prefix: string): FacetValue[];
}

/** So many values are offered while a field is typed. */
const offered = 8;

/** @param documents newest first */
export function createAnswers(documents: readonly SearchDocument[]): Answers {
  const engine = createEngine(documents);
  const facets = createFacets(documents);
  const fitsPart = createMatching(documents);
  const { compare } = new Intl.Collator('en');
  const year = (place: number) => documents[place]?.year;
  const orders: Record<Exclude<Sort, 'relevance'>, (a: number, b: number) => number> = {
    newest: (a, b) => a - b,
    // Papers without a date stand last in both directions.
    oldest: (a, b) => Number(year(a) === undefined) - Number(year(b) === undefined) || b - a,
    citations: (a, b) => a - b,
    title: (a, b) => compare(documents[a]?.title ?? '', documents[b]?.title ?? '') || a - b,
  };

  /** What the query alone finds, best first, and how to show it. */
  function search(query: string) {
    const parts = parseQuery(query);
    const strict = parts.filter(isStrict);
    // Phrases are ranked by their words, too.
    const ranked = parts.filter(({ field, without }) => !field && !without).map(({ text }) => text);
    const { places, show } = engine.find(ranked.join(' '));
    const found = (ranked.length > 0 ? places : [...documents.keys()]).filter((place) =>
      strict.every((part) => fitsPart(part, place) !== (part.without ?? false)),
    );
    // A query of signs alone asks for something that no paper has.
    const isNothing = query.trim() !== '' && parts.length === 0 && !/:\s*$/u.test(query);
    return { parts, places: isNothing ? [] : found, show };
  }

  function find({ query, filters, sort }: Question) {
    const { parts, places, show } = search(query);
    const left = places.filter((place) => facets.fits(place, filters));
    if (sort !== 'relevance') left.sort(orders[sort]);
    return { parts, places, left, show };
  }

  function understand(part: QueryPart): NonNullable<Answer['understood']>[number] {
    const { text, field, phrase, without } = part;
    const found = isStrict(part)
      ? documents.some((_, place) => fitsPart(part, place))
      : engine.find(text).places.length > 0;
    const kind = without ? 'without' : field ? 'field' : phrase ? 'phrase' : 'word';
    return { kind, text, ...(field && { field }), found };
  }

  return {
    papers: documents.length,
    ask(question) {
      const { parts, places, left, show } = find(question);
      return {
        total: left.length,
        results: left.slice(0, question.limit).flatMap(show),
        ...(question.facets && { facets: facets.count(places, question.filters) }),
        ...(left.length === 0 && { understood: parts.map(understand) }),
      };
    },
    ids: (question) => find(question).left.flatMap((place) => documents[place]?.id ?? []),
    complete(field, prefix) {
      const filter = listFilters.find((each) => each === field);
      if (!filter) return [];
      const typed = foldWord(prefix);
      return facets
        .values(filter)
        .filter(({ value, label }) => ` ${foldWord(label)} ${value}`.includes(` ${typed}`))
        .slice(0, offered);
    },
  };
}

/** A part that a paper fits or not; other words are for the ranking. */
function isStrict({ field, phrase, without }: QueryPart): boolean {
  return Boolean(field || phrase || without);
}
