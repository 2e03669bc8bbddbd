import { pageWords } from '#words';
import type { Credit } from '../library/people.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/**
 * Returns the symbols after the names of authors, such as `*` for an equal contribution, and a legend that explains the
 * symbols.
 */
export function authorSymbols({ equalContribution = [], corresponding = [] }: Paper): {
  /**
   * Returns the symbols of one author. The function itself is undefined if no author of the paper has a symbol, which
   * saves time for papers with thousands of authors.
   */
  symbolsOf?: (credit: Credit) => string;
  legend: string[];
} {
  const equal = new Set(equalContribution.map(nameKey));
  const correspondents = new Set(corresponding.map(nameKey));
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
