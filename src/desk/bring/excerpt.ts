/** A line of a text that was brought in, with its number. */
export interface ExcerptLine {
  number: number;
  text: string;
  isMarked: boolean;
}

/** Number of lines that are shown before and after a line. */
const context = 1;
/** Maximum number of characters of a line that are shown. */
const maxLine = 400;

/**
 * Returns a line of a text with the lines around it. Empty if the text has no such line.
 *
 * @param number the line, counted from 1
 */
export function excerptAt(lines: readonly string[], number: number): ExcerptLine[] {
  if (lines[number - 1] === undefined) return [];
  const first = Math.max(1, number - context);
  const last = Math.min(lines.length, number + context);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    const text = (lines[at - 1] ?? '').replace(/\p{Cc}/gu, ' ');
    const shown = text.length > maxLine ? `${text.slice(0, maxLine)}…` : text;
    return { number: at, text: shown, isMarked: at === number };
  });
}
