import type { Line } from '../values/lines.ts';

/** A line with the number of spaces before its text. */
export interface IndentedLine extends Line {
  indent: number;
}

/** Splits a text into its lines, with the indentation of each. */
export function toIndentedLines(text: string): IndentedLine[] {
  const lines: IndentedLine[] = [];
  let afterGap = true;
  for (const [index, raw] of text.toWellFormed().split('\n').entries()) {
    const line = raw.replace(/ \s+|[^\S ]\s*/gu, ' ').trim();
    const indent = raw.length - raw.trimStart().length;
    if (line !== '') lines.push({ text: line, number: index + 1, afterGap, indent });
    afterGap = line === '';
  }
  return lines;
}
