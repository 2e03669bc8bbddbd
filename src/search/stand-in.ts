import type { SearchDocument } from './documents.ts';
import { createEngine } from './engine.ts';
import type { Answer, Facets, FacetValue, Filters, Question, Sort } from './messages.ts';

type List = 'type' | 'venue' | 'topic' | 'author' | 'has';
const lists: List[] = ['type', 'venue', 'topic', 'author', 'has'];

export interface StandIn {
  papers: number;
  ask(question: Question): Answer;
  ids(question: Question): string[];
  complete(field: string, prefix: string): FacetValue[];
}

/** Filters, orders and counts over the documents in memory. */
export function createStandIn(documents: readonly SearchDocument[]): StandIn {
  const engine = createEngine(documents);
  const values = documents.map((document): Record<List, [string, string][]> => ({
    type: document.type ? [[document.type, document.typeLabel ?? document.type]] : [],
    venue: document.venue ? [[document.venue, document.venue]] : [],
    topic: (document.categories ?? []).map((each) => [each, each]),
    author: document.author.flatMap((name, place) => {
      const id = document.authorIds?.[place];
      return id ? [[id, name] as [string, string]] : [];
    }),
    has: [
      ...(document.code ? [['code', 'Code'] as [string, string]] : []),
      ...(document.pdf ? [['pdf', 'PDF'] as [string, string]] : []),
      ...(document.abstract ? [['abstract', 'Abstract'] as [string, string]] : []),
    ],
  }));
  const fits = (place: number, filters: Filters, but?: List | 'year') => {
    const year = documents[place]?.year;
    if (but !== 'year' && (filters.from !== undefined || filters.to !== undefined))
      if (year === undefined || year < (filters.from ?? 0) || year > (filters.to ?? 9999)) return false;
    return lists.every((list) => {
      const wanted: readonly string[] | undefined = filters[list];
      if (list === but || !wanted) return true;
      return values[place]?.[list].some(([value]) => wanted.includes(value));
    });
  };
  const orders: Record<Exclude<Sort, 'relevance'>, (a: number, b: number) => number> = {
    newest: (a, b) => a - b,
    oldest: (a, b) => b - a,
    citations: (a, b) => a - b,
    title: (a, b) => (documents[a]?.title ?? '').localeCompare(documents[b]?.title ?? ''),
  };
  const found = ({ query, filters, sort }: Question) => {
    const { places, show } = engine.find(query);
    const all = query === '' ? [...documents.keys()] : places;
    const left = all.filter((place) => fits(place, filters));
    if (sort !== 'relevance') left.sort(orders[sort]);
    return { all, left, show };
  };
  const count = (places: readonly number[], list: List): FacetValue[] => {
    const counts = new Map<string, FacetValue>();
    for (const place of places)
      for (const [value, label] of values[place]?.[list] ?? []) {
        const known = counts.get(value);
        if (known) known.count++;
        else counts.set(value, { value, label, count: 1 });
      }
    return [...counts.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  };
  const facets = (all: readonly number[], filters: Filters): Facets => {
    const years = Map.groupBy(
      all.filter((place) => fits(place, filters, 'year') && documents[place]?.year !== undefined),
      (place) => documents[place]?.year ?? 0,
    );
    const year = [...years].map(([each, { length }]) => ({ year: each, count: length }));
    const of = (list: List) =>
      count(
        all.filter((place) => fits(place, filters, list)),
        list,
      );
    return {
      year: year.sort((a, b) => a.year - b.year),
      type: of('type'),
      venue: of('venue'),
      topic: of('topic'),
      author: of('author'),
      has: of('has'),
    };
  };
  return {
    papers: documents.length,
    ask(question) {
      const { all, left, show } = found(question);
      const understood = question.query
        .split(/\s+/)
        .map((text) => ({ kind: 'word' as const, text, found: engine.find(text).places.length > 0 }));
      return {
        total: left.length,
        results: left.slice(0, question.limit).flatMap(show),
        ...(question.facets && { facets: facets(all, question.filters) }),
        ...(left.length === 0 && question.query !== '' && { understood }),
      };
    },
    ids: (question) => found(question).left.flatMap((place) => documents[place]?.id ?? []),
    complete(field, prefix) {
      const list = lists.find((each) => each === field);
      if (!list) return [];
      return count([...documents.keys()], list)
        .filter(({ label }) => label.toLowerCase().includes(prefix.toLowerCase()))
        .slice(0, 8);
    },
  };
}
