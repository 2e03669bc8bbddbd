/** The range of a word whose capitals must be kept; `end` is exclusive. */
export type Range = [start: number, end: number];

/** A word; hyphens and slashes separate words. */
const word = /[\p{L}\p{N}\p{M}]+(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;

/**
 * Returns the words of a title whose capitals must be protected. Styles convert a title to lower case, except its first letter and the
 * first after a colon and a space (`change.case$` of BibTeX). Protected are words with a capital after the first letter (`BERT`,
 * `iPhone`), single capitals other than the article `A`, and words with an initial capital in a title that is written like a sentence,
 * where only names have one.
 *
 * @param title without TeX; each formula is replaced by `$`
 * @param language the language of the title; outside English all capitals are protected
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

/** Whether a title is written like a sentence: most of its longer words begin with a lower-case letter. */
function isSentence(words: string[]): boolean {
  const longer = words.slice(1).filter((each) => /^\p{L}\p{Ll}{3}/u.test(each));
  const capital = longer.filter(startsWithCapital).length;
  return longer.length - capital > capital;
}

function startsWithCapital(text: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(text);
}
