import { expect, test } from 'vitest';
import { fuzzGrowth } from '../../../scripts/tools/fuzz/fuzz-format.ts';
import { formats, readSeeds } from '../../../scripts/tools/fuzz/seeds.ts';
import { byRun } from '../../run-length.ts';

const seeds = readSeeds();
const seed = 20_261_123;

test.each(formats)('reads texts of %s that grow in linear time', (format) => {
  expect(fuzzGrowth(format, seeds, { runs: byRun(1, 20), seed }).counterExample).toBeUndefined();
});

test('reports a reader that takes quadratic time', () => {
  const slow = (text: string, file: string) => {
    let sum = 0;
    for (let at = 0; at < text.length; at += 16) for (let to = at; to < text.length; to += 4) sum += to & 1;
    return [{ file, records: [], unread: 0, diagnostics: [], declared: sum }];
  };
  const { counterExample } = fuzzGrowth('ris', seeds, { runs: 1, seed, reader: slow });
  expect(counterExample?.message).toMatch(/10 times as long takes \d+ times as long/);
});
