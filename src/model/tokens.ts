/** One word of a text. */
export interface Word {
  /** The folded word: in lower case, without accents. */
  word: string;
  /** Range of the word in the text, in UTF-16 units, the end excluded. */
  start: number;
  end: number;
}

/** Matches characters that are not visible, such as soft hyphens and zero-width spaces. */
const invisible = String.raw`\p{Default_Ignorable_Code_Point}`;

/** Letters that are written like an apostrophe, as in `Hawaiʻi`. They separate words as an apostrophe does. */
const apostrophes = '[ʹʻʼʽʾʿˈˊˋꞌ]';

/** Matches letters of scripts that do not separate words by spaces. */
const spaceless = String.raw`[[[\p{L}\p{M}]--${apostrophes}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]]`;
/** Matches the characters of words in other scripts. Invisible characters do not separate words. */
const letter = String.raw`[[\p{L}\p{M}\p{N}${invisible}]--${spaceless}--${apostrophes}]`;

const anyWord = new RegExp(`(${spaceless}(?:${invisible}*${spaceless})*)|${letter}+`, 'gv');
/** Matches the words of an ASCII text. Many times faster than `anyWord`. */
const asciiWord = /[A-Za-z0-9]+/g;

/** Replacements for letters that Unicode normalization does not decompose. */
const letterReplacements: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ', ـ: '', ى: 'ي', ة: 'ه',
}; // prettier-ignore
const replacedLetters = /[ßæœøłđðþħŧıςـىة]/gu;

/**
 * Matches diacritics that people often leave out: accents of Latin, Greek and Cyrillic, vowel points of Hebrew and
 * Arabic. Combining characters of other scripts distinguish words, so they are kept.
 */
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/**
 * Letters of Malayalam and Bengali that were written with an invisible joiner before Unicode 4.1 and 5.1 had characters
 * for them. Elsewhere, joiners and non-joiners (as in Persian) affect only the look of a word, and many people leave them
 * out.
 */
const joinedLetters: Readonly<Record<string, string>> = {
  'ണ്\u200d': 'ൺ', 'ന്\u200d': 'ൻ', 'ര്\u200d': 'ർ', 'ല്\u200d': 'ൽ', 'ള്\u200d': 'ൾ', 'ക്\u200d': 'ൿ', 'ত্\u200d': 'ৎ',
}; // prettier-ignore
const joinedLetter = /[ണനരലളക]്\u200d|ত্\u200d/gu;

/** Matches one letter, with the invisible characters after it. */
const lettersOfRun = new RegExp(`.${invisible}*`, 'gu');
const invisibles = new RegExp(invisible, 'gu');

/**
 * Folds a word for comparison: lower case, without accents and invisible characters, with compatibility characters such
 * as `ﬁ` decomposed.
 */
export function foldWord(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return withoutInvisible(text.normalize('NFKD').replace(accents, ''))
    .normalize('NFC')
    .toLowerCase()
    .replace(replacedLetters, (found) => letterReplacements[found] ?? found);
}

/**
 * Splits a text into folded words. Scripts without spaces between words (Chinese, Japanese, Korean, Thai …) are split
 * into overlapping pairs of letters. A query of two or more letters then matches, wherever a word begins or ends.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/\P{ASCII}/u.test(text) ? anyWord : asciiWord)) {
    const start = match.index;
    if (!match[1]) {
      const word = foldWord(match[0]);
      if (word !== '') words.push({ word, start, end: start + match[0].length });
    } else {
      words.push(...letterPairs(match[1], start));
    }
  }
  return words;
}

/**
 * Returns the folded words of a text, without their ranges. For ASCII texts, which are the most frequent, this is much
 * faster than `splitWords`.
 */
export function foldedWords(text: string): string[] {
  if (!/\P{ASCII}/u.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return splitWords(text).map(({ word }) => word);
}

/** Removes the characters that are not visible, such as soft hyphens. They are not part of any word. */
export function withoutInvisible(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text;
  return text.replace(joinedLetter, (found) => joinedLetters[found] ?? found).replace(invisibles, '');
}

/** Matches a hyphen, or a dash that is often written instead of a hyphen. */
const hyphen = /[-‐‑‒–−﹣－]/u;

/** Matches words that are joined by hyphens: `pre-training`, `GPT-4`, `SARS-CoV-2`. */
const withHyphens =
  /(?<![\p{L}\p{M}\p{N}\-‐‑‒–−﹣－])[\p{L}\p{M}\p{N}]{1,40}(?:[-‐‑‒–−﹣－][\p{L}\p{M}\p{N}]{1,40}){1,3}(?![\p{L}\p{M}\p{N}\-‐‑‒–−﹣－])/gu;

/**
 * Returns the compounds in a text, each as one folded word: `pretraining` for `pre-training`, `gpt4` for `GPT-4`. A
 * compound of three words is also returned as two pairs, so that `CoV2` and `SARS-CoV2` find `SARS-CoV-2`. Numbers alone,
 * as in `2019-2023`, are not compounds.
 */
export function joinCompounds(text: string): string[] {
  const visible = withoutInvisible(text);
  return (visible.match(withHyphens) ?? []).flatMap((compound) => {
    const words = compound.split(hyphen);
    const joined = [words.join('')];
    if (words.length === 3) joined.push(words.slice(0, 2).join(''), words.slice(1).join(''));
    return joined.filter((each) => /\p{L}/u.test(each)).map(foldWord);
  });
}

/** Whether only a hyphen, or a sign of an index or exponent, and invisible characters are between two words. */
export function joinsWords(between: string): boolean {
  return joiningSign.test(withoutInvisible(between));
}
const joiningSign = /^[-‐‑‒–−﹣－_^]$/u;

/**
 * Folds a title, or the beginning of a title, like a word, but keeps spaces and punctuation. (Letters stay decomposed, so
 * that a Korean syllable that is being typed begins the whole one.)
 */
export function foldTitle(title: string): string {
  return foldWord(title).normalize('NFD').replace(/\s+/gu, ' ').trimStart();
}

/** Returns the letters and digits of a folded title, without anything between them. */
export function lettersOf(foldedTitle: string): string {
  return foldedTitle.replace(betweenLetters, '');
}
const betweenLetters = new RegExp(`[^\\p{L}\\p{M}\\p{N}]+|${apostrophes}`, 'gu');

/** Matches words that are joined by the signs of indices and exponents: `CO_2`, `L_p`, `G_i2P_i`, `x^n`. */
const withIndex = /(?<![\p{L}\p{N}_^])[\p{L}\p{N}]{1,40}(?:[_^][\p{L}\p{N}]{1,40}){1,9}(?![\p{L}\p{N}_^])/gu;

/** Returns the words with an index or exponent in a text, each as one folded word: `co2` for `CO_2`. */
export function joinIndices(text: string): string[] {
  return (withoutInvisible(text).match(withIndex) ?? []).map((word) => foldWord(word.replace(/[_^]/gu, '')));
}

/** Matches the signs of indices and exponents between two words. */
export const indexSign = /(?<=[\p{L}\p{N}])\$?[_^]\{?(?=[\p{L}\p{N}])/gu;

function letterPairs(run: string, start: number): Word[] {
  const letters = run.match(lettersOfRun) ?? [];
  if (letters.length === 1) return [{ word: foldWord(run), start, end: start + run.length }];
  let position = start;
  return letters.slice(1).map((second, index) => {
    const first = letters[index] ?? '';
    const pair = {
      word: foldWord(first + second),
      start: position,
      end: position + first.length + second.length,
    };
    position += first.length;
    return pair;
  });
}
