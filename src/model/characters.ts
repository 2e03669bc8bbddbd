/**
 * Matches characters that HTML does not allow: control characters other than white space, and noncharacters of Unicode.
 */
const forbidden = /[^\P{Cc}\t\n\r\f]|\p{Noncharacter_Code_Point}/gu;

/** Matches everything but printable ASCII and line feeds. Most texts contain nothing else, which is seen faster than by `forbidden`. */
const unusual = /[^\n\x20-\x7e]/u;

/** Removes characters that HTML does not allow. Line ends become line feeds. Lone surrogates become U+FFFD. */
export function cleanText(source: string): string {
  if (!unusual.test(source)) return source;
  return source.toWellFormed().replace(forbidden, '').replace(/\r\n?/gu, '\n');
}

/** Applies `cleanText` to all texts in a value, also to the keys of objects. */
export function cleanTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value;
  if (Array.isArray(value)) return value.map(cleanTexts) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [cleanText(key), cleanTexts<unknown>(each)]),
  ) as Value;
}

/** Matches characters that are not visible, such as soft hyphens and zero-width spaces (Default_Ignorable_Code_Point). */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Matches the characters that sources write as an apostrophe, and the letters for hamza, ayn and ʻokina. */
const apostrophes = /['`´ʹʻʼʽʾʿˈˊˋ‘’‛′‵ꞌ՚׳＇｀]/gu;

/**
 * Removes invisible characters and writes all apostrophes as `'`, so that spellings can be compared: `O’Neil` and
 * `OʼNeil` become `O'Neil`.
 */
export function unifySigns(text: string): string {
  return /[^\x20-\x5f\x61-\x7e]/u.test(text) ? text.replace(invisible, '').replace(apostrophes, "'") : text;
}

/** Returns a text as one line: without control characters, and with spaces instead of line ends. */
export function oneLine(text: string): string {
  if (!/^ |[^\x20-\x7e]| {2}| $/u.test(text)) return text;
  return cleanText(text)
    .replace(/[ \t\n\f\u2028\u2029]+/gu, ' ')
    .trim();
}

/** Replaces each run of white space with one space. No-break spaces stay. */
export function collapse(text: string): string {
  if (!/[\t\n\r\f]| {2}/u.test(text)) return text;
  return text.replace(/[ \t\n\r\f]+/gu, ' ');
}

/**
 * Finds the paragraphs of a text, which are separated by empty lines.
 *
 * @returns the start and end offset of each paragraph
 */
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

/** Shortens a text to at most `length` characters and adds an ellipsis. If possible, the text is cut after a word. */
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
 * Returns the key by which two spellings of a text are compared. The key is in lower case, without accents on Latin,
 * Greek and Cyrillic letters, and without punctuation other than `+` and `#`. A text that contains only punctuation is
 * returned unchanged.
 */
export function foldText(text: string): string {
  const key = unifySigns(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim();
  return key === '' ? text : key;
}
