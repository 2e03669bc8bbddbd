/** The words before a colon that ask for one field of a paper. */
export const queryFields = ['author', 'title', 'venue', 'year', 'type', 'topic', 'has'] as const;
export type QueryField = (typeof queryFields)[number];

/** One part of a query: a word, or a phrase in quotes, anywhere or in one field; with `without`, papers that lack it. */
export interface QueryPart {
  text: string;
  phrase?: boolean;
  field?: QueryField;
  without?: boolean;
}

/** Of a query, this many UTF-16 units are read: longer than any title. */
const longestQuery = 1000;

/** A field without a value, or a word or phrase with what stands before it. */
const part =
  /-?(?:author|title|venue|year|type|topic|has):(?=\s|$)|(-?)(?:(author|title|venue|year|type|topic|has):)?(?:"([^"]{0,1000})"?|([^\s"]{1,1000}))/giu;

/**
 * The parts of a query. A quote without its end reaches to the end of the query, and a field that has no value yet
 * (`author:`) asks for nothing: both are queries that are still being typed.
 */
export function parseQuery(query: string): QueryPart[] {
  return [...query.slice(0, longestQuery).matchAll(part)].flatMap(([, minus, name, quoted, plain]) => {
    const field = queryFields.find((each) => each === name?.toLowerCase());
    const text = quoted ?? plain ?? '';
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    return [
      {
        text,
        ...(quoted !== undefined && { phrase: true }),
        ...(field && { field }),
        ...(minus && { without: true }),
      },
    ];
  });
}

/** `2019..2023`, `2019..`, `..2021`, `2020`, and `2019-2023` as people write it. */
export function parseYearSpan(text: string): { from: number; to: number } | undefined {
  const [, first, between, last] = /^(\d{4})?(\.\.|[-–])?(\d{4})?$/.exec(text) ?? [];
  if (!first && !last) return undefined;
  if (!between) return first && !last ? { from: Number(first), to: Number(first) } : undefined;
  return { from: Number(first ?? 0), to: Number(last ?? 9999) };
}
