/** A query of arXiv's search as a tree: words of a field, or parts that are joined. */
export type ArXivQuery =
  | { field: string; words: string; isPhrase: boolean }
  | { join: 'AND' | 'OR' | 'ANDNOT'; parts: [ArXivQuery, ArXivQuery] };

/**
 * Parses the value of `search_query` as the arXiv API User's Manual describes it: `ti:"a title" AND au:quill`, with `OR`,
 * `ANDNOT` and parentheses. Words without a field belong to `all`. Parts without an operator are joined with `OR`.
 *
 * @returns `undefined` if the query is empty or has an open quotation mark or parenthesis
 */
export function parseArXivQuery(text: string): ArXivQuery | undefined {
  const tokens = text.match(/[()]|(?:[a-z]{2,3}:)?"[^"]*"|[^\s()"]+/gu) ?? [];
  if ((text.match(/"/gu) ?? []).length % 2 === 1) return undefined;
  let at = 0;
  const parsePart = (): ArXivQuery | undefined => {
    const token = tokens[at++];
    if (token === undefined || token === ')') return undefined;
    if (token === '(') {
      const inner = parseJoined();
      return tokens[at++] === ')' ? inner : undefined;
    }
    const [, field = 'all', words = ''] = /^(?:([a-z]{2,3}):)?(.*)$/su.exec(token) ?? [];
    // A field before parentheses applies to all terms inside.
    if (words === '' && tokens[at] === '(') {
      const inner = parsePart();
      return inner && withField(inner, field);
    }
    return { field, words: words.replaceAll('"', ''), isPhrase: words.startsWith('"') };
  };
  const parseJoined = (): ArXivQuery | undefined => {
    let query = parsePart();
    while (query && at < tokens.length && tokens[at] !== ')') {
      const operator = /^(?:AND|OR|ANDNOT)$/u.test(tokens[at] ?? '') ? tokens[at++] : 'OR';
      const next = parsePart();
      if (!next) return undefined;
      query = { join: operator as 'AND', parts: [query, next] };
    }
    return query;
  };
  const query = parseJoined();
  return at === tokens.length ? query : undefined;
}

function withField(query: ArXivQuery, field: string): ArXivQuery {
  if ('join' in query)
    return { join: query.join, parts: [withField(query.parts[0], field), withField(query.parts[1], field)] };
  return query.field === 'all' ? { ...query, field } : query;
}
