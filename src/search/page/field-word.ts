/** The words before a colon that ask for one field, and for which there is a list of values. */
const completed = ['author', 'venue', 'topic', 'type', 'has'] as const;
export type CompletedField = (typeof completed)[number];

/** A word such as `author:quil` that is being typed into a query. */
export interface FieldWord {
  field: CompletedField;
  /** What of the value is typed, without quotes. */
  prefix: string;
  /** Where the value begins and ends in the query (UTF-16 units, the end excluded). */
  start: number;
  end: number;
}

/** The field word that ends where the caret stands. A value with blanks stands in quotes. */
export function fieldWordAt(query: string, caret: number): FieldWord | undefined {
  const typed = query.slice(0, caret);
  const quoted = typed.split('"').length % 2 === 0;
  // A quote that is open began the value; else the word does that stands before the caret.
  const value = quoted ? typed.lastIndexOf('"') : typed.lastIndexOf(':') + 1;
  const prefix = typed.slice(quoted ? value + 1 : value);
  if (value === 0 || typed.charAt(value - 1) !== ':' || (!quoted && /[\s"]/u.test(prefix))) return undefined;
  const [name = ''] =
    /(?<![\p{L}\p{N}])[a-z]{1,10}$/iu.exec(typed.slice(Math.max(0, value - 12), value - 1)) ?? [];
  const field = completed.find((each) => each === name.toLowerCase());
  if (!field) return undefined;
  const rest = (quoted ? /^[^"]*"/u : /^[^\s"]*/u).exec(query.slice(caret))?.[0] ?? '';
  return { field, prefix, start: value, end: caret + rest.length };
}

/** The query with the value in the place of what was typed of it, and a blank behind it where the caret then stands. */
export function withFieldValue(
  query: string,
  { start, end }: FieldWord,
  value: string,
): { query: string; caret: number } {
  const plain = value.replaceAll('"', ' ').trim();
  const written = /^[\p{L}\p{N}._-]+$/u.test(plain) ? plain : `"${plain}"`;
  const before = `${query.slice(0, start)}${written} `;
  return { query: before + query.slice(end).trimStart(), caret: before.length };
}
