import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRange } from '../../../scripts/site/byte-range.ts';
import { propertyRuns } from '../../run-length.ts';

const nines = '9'.repeat(400);

describe('real records 25: ranges of bytes, RFC 9110, 14', () => {
  test.each([
    ['bytes=0-4', { first: 0, last: 4 }],
    ['bytes=3-3', { first: 3, last: 3 }],
    ['bytes=7-', { first: 7, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-1000', { first: 0, last: 9 }],
    [`bytes=-${nines}`, { first: 0, last: 9 }],
    [`bytes=8-${nines}`, { first: 8, last: 9 }],
    ['bytes=00000000000000000000000002-003', { first: 2, last: 3 }],
    ['Bytes=0-1', { first: 0, last: 1 }],
    ['bytes=0-1, 10-20', { first: 0, last: 1 }],
    ['bytes=, ,9-9 ,', { first: 9, last: 9 }],
  ])('%s of 10 bytes is one part', (header, part) => {
    expect(parseRange(header, 10)).toEqual(part);
  });

  test.each(['bytes=5-2', 'bytes=10-', 'bytes=10-12', 'bytes=-0', `bytes=${nines}-`, 'bytes=9-8, 40-50'])(
    '%s of 10 bytes cannot be satisfied',
    (header) => {
      expect(parseRange(header, 10)).toBe('unsatisfiable');
    },
  );

  test.each([
    undefined,
    '',
    'bytes',
    'bytes=',
    'bytes=,',
    'bytes=-',
    'bytes=abc',
    'bytes=5',
    'bytes=--5',
    'bytes=1-2-3',
    'bytes=0x0-0x5',
    'bytes=1.5-3',
    'bytes=0 - 4',
    'bytes=1-2, x',
    'bytes 0-4',
    'lines=0-4',
    'items=-1',
    'bytes=0-0,2-2',
    'bytes=0-4,3-6',
  ])('%s means the whole file', (header) => {
    expect(parseRange(header, 10)).toBeUndefined();
  });

  test.each([
    ['bytes=0-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=-5', undefined],
  ])('%s of an empty file', (header, result) => {
    expect(parseRange(header, 0)).toBe(result);
  });

  test('a part is always inside the file', () => {
    const item = fc.stringMatching(/^(?:\d{0,25}-\d{0,25}|[ \d,bytes=-]{0,9})$/u);
    fc.assert(
      fc.property(fc.array(item, { maxLength: 3 }), fc.nat(30), (items, size) => {
        const part = parseRange(`bytes=${items.join(',')}`, size);
        if (part === undefined || part === 'unsatisfiable') return;
        expect(Number.isSafeInteger(part.first) && Number.isSafeInteger(part.last)).toBe(true);
        expect(0 <= part.first && part.first <= part.last && part.last < size).toBe(true);
      }),
      { numRuns: propertyRuns(20_000) },
    );
  });
});
