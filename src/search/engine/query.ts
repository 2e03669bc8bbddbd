import { withoutInvisible } from '../../model/tokens.ts';

/** The fields that a query can name, as in `author:quill`. */
export const queryFields = ['author', 'title', 'venue', 'year', 'type', 'topic', 'has'] as const;
export type QueryField = (typeof queryFields)[number];

/** One part of a query: a word or a phrase. */
export interface QueryPart {
  text: string;
  /** Whether the text is in quotes. */
  phrase?: boolean;
  /** The field in which the text is searched. If undefined, all fields are searched. */
  field?: QueryField;
  /** Whether papers with the text are excluded, because the part starts with `-`. */
  excluded?: boolean;
}

/** Maximum length of a query, in UTF-16 units. It is longer than any title. Further characters are ignored. */
export const maxQueryLength = 1000;

/** Matches a field without a value, or a word or phrase with an optional `-` and field before it. */
const partPattern =
  /-?(?:author|title|venue|year|type|topic|has):(?=\s|$)|(-?)(?:(author|title|venue|year|type|topic|has):)?(?:"([^"]{0,1000})"?|([^\s"]{1,1000}))/giu;

/**
 * Parses a query into its parts. The query may still be being typed: a quote that is not closed reaches to the end of
 * the query, and a field without a value (`author:`) is ignored.
 */
export function parseQuery(query: string): QueryPart[] {
  return [...withoutInvisible(query.slice(0, maxQueryLength)).matchAll(partPattern)].flatMap(
    ([, minus, name, quoted, plain]) => {
      const field = queryFields.find((each) => each === name?.toLowerCase());
      const text = quoted ?? plain ?? '';
      if (!/[\p{L}\p{N}]/u.test(text)) return [];
      return [
        {
          text,
          ...(quoted !== undefined && { phrase: true }),
          ...(field && { field }),
          ...(minus && { excluded: true }),
        },
      ];
    },
  );
}

/** Parses a span of years: `2019..2023`, `2019-2023`, `2019..`, `..2021` or `2020`. Both years are inclusive. */
export function parseYearSpan(text: string): { from: number; to: number } | undefined {
  const [, first, separator, last] = /^(\d{4})?(\.\.|[-–])?(\d{4})?$/.exec(text) ?? [];
  if (!first && !last) return undefined;
  if (!separator) return first && !last ? { from: Number(first), to: Number(first) } : undefined;
  return { from: Number(first ?? 0), to: Number(last ?? 9999) };
}
