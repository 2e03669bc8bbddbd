/** One word of a text: as it is compared, and where it stands (UTF-16 units, the end excluded). */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** Letters of scripts that put no blanks between words. */
const spaceless = String.raw`[[\p{L}\p{M}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]]`;
const letter = String.raw`[[\p{L}\p{M}\p{N}]--${spaceless}]`;

const anyWord = new RegExp(`(${spaceless}+)|${letter}+`, 'gv');
/** The same for ASCII, many times faster. */
const plainWord = /[A-Za-z0-9]+/g;

/** Letters that Unicode does not take apart, as people type them on a keyboard without them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ', ـ: '', ى: 'ي', ة: 'ه',
}; // prettier-ignore
const special = /[ßæœøłđðþħŧıςـىة]/gu;

/**
 * Accents of Latin, Greek and Cyrillic, the vowel points of Hebrew and Arabic: what people leave out. Marks of other scripts are
 * letters of their own.
 */
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/** A word as words are compared: in small letters, without accents, compatibility forms such as `ﬁ` written out. */
export function foldWord(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(special, (found) => plainLetters[found] ?? found);
}

/**
 * The words of a text, folded. A run of letters of a script without blanks (Chinese, Japanese, Korean, Thai …) gives its
 * overlapping pairs, which find any part of two letters or more wherever its words begin and end.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/\P{ASCII}/u.test(text) ? anyWord : plainWord)) {
    const start = match.index;
    if (!match[1]) {
      const word = foldWord(match[0]);
      if (word !== '') words.push({ word, start, end: start + match[0].length });
    } else {
      words.push(...pairs(match[1], start));
    }
  }
  return words;
}

/** The folded words alone: much faster for plain English, of which most collections are. */
export function foldedWords(text: string): string[] {
  if (!/\P{ASCII}/u.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return splitWords(text).map(({ word }) => word);
}

/** Compounds with one hyphen, `pre-training`, as one folded word. */
export function joinedCompounds(text: string): string[] {
  return (text.match(/(?<![\p{L}\p{N}-])\p{L}{2,}[-‐‑]\p{L}{2,}(?![\p{L}\p{N}-])/gu) ?? []).map((compound) =>
    foldWord(compound.replace(/[-‐‑]/gu, '')),
  );
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
