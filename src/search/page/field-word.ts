/** The fields whose values are suggested while the visitor types. */
const completedFields = ['author', 'venue', 'topic', 'type', 'has'] as const;
export type CompletedField = (typeof completedFields)[number];

/** A field with an unfinished value in a query that is being typed, such as `author:quil`. */
export interface FieldWord {
  field: CompletedField;
  /** The part of the value before the caret, without quotes. */
  prefix: string;
  /** The range of the value in the query, in UTF-16 units, the end excluded. */
  start: number;
  end: number;
}

/**
 * Returns the field with an unfinished value at the caret, or undefined if there is none. A value with spaces must be
 * in quotes.
 */
export function fieldWordAt(query: string, caret: number): FieldWord | undefined {
  const typed = query.slice(0, caret);
  const quoted = typed.split('"').length % 2 === 0;
  // The value starts at an open quote, or else after the last colon.
  const start = quoted ? typed.lastIndexOf('"') : typed.lastIndexOf(':') + 1;
  const prefix = typed.slice(quoted ? start + 1 : start);
  if (start === 0 || typed.charAt(start - 1) !== ':' || (!quoted && /[\s"]/u.test(prefix))) return undefined;
  const [name = ''] =
    /(?<![\p{L}\p{N}])[a-z]{1,10}$/iu.exec(typed.slice(Math.max(0, start - 12), start - 1)) ?? [];
  const field = completedFields.find((each) => each === name.toLowerCase());
  if (!field) return undefined;
  const rest = (quoted ? /^[^"]*"/u : /^[^\s"]*/u).exec(query.slice(caret))?.[0] ?? '';
  return { field, prefix, start, end: caret + rest.length };
}

/**
 * Replaces the unfinished value in a query by a whole value, followed by a space. Returns the new query, and the
 * position of the caret: after this space.
 */
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
