import { cleanText } from '../text/characters.ts';

/** A text on one line, without control characters: no character is left at which any reader would begin a new line. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n\f\u2028\u2029]+/gu, ' ')
    .trim();
}
