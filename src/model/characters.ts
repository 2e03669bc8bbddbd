/** Characters that HTML does not allow: control characters except white space, and noncharacters of Unicode. */
const forbidden = /[^\P{Cc}\t\n\r\f]|\p{Noncharacter_Code_Point}/gu;

/** Removes the characters that HTML does not allow. Line ends become line feeds, lone surrogates become U+FFFD. */
export function cleanText(source: string): string {
  return source.toWellFormed().replace(forbidden, '').replace(/\r\n?/gu, '\n');
}

/** Applies `cleanText` to all texts of a value, including the keys of objects. */
export function cleanTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value;
  if (Array.isArray(value)) return value.map(cleanTexts) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [cleanText(key), cleanTexts<unknown>(each)]),
  ) as Value;
}

/** Returns a text on one line, without control characters and without any character that a reader may take for a line end. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n\f\u2028\u2029]+/gu, ' ')
    .trim();
}

/** Replaces each run of white space with one blank, except no-break spaces. */
export function collapse(text: string): string {
  return text.replace(/[ \t\n\r\f]+/gu, ' ');
}

/** Finds the paragraphs of a text, which are separated by empty lines. @returns their start and end offsets */
export function paragraphRanges(text: string): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  let from = 0;
  const add = (end: number) => {
    const paragraph = text.slice(from, end);
    const start = from + (paragraph.length - paragraph.replace(/^[ \t\n\f]+/u, '').length);
    const length = text.slice(start, end).replace(/(?<![ \t\n\f])[ \t\n\f]+$/u, '').length;
    if (length > 0) ranges.push([start, start + length]);
  };
  for (const gap of text.matchAll(/\n[ \t\f]*\n/gu)) {
    add(gap.index);
    from = gap.index + gap[0].length;
  }
  add(text.length);
  return ranges;
}

/** Shortens a text to at most `length` characters and an ellipsis, at the end of a word if possible. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  const end = cut.lastIndexOf(' ');
  return `${end > length / 2 ? cut.slice(0, end) : cut}…`;
}

/**
 * Returns the key by which spellings of a text are compared: in lower case, without accents of Latin, Greek and Cyrillic letters, and
 * without punctuation except `+` and `#`. A text of punctuation only is returned as it is.
 */
export function foldText(text: string): string {
  const key = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim();
  return key === '' ? text : key;
}
