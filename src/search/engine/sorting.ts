import type { Sort } from './protocol.ts';
import type { OpenIndex } from '../index/open-index.ts';

/** Sorts papers by their places; `relevance` leaves them as they are. Papers of equal rank stand newest first. */
export async function sortPapers(index: OpenIndex, places: readonly number[], sort: Sort): Promise<number[]> {
  if (sort === 'relevance') return [...places];
  const rising = [...Uint32Array.from(places).sort()];
  if (sort === 'newest') return rising;
  const key = await keyOf(index, sort);
  return rising.sort((a, b) => key(a) - key(b) || a - b);
}

/** What a paper is sorted by, the least first. */
async function keyOf(
  index: OpenIndex,
  sort: 'oldest' | 'citations' | 'title',
): Promise<(place: number) => number> {
  if (sort === 'title') {
    const titles = await index.titles();
    return (place) => titles[place] ?? 0;
  }
  const { years, citations } = await index.numbers();
  // Papers without a date stand last in both directions.
  if (sort === 'oldest') return (place) => (years[place] === 0 ? 1 : -place - 1);
  return (place) => -(citations?.[place] ?? 0);
}
