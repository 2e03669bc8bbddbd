/** A paragraph of a text, with the place of its first character. */
export interface Paragraph {
  text: string;
  offset: number;
}

/** The paragraphs of a text, which empty lines part, without white space around them. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let offset = 0;
  for (const part of text.split(/(\n[ \t\r]*(?:\n[ \t\r]*)+)/u)) {
    const trimmed = part.replace(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/gu, '');
    if (trimmed !== '') paragraphs.push({ text: trimmed, offset: offset + part.indexOf(trimmed) });
    offset += part.length;
  }
  return paragraphs;
}

/** White space as single blanks; no-break spaces stay. */
export function joinLines(text: string): string {
  return text.replace(/[ \t\n\r\f\v]+/gu, ' ');
}
