import { expect, test } from 'vitest';
import { Content, profile } from '../content.ts';
import { expectLinearTime } from '../../linear-time.ts';

test('plans thousands of papers with the same title in linear time', () => {
  const lengths = [10_000, 100_000, 300_000] as const;
  const importPapers = (length: number) => {
    const count = length / 200;
    const many = Array.from({ length: count }, (_, index) => ({
      title: 'Editorial',
      authors: `Person${index} X, Y Z${index}`,
    }));
    const content = new Content();
    content.import({ x: profile('Ada', many) });
    expect(content.papers).toHaveLength(count);
    expect(content.import({ x: profile('Ada', many.toReversed()) }).writes).toEqual([]);
  };
  expectLinearTime('papers', importPapers, lengths);
});
