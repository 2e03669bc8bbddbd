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

test('recognises thousands of papers whose titles all changed in linear time', () => {
  const lengths = [10_000, 100_000, 300_000] as const;
  const importPapers = (length: number) => {
    const count = length / 200;
    const papers = (word: string) =>
      Array.from({ length: count }, (_, index) => ({
        title: `${word} of the Person ${index}`,
        authors: `Person${index} X, Y Z${index}`,
        abstract: `It is the abstract of paper ${index}, which is long enough.`,
      }));
    const content = new Content();
    content.import({ x: profile('Ada', papers('Editorial')) });
    content.import({ x: profile('Ada', papers('Editorials')) });
    expect(content.papers).toHaveLength(count);
  };
  expectLinearTime('papers', importPapers, lengths);
});
