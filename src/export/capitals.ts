/** A word whose letters must stay as they are, from `start` to before `end`. */
export type Range = [start: number, end: number];

/** A word; hyphens and slashes part it. */
const word = /[\p{L}\p{N}\p{M}]+(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;

/**
 * The words of a title that styles would spoil, which lower every letter but the first of the title and the first after a
 * colon and a blank (`change.case$` of BibTeX): those with a capital behind their first letter (`BERT`, `iPhone`), single capitals but
 * the article `A`, and what begins with a capital where only names do, which is in every title that is not written `With Capitals
 * Everywhere`.
 *
 * @param title without TeX; formulas stand as `$`
 * @param language of the title; outside English no capital may be lowered
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

/** Whether a title is written like a sentence: more of its longer words begin small than with a capital. */
function isSentence(words: string[]): boolean {
  const longer = words.slice(1).filter((each) => /^\p{L}\p{Ll}{3}/u.test(each));
  const capital = longer.filter(startsWithCapital).length;
  return longer.length - capital > capital;
}

function startsWithCapital(text: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(text);
}
