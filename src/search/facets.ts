import type { SearchDocument } from './documents.ts';
import type { Facets, FacetValue, Filters } from './messages.ts';
import { type ListFilter, listFilters } from './state.ts';

/** A value of a filter that a paper has, and its word for people. */
type Value = readonly [value: string, label: string];

const valuesOf: Record<ListFilter, (document: SearchDocument) => Value[]> = {
  type: ({ type, typeLabel }) => (type === undefined ? [] : [[type, typeLabel ?? type]]),
  venue: ({ venue }) => (venue === undefined ? [] : [[venue, venue]]),
  topic: ({ categories = [] }) => categories.map((each) => [each, each]),
  author: ({ author, authorIds = [] }) =>
    author.flatMap((name, place): Value[] =>
      authorIds[place] === undefined ? [] : [[authorIds[place], name]],
    ),
  has: ({ code, pdf, abstract }) => [
    ...(code ? [['code', 'Code'] as const] : []),
    ...(pdf ? [['pdf', 'PDF'] as const] : []),
    ...(abstract ? [['abstract', 'Abstract'] as const] : []),
  ],
};

/** More values of one filter than these nobody looks through; what is chosen is among them in any case. */
const mostValues = 300;

/** What the filters of a collection leave and offer. Documents are named by their place in it. */
export interface FacetCounter {
  fits(place: number, filters: Filters): boolean;
  /** @param places what the query alone finds */
  count(places: readonly number[], filters: Filters): Facets;
  values(filter: ListFilter): FacetValue[];
}

export function createFacets(documents: readonly SearchDocument[]): FacetCounter {
  const values = documents.map(
    (document) =>
      Object.fromEntries(listFilters.map((filter) => [filter, valuesOf[filter](document)])) as Record<
        ListFilter,
        Value[]
      >,
  );

  function fits(place: number, filters: Filters, except?: ListFilter | 'year'): boolean {
    const { from, to } = filters;
    const year = documents[place]?.year;
    if (except !== 'year' && (from !== undefined || to !== undefined)) {
      if (year === undefined || year < (from ?? year) || year > (to ?? year)) return false;
    }
    return listFilters.every((filter) => {
      const wanted: readonly string[] | undefined = filters[filter];
      if (filter === except || wanted === undefined) return true;
      return values[place]?.[filter].some(([value]) => wanted.includes(value));
    });
  }

  function countValues(places: readonly number[], filter: ListFilter): FacetValue[] {
    const counts = new Map<string, FacetValue>();
    for (const place of places) {
      // A paper may name an author twice.
      for (const [value, label] of new Map(values[place]?.[filter])) {
        const known = counts.get(value);
        if (known) known.count++;
        else counts.set(value, { value, label, count: 1 });
      }
    }
    return [...counts.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  }

  return {
    fits,
    values: (filter) => countValues([...documents.keys()], filter),
    count(places, filters) {
      const left = (except: ListFilter | 'year') => places.filter((place) => fits(place, filters, except));
      const years = Map.groupBy(left('year'), (place) => documents[place]?.year);
      const year = [...years].flatMap(([each, { length }]) =>
        each === undefined ? [] : { year: each, count: length },
      );
      const of = (filter: ListFilter) => {
        const chosen: readonly string[] = filters[filter] ?? [];
        return countValues(left(filter), filter).filter(
          ({ value }, place) => place < mostValues || chosen.includes(value),
        );
      };
      return {
        year: year.sort((a, b) => a.year - b.year),
        type: of('type'),
        venue: of('venue'),
        topic: of('topic'),
        author: of('author'),
        has: of('has'),
      };
    },
  };
}
