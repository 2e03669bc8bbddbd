import { pageWords } from '#words';
import type { Credit } from '../library/people.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/** Returns the symbols for the authors of a paper, such as `*` for an equal contribution, and their legend. */
export function authorSymbols({ equalContribution = [], corresponding = [] }: Paper): {
  /** Returns the symbols of an author. Undefined if no author has any, since a paper may have thousands of authors. */
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
