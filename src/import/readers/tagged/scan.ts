/** A tag of a record with its value, which may have several lines. */
export interface TaggedField {
  tag: string;
  value: string;
  /** Counted from 1. */
  line: number;
}

/** The fields of one record, in the order of the text. */
export interface TaggedRecord {
  line: number;
  fields: TaggedField[];
  /** Whether the record has the end that its format requires. */
  isClosed: boolean;
}

/** The syntax of a tagged format (RIS, EndNote, PubMed). */
export interface TagSyntax {
  /** Returns the tag and the value of a line; `undefined` for a continuation line. */
  parseTag(line: string): readonly [tag: string, value: string] | undefined;
  /**
   * Whether a new record begins with this tag while another one is open.
   *
   * @param afterGap whether an empty line precedes the tag
   * @param seen the tags of the open record
   */
  begins(tag: string, afterGap: boolean, seen: ReadonlySet<string>): boolean;
  /** Whether a line ends inside a word, so that the next line is appended without a space. */
  isCut?(line: string): boolean;
  /** The tag that ends a record, if the format has one. */
  end?: string;
}

/**
 * Splits a text into records of tagged lines, in time linear in its length. Every tagged line becomes part of a record, even if the
 * record's first tag is missing.
 *
 * @returns the records, and the numbers of other lines with text
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
