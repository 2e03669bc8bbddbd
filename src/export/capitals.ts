/** The start and end (exclusive) of a word whose capital letters must be kept, as offsets in the title. */
export type Range = [start: number, end: number];

/** Matches a word. Hyphens and slashes separate words. */
const word = /[\p{L}\p{N}\p{M}]+(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;

/**
 * Returns the words of a title whose capital letters must be protected with braces. BibTeX styles change a title to
 * lower case (`change.case$`), except its first letter and the first letter after a colon and a space. These words are
 * protected:
 *
 * - words with a capital after the first letter (`BERT`, `iPhone`);
 * - single capital letters, except the article `A`;
 * - words that begin with a capital, if the title is written like a sentence: there, only names begin with a capital.
 *
 * @param title without TeX; each formula is replaced by `$`
 * @param language the language of the title; if it is not English, all words with a capital are protected
 */
export function protectedWords(title: string, language = 'en'): Range[] {
  const words = [...title.matchAll(word)].map((match) => ({ text: match[0], start: match.index }));
  const everyCapital = !/^en/iu.test(language) || isSentence(words.map(({ text }) => text));
  return words
    .filter(({ text, start }, index) => {
      const before = title.slice(Math.max(0, start - 2), start);
      if (/^.\P{Lu}*[\p{Lu}\p{Lt}]/su.test(text)) return true;
      if (!startsWithCapital(text)) return false;
      if (start === 0 || before === ': ')
        return /^\p{Lu}$/u.test(text) && !/^\s/u.test(title.slice(start + 1));
      if (text.length === 1) return text !== 'A' || !/^\s\p{L}/u.test(title.slice(start + 1, start + 3));
      return everyCapital || index === 0 || before.endsWith('$');
    })
    .map(({ text, start }) => [start, start + text.length]);
}

/**
 * Whether a title is written like a sentence, that is, most words with 4 or more letters after its first word begin
 * with a lower-case letter.
 */
function isSentence(words: string[]): boolean {
  const longer = words.slice(1).filter((each) => /^\p{L}\p{Ll}{3}/u.test(each));
  const capital = longer.filter(startsWithCapital).length;
  return longer.length - capital > capital;
}

function startsWithCapital(text: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(text);
}
