/** A line that is not empty, with its white space collapsed. */
export interface Line {
  text: string;
  /** Counted from 1. */
  number: number;
  /** Whether an empty line or the start of the text precedes it. */
  afterGap: boolean;
}

/** Returns the lines of a text that are not empty, with halves of surrogate pairs replaced. */
export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  for (const [index, raw] of text.toWellFormed().split('\n').entries()) {
    const line = raw.replace(/ \s+|[^\S ]\s*/gu, ' ').trim();
    if (line !== '') lines.push({ text: line, number: index + 1, afterGap });
    afterGap = line === '';
  }
  return lines;
}
