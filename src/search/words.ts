/** One word of a text: as it is compared, and where it stands (UTF-16 units, the end excluded). */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** Letters of scripts that put no blanks between words. */
const spaceless = String.raw`[\p{L}&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]]`;
const word = String.raw`[[\p{L}\p{M}\p{N}]--${spaceless}]`;

/** Letters that Unicode does not take apart, as people type them on a keyboard without them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ',
}; // prettier-ignore

/**
 * A word as words are compared: in small letters, without the accents of Latin, Greek and Cyrillic
 * (marks of other scripts are letters of their own), compatibility forms such as `ﬁ` written out.
 */
export function foldWord(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþħŧıς]/g, (letter) => plainLetters[letter] ?? letter);
}

/**
 * The words of a text, folded. A run of Chinese, Japanese or Korean letters gives its overlapping pairs,
 * which find any part of two letters or more wherever its words begin and end.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(new RegExp(`(${spaceless}+)|${word}+`, 'gv'))) {
    const start = match.index;
    if (match[1] === undefined) {
      words.push({ word: foldWord(match[0]), start, end: start + match[0].length });
    } else {
      words.push(...pairs(match[1], start));
    }
  }
  return words;
}

function pairs(run: string, start: number): Word[] {
  const letters = [...run];
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
