import { pageWords } from '#words';
import { markedKeys } from '../library/marked-authors.ts';
import type { Credit } from '../library/people.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/**
 * Returns the symbols after the names of authors, such as `*` for an equal contribution, and a legend that explains the
 * symbols.
 */
export function authorSymbols({ author, equalContribution = [], corresponding = [] }: Paper): {
  /**
   * Returns the symbols of one author. The function itself is undefined if no author of the paper has a symbol, which
   * saves time for papers with thousands of authors.
   */
  symbolsOf?: (credit: Credit) => string;
  legend: string[];
} {
  const equal = markedKeys(equalContribution, author);
  const correspondents = markedKeys(corresponding, author);
  return {
    ...(equal.size + correspondents.size > 0 && {
      symbolsOf: ({ name }) => {
        const key = nameKey(name);
        return `${equal.has(key) ? '*' : ''}${correspondents.has(key) ? '✉\ufe0e' : ''}`;
      },
    }),
    legend: [
      ...(equal.size > 0 ? [`* ${pageWords.equalContribution}`] : []),
      ...(correspondents.size > 0 ? [`✉\ufe0e ${pageWords.correspondingAuthor}`] : []),
    ],
  };
}
