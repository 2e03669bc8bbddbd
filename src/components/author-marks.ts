import { pageWords } from '#words';
import type { Credit } from '../library/people.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/** The signs behind names of a list of authors, and what they mean. */
export function authorMarks({ equalContribution = [], corresponding = [] }: Paper): {
  /** None where the paper marks nobody: a list may have thousands of names. */
  marks?: (credit: Credit) => string;
  legend: string[];
} {
  const equal = new Set(equalContribution.map(nameKey));
  const addressed = new Set(corresponding.map(nameKey));
  return {
    ...(equal.size + addressed.size > 0 && {
      marks: ({ name }) => {
        const key = nameKey(name);
        return `${equal.has(key) ? '*' : ''}${addressed.has(key) ? '✉\ufe0e' : ''}`;
      },
    }),
    legend: [
      ...(equal.size > 0 ? [`* ${pageWords.equalContribution}`] : []),
      ...(addressed.size > 0 ? [`✉\ufe0e ${pageWords.correspondingAuthor}`] : []),
    ],
  };
}
