import { describe, expect, test } from 'vitest';
import { additionalThreads, heapLimit } from '../../../../scripts/site/build/rendering.ts';

describe('the number of threads that render a site', () => {
  test.each([
    ['as many as processors', 10_000, 24e9, 2, 1],
    ['at most four', 10_000, 24e9, 32, 3],
    ['one on a machine with one processor', 10_000, 24e9, 1, 0],
    ['two for 100,000 papers, which take less than 8 GB', 100_000, 64e9, 32, 1],
    ['one if two do not fit into memory', 100_000, 4e9, 8, 0],
    ['at least one, however small the machine', 1_000_000, 1e9, 8, 0],
  ])('is %s', (_, papers, memory, processors, additional) => {
    expect(additionalThreads(papers, memory, processors)).toBe(additional);
  });
});

test('the heap of a thread grows with the papers, and leaves memory to the rest of the machine', () => {
  expect(heapLimit(1000, 16e9)).toBe(2000);
  expect(heapLimit(100_000, 16e9)).toBe(6144);
  expect(heapLimit(100_000, 4 * 2 ** 30)).toBe(2457);
  expect(heapLimit(1000, 2 ** 30)).toBe(614);
});
