import type { OpenIndex } from '../index/open-index.ts';
import type { Sort } from './protocol.ts';

/**
 * Sorts papers, given by their numbers in the index. With `relevance`, the given order is kept. Papers that are equal
 * in the sort order are sorted newest first.
 */
export async function sortPapers(
  index: OpenIndex,
  paperNumbers: readonly number[],
  sort: Sort,
): Promise<number[]> {
  if (sort === 'relevance') return [...paperNumbers];
  const newestFirst = [...Uint32Array.from(paperNumbers).sort()];
  if (sort === 'newest') return newestFirst;
  const sortKey = await sortKeyOf(index, sort);
  return newestFirst.sort((a, b) => sortKey(a) - sortKey(b) || a - b);
}

/** Returns a function that returns the sort key of a paper. Papers with lower keys come first. */
async function sortKeyOf(
  index: OpenIndex,
  sort: 'oldest' | 'citations' | 'title',
): Promise<(paperNumber: number) => number> {
  if (sort === 'title') {
    const ranks = await index.titleRanks();
    return (paperNumber) => ranks[paperNumber] ?? 0;
  }
  const { years, citations } = await index.yearsAndCitations();
  // Papers without a date come last, whether the newest or the oldest papers come first.
  if (sort === 'oldest') return (paperNumber) => (years[paperNumber] === 0 ? 1 : -paperNumber - 1);
  return (paperNumber) => -(citations?.[paperNumber] ?? 0);
}
