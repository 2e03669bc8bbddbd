/** How two abstracts are alike. Services cut and change abstracts, so most words in common are enough for `same`. */
export type AbstractLikeness = 'same' | 'different' | 'unclear';

/** Number of characters at the beginning of an abstract that are compared. */
const maxLength = 1500;
/** Minimum number of different words of an abstract that says something about the paper. */
const minWords = 25;
/** Share of common words from which on two abstracts are the same, and below which they are different. */
const [sameShare, differentShare] = [0.75, 0.4];

/** Compares two abstracts by their words. It is `unclear` if one of them is missing or short. */
export function compareAbstractWords(a = '', b = ''): AbstractLikeness {
  const length = Math.min(a.length, b.length, maxLength);
  const [first, second] = [wordsOf(a.slice(0, length)), wordsOf(b.slice(0, length))];
  if (first.size < minWords || second.size < minWords) return 'unclear';
  const common = [...first].filter((word) => second.has(word)).length;
  const share = (2 * common) / (first.size + second.size);
  if (share >= sameShare) return 'same';
  return share < differentShare ? 'different' : 'unclear';
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,40}/gu) ?? []);
}
