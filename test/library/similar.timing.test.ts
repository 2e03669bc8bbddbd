import { test } from 'vitest';
import { similarPapers } from '../../src/library/similar.ts';
import { expectLinearTime } from '../linear-time.ts';
import { shownPaper } from './sample-papers.ts';

/** Number of characters per paper in the generated text. The papers are longer, but their number is what matters. */
const length = 25;

test('the time for similar papers grows with the number of papers, whatever words they have in common', () => {
  const texts: Record<string, (index: number) => string> = {
    'the same text': () => 'light of the sky '.repeat(15),
    'two groups of papers': (index) => `${index % 2 ? 'light sky bee' : 'glass heat crack'} `.repeat(15),
    'a word in every tenth paper': (index) =>
      `word${index % 10} topic${index % 97} term${index % 1013} own${index} `.repeat(6),
    'words of their own': (index) => Array.from({ length: 30 }, (_, word) => `w${index}x${word}`).join(' '),
    'letters without spaces': (index) =>
      String.fromCodePoint(0x4e00 + (index % 500), 0x4e01, 0x4e02 + (index % 7)).repeat(40),
  };
  for (const [name, textOf] of Object.entries(texts)) {
    expectLinearTime(name, (characters) => {
      const papers = Array.from({ length: Math.ceil(characters / length) }, (_, index) =>
        shownPaper(`p${index}`, [], { plainTitle: 'A note', abstract: textOf(index) }),
      );
      const similar = similarPapers(papers);
      for (const paper of papers) similar(paper);
    });
  }
});
