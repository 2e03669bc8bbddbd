/** A line that is not empty, its white space as single blanks. */
export interface Line {
  text: string;
  /** Counted from 1. */
  number: number;
  /** An empty line, or the start of the text, stands before it. */
  afterGap: boolean;
}

/** The lines of a text that hold anything, without halves of surrogate pairs. */
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
