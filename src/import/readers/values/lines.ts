/** A line that is not empty. Several white-space characters in a row are replaced by one space. */
export interface Line {
  text: string;
  /** The line number in the text, counted from 1. */
  number: number;
  /** Whether the line is directly below an empty line, or is the first line of the text. */
  afterGap: boolean;
}

/** Returns the lines of a text that are not empty. Halves of surrogate pairs are replaced by U+FFFD. */
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
