/** Characters that HTML allows in no form: controls other than white space, and code points that are no characters. */
const forbidden = /[^\P{Cc}\t\n\r\f]|\p{Noncharacter_Code_Point}/gu;

/** A text of characters that HTML may hold, with line feeds as line ends; half a surrogate pair becomes U+FFFD. */
export function cleanText(source: string): string {
  return source.toWellFormed().replace(forbidden, '').replace(/\r\n?/gu, '\n');
}

/** A value whose texts, keys included, are all of characters that HTML may hold. */
export function cleanTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value;
  if (Array.isArray(value)) return value.map(cleanTexts) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [cleanText(key), cleanTexts<unknown>(each)]),
  ) as Value;
}

/** A text on one line, without control characters: no character is left at which any reader would begin a new line. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n\f\u2028\u2029]+/gu, ' ')
    .trim();
}

/** White space as single blanks. No-break spaces stay. */
export function collapse(text: string): string {
  return text.replace(/[ \t\n\r\f]+/gu, ' ');
}

/** The paragraphs of a text, as pairs of offsets: empty lines part them. */
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

/** The beginning of a text, cut at a word where it is longer than so many characters. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  const end = cut.lastIndexOf(' ');
  return `${end > length / 2 ? cut.slice(0, end) : cut}…`;
}

/** What two spellings of one text have in common: no case, no accents of Latin, Greek or Cyrillic letters, no punctuation but `+` and `#`. */
export function foldText(text: string): string {
  const key = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim();
  return key === '' ? text : key;
}
