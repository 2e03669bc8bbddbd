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

/** Matches one letter, with the invisible characters after it. */
const lettersOfRun = new RegExp(`.${invisible}*`, 'gu');
const invisibles = new RegExp(invisible, 'gu');

/**
 * Folds a word for comparison: lower case, without accents and invisible characters, with compatibility characters such
 * as `ﬁ` decomposed.
 */
export function foldWord(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .replace(invisibles, '')
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

/** Returns the compounds with one hyphen in a text, each as one folded word: `pretraining` for `pre-training`. */
export function joinCompounds(text: string): string[] {
  return (text.match(/(?<![\p{L}\p{N}-])\p{L}{2,}[-‐‑]\p{L}{2,}(?![\p{L}\p{N}-])/gu) ?? []).map((compound) =>
    foldWord(compound.replace(/[-‐‑]/gu, '')),
  );
}

/** Matches words that are joined by the signs of indices and exponents: `CO_2`, `L_p`, `G_i2P_i`, `x^n`. */
const withIndex = /(?<![\p{L}\p{N}_^])[\p{L}\p{N}]{1,40}(?:[_^][\p{L}\p{N}]{1,40}){1,9}(?![\p{L}\p{N}_^])/gu;

/** Returns the words with an index or exponent in a text, each as one folded word: `co2` for `CO_2`. */
export function joinIndices(text: string): string[] {
  return (text.match(withIndex) ?? []).map((word) => foldWord(word.replace(/[_^]/gu, '')));
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
