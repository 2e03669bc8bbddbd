/** A tag and its value. The value may have several lines. */
export interface TaggedField {
  tag: string;
  value: string;
  /** The line number of the tag, counted from 1. */
  line: number;
}

/** The fields of one record, in the order of the text. */
export interface TaggedRecord {
  line: number;
  fields: TaggedField[];
  /** Whether the record ends with the tag that its format requires at the end. */
  isClosed: boolean;
}

/** The syntax of a format with tagged lines (RIS, EndNote or PubMed). */
export interface TagSyntax {
  /**
   * Returns the tag and the value on a line. Returns `undefined` for a line without a tag, which continues the value
   * above.
   */
  parseTag(line: string): readonly [tag: string, value: string] | undefined;
  /**
   * Returns whether this tag begins a new record although the record before has not ended yet.
   *
   * @param afterGap whether an empty line is directly above the tag
   * @param seen the tags of the record before
   */
  begins(tag: string, afterGap: boolean, seen: ReadonlySet<string>): boolean;
  /** Returns whether a line ends inside a word, so that the next line is added without a space. */
  isCut?(line: string): boolean;
  /** The tag that ends a record; undefined if the format has no such tag. */
  end?: string;
}

/**
 * Splits a text with tagged lines into records. Every tagged line becomes part of a record, even if the first tag of
 * the record is missing. The time grows linearly with the length of the text.
 *
 * @returns the records, and the line numbers of text that belongs to no record
 */
export function scanTagged(text: string, syntax: TagSyntax): { records: TaggedRecord[]; stray: number[] } {
  const records: TaggedRecord[] = [];
  const stray: number[] = [];
  let open: { record: TaggedRecord; seen: Set<string>; lines: string[] } | undefined;
  const closeField = () => {
    const field = open?.record.fields.at(-1);
    if (open && field) field.value = open.lines.join('\n').trim();
  };
  let afterGap = true;
  let previous = '';
  for (const [index, line] of text.toWellFormed().split('\n').entries()) {
    const parsed = syntax.parseTag(line);
    const number = index + 1;
    if (!parsed) {
      const isContinued = open && syntax.isCut?.(previous) === true;
      if (open && isContinued) open.lines.push(`${open.lines.pop()}${line.trim()}`);
      else if (open) open.lines.push(line.trim());
      else if (line.trim() !== '') stray.push(number);
      afterGap = line.trim() === '';
      previous = line;
      continue;
    }
    const [tag, value] = parsed;
    closeField();
    if (tag === syntax.end) {
      if (open) open.record.isClosed = true;
      open = undefined;
    } else {
      if (!open || syntax.begins(tag, afterGap, open.seen)) {
        open = { record: { line: number, fields: [], isClosed: false }, seen: new Set(), lines: [] };
        records.push(open.record);
      }
      open.record.fields.push({ tag, value: '', line: number });
      open.seen.add(tag);
      open.lines = [value];
    }
    afterGap = false;
    previous = line;
  }
  closeField();
  return { records, stray };
}
