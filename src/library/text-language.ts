/** Matches letters of one writing system. The language of texts in Latin letters is recognised by their words. */
const scripts = [
  ['Japanese', /[\p{scx=Hira}\p{scx=Kana}]/gu],
  ['Korean', /\p{sc=Hang}/gu],
  ['Chinese', /\p{sc=Han}/gu],
  ['Arabic', /\p{sc=Arab}/gu],
  ['Cyrillic', /\p{sc=Cyrl}/gu],
  ['Greek', /\p{sc=Grek}/gu],
  ['Hebrew', /\p{sc=Hebr}/gu],
  ['Devanagari', /\p{sc=Deva}/gu],
  ['Thai', /\p{sc=Thai}/gu],
] as const;

/** The most frequent words of languages in Latin letters, without accents. */
const frequentWords = {
  en: 'the of and in to we is that for with on are this by as from an be can or at it our which these has have not their its also was than more such both into how they between while where however',
  de: 'der die und das den von zu ist im mit des dem eine auf nicht wird werden fur ein in es auch als sich an bei zur aus durch wie sind einer einem eines dass wir',
  fr: 'le les des et la une du dans est pour que nous sur par aux qui cette en de un au ce ces il elle sont ont avec plus pas ou se son sa ses leur comme entre ainsi',
  es: 'el los las del y en que una para con por se la de este como es un al lo su sus son esta entre mas o sobre estos estas',
  pt: 'o os as do da dos em que uma para com um por na no ao e de das se nos nas sao como mais entre sobre este esta a',
  it: 'il lo gli di che un una per con della del e la in dei nel sono si i le delle da al alla come piu tra questo questa',
  nl: 'de het een van en in is dat op te voor met zijn niet aan door die er ook om als bij of uit worden wordt deze',
  pl: 'w i na z sie do jest nie oraz to dla przez o ktore od po za jak sa',
  tr: 've bir bu ile icin olarak da de olan daha gibi en cok sonra kadar',
} as const;

/** Words that papers on any topic use, in English. */
const academicWords =
  'paper study show shows propose proposed present approach method methods model models result results using use used based new novel data work analysis problem performance different first two one thus'.split(
    ' ',
  );

type Latin = keyof typeof frequentWords;

const languagesOf = new Map<string, Latin[]>();
for (const [language, words] of Object.entries(frequentWords))
  for (const word of words.split(' '))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language as Latin]);

const commonWords = new Set([...academicWords, ...languagesOf.keys()]);

/** Whether a folded word says nothing about the topic of a text: a word of grammar, or one of any paper. */
export function isCommonWord(word: string): boolean {
  return commonWords.has(word);
}

/** Number of characters and words at the beginning of a text that are read. */
const sample = 800;

/**
 * Returns a name for the language of a text, or for its script. The name groups the texts of one collection; it is not a
 * language tag. A text without frequent words of any language counts as English.
 *
 * @param words the folded words of the text
 */
export function languageOf(text: string, words: readonly string[]): string {
  if (/\P{ASCII}/u.test(text)) {
    const start = text.slice(0, sample);
    const script = scripts.find(([, letters]) => (start.match(letters)?.length ?? 0) > start.length / 5);
    if (script) return script[0];
  }
  const counts = new Map<Latin, number>();
  for (const word of words.slice(0, sample))
    for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  let best: Latin = 'en';
  for (const [language, count] of counts) if (count > (counts.get(best) ?? 0)) best = language;
  return best;
}
