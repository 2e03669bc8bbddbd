/** One tag of a record with its value, which goes on over further lines: line feeds stand between them. */
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
  /** The record ended as its format asks for. */
  isClosed: boolean;
}

/** How a format of tagged lines (RIS, EndNote, PubMed) is laid out. */
export interface TagSyntax {
  /** The tag of a line and the text behind it; `undefined` where the line goes on with what stands above it. */
  parseTag(line: string): readonly [tag: string, value: string] | undefined;
  /**
   * Whether a record begins with this tag although another one is still open.
   *
   * @param afterGap an empty line stands before it
   * @param seen the tags of the open record
   */
  begins(tag: string, afterGap: boolean, seen: ReadonlySet<string>): boolean;
  /** Whether a line ends within a word, so that the next one goes on without a blank. */
  isCut?(line: string): boolean;
  /** The tag that ends a record, if the format has one. */
  end?: string;
}

/**
 * Parts a text into records of tagged lines, in time linear in its length. Every tag belongs to a record, also where
 * the first tag of the record is missing.
 *
 * @returns the records, and the numbers of the lines with text that belong to none
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
      const goesOn = open && syntax.isCut?.(previous) === true;
      if (open && goesOn) open.lines.push(`${open.lines.pop()}${line.trim()}`);
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
