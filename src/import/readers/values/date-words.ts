/** The languages whose names of months and days are read. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'pl', 'cs', 'ro', 'ca', 'ru', 'uk', 'ar']; // prettier-ignore

/** The meaning of a word or number in a date. */
export type DateToken =
  | { kind: 'year' | 'month' | 'day'; value: number }
  /** A sign or a word between the two ends of a range. */
  | { kind: 'range' }
  /** A season or another remark that a date of numbers cannot express, such as `Spring` or `in press`. */
  | { kind: 'remark' }
  | { kind: 'unknown' };

/** The number of each month by its name, as a word in lower case without accents. */
const months = namesOf(12, (date, language, width) =>
  (['long', 'short'] as const).includes(width)
    ? [
        date.toLocaleDateString(language, { month: width, timeZone: 'UTC' }),
        // In Slavic languages, the name of a month has another ending next to a day.
        ...new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' })
          .formatToParts(date)
          .flatMap(({ type, value }) => (type === 'month' ? value : [])),
      ]
    : [],
);

const weekdays = new Set(
  languages.flatMap((language) =>
    [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
      (['long', 'short'] as const).map((weekday) =>
        fold(new Date(Date.UTC(2024, 0, day)).toLocaleDateString(language, { weekday, timeZone: 'UTC' })),
      ),
    ),
  ),
);

const english = months.english;

/** Words that join the two ends of a range, or several days. */
const joints = wordsOf(
  'to until till til through thru and bis und au aux et al a ate e i y en tot do az si la och og до по и и та i hasta fino',
);
/** Words around a date that add nothing to it. */
const fillers = wordsOf(
  'of the on from between de del della des du den der dem le la el los les di da do dos am vom von van zum im in року года р anno year month day days 年 月 日 号 號 년 월 일',
);
/** The endings of numbers, such as `1st` and `1er`. */
const endings = wordsOf('st nd rd th er ere re eme e o a ste te го г 日 号 號 일');
const remarks = wordsOf(
  'spring summer autumn fall winter spr sum fal win aut fruhling fruhjahr sommer herbst printemps ete automne hiver primavera verano otono invierno estate autunno inverno verao outono lente zomer herfst ' +
    'quarter quartal trimestre semester term half michaelmas hilary trinity easter christmas holiday q early mid late end beginning ca circa c about approx um vers ' +
    'press appear appearing forthcoming accepted submitted revised published online first ahead print preprint draft copyright supplement suppl nd sd undated present today ongoing heute',
);

/** Splits the text of a date into its numbers, words and signs. Other signs, and words without a meaning, are left out. */
export function readDateTokens(text: string): DateToken[] {
  const tokens: DateToken[] = [];
  let wordEnd = 0;
  for (const { 0: part, index } of text.matchAll(/\d+|\p{L}[\p{L}\p{M}]*|[-‐-―−~〜～/&+]/gu)) {
    const isJoined = index === wordEnd;
    wordEnd = index + part.length;
    const last = tokens.at(-1);
    if (/^\d/u.test(part)) tokens.push(readNumber(part, last));
    else if (!/^\p{L}/u.test(part)) tokens.push({ kind: 'range' });
    else if (/^[月월]/u.test(part) && last?.kind === 'day') tokens.splice(-1, 1, { ...last, kind: 'month' });
    else {
      const token = readWord(fold(part), isJoined && last?.kind === 'day');
      if (token) tokens.push(token);
    }
  }
  return tokens;
}

/** Returns the number of the month with a name, from 1 to 12. */
export function monthOf(word: string): number | undefined {
  if (word.length < 3) return undefined;
  // An English name may be shortened anywhere: `Sept`, `Febr`.
  const index = english.findIndex((name) => name.startsWith(word));
  return index >= 0 ? index + 1 : months.byName.get(word);
}

function readNumber(digits: string, last: DateToken | undefined): DateToken {
  const value = Number(digits);
  if (/^(?:1[4-9]|20)\d\d$/u.test(digits)) return { kind: 'year', value };
  if (digits.length <= 2 && value >= 1 && value <= 31) return { kind: 'day', value };
  // The second year of a range, as in `1995/96`.
  return digits.length === 2 && last?.kind === 'range' ? { kind: 'remark' } : { kind: 'unknown' };
}

function readWord(word: string, isEnding: boolean): DateToken | undefined {
  if (isEnding && endings.has(word)) return undefined;
  const month = monthOf(word);
  if (month !== undefined) return { kind: 'month', value: month };
  if (weekdays.has(word) || fillers.has(word)) return undefined;
  if (joints.has(word)) return { kind: 'range' };
  // A letter after a year, as in `2001a`, distinguishes papers of the same authors.
  return { kind: remarks.has(word) || word.length === 1 ? 'remark' : 'unknown' };
}

type Width = 'long' | 'short';

/**
 * Returns the names of the months. A name with two meanings in two languages, such as `listopad`, has none.
 *
 * @param format returns the names of the month of a date
 */
function namesOf(
  count: number,
  format: (date: Date, language: string, width: Width) => string[],
): { byName: ReadonlyMap<string, number>; english: readonly string[] } {
  const byName = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (const language of languages) {
    for (let value = 1; value <= count; value++) {
      const date = new Date(Date.UTC(2024, value - 1, 15));
      for (const name of (['long', 'short'] as const).flatMap((width) => format(date, language, width))) {
        const word = fold(name);
        if ((byName.get(word) ?? value) !== value) ambiguous.add(word);
        byName.set(word, value);
      }
    }
  }
  for (const word of ambiguous) byName.delete(word);
  const long = Array.from({ length: count }, (_, at) =>
    fold(format(new Date(Date.UTC(2024, at, 15)), 'en', 'long')[0] ?? ''),
  );
  return { byName, english: long };
}

/** Returns a word in lower case, without accents and without signs at its end. */
function fold(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]/u, 1)[0] ?? '';
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
