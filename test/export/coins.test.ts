import { expect, test } from 'vitest';
import { formatCoins } from '../../src/export/coins.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { shownPaper } from '../library/sample-papers.ts';

const fields = (more: Partial<ShownPaper>, author = ['Ada Quill']) =>
  new URLSearchParams(formatCoins(shownPaper('folding', author, more)));

test('an article names its journal, a conference paper its proceedings', () => {
  const article = fields({
    type: 'article-journal',
    plainTitle: 'A & B',
    containerTitle: 'J',
    DOI: '10.1/x?y',
  });
  expect(article.get('ctx_ver')).toBe('Z39.88-2004');
  expect(article.get('rft_val_fmt')).toBe('info:ofi/fmt:kev:mtx:journal');
  expect(article.get('rft_id')).toBe('info:doi/10.1/x?y');
  expect(article.get('rft.atitle')).toBe('A & B');
  expect(article.get('rft.jtitle')).toBe('J');
  const talk = fields({ type: 'paper-conference', plainTitle: 'T', containerTitle: 'P', page: '3--7' });
  expect([talk.get('rft.genre'), talk.get('rft.atitle'), talk.get('rft.btitle')]).toEqual([
    'proceeding',
    'T',
    'P',
  ]);
  expect([talk.get('rft.spage'), talk.get('rft.epage')]).toEqual(['3', '7']);
});

test('a thesis, a book and a data set have the title as their own', () => {
  expect(fields({ type: 'thesis', plainTitle: 'T', publisher: 'U' }).get('rft.inst')).toBe('U');
  expect(fields({ type: 'thesis', plainTitle: 'T' }).get('rft.title')).toBe('T');
  expect(fields({ type: 'book', plainTitle: 'B' }).get('rft.btitle')).toBe('B');
  expect(fields({ type: 'dataset', plainTitle: 'D' }).get('rft.creator')).toBe('Quill, Ada');
});

test('a paper of thousands names the first ten', () => {
  const many = Array.from({ length: 3000 }, (_, index) => `Person Number${index}`);
  expect(fields({}, many).getAll('rft.au')).toHaveLength(10);
});

test('half a surrogate pair does not end the build', () => {
  expect(fields({ plainTitle: 'a\ud800b' }).get('rft.atitle')).toBe('a\ufffdb');
});
