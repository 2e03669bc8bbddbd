import { expect, test } from 'vitest';
import { formatCoins } from '../../src/export/coins.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import type { Name } from '../../src/model/name.ts';
import { shownPaper } from '../library/sample-papers.ts';

const home = 'https://example.org/lab/';
const fields = (more: Partial<ShownPaper>, author: Name[] = ['Ada Quill'], known: string[] = []) =>
  new URLSearchParams(formatCoins(shownPaper('folding', author, more), home, known));

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

test('a thesis, a book and a data set have the title as the title of the item', () => {
  expect(fields({ type: 'thesis', plainTitle: 'T', publisher: 'U' }).get('rft.inst')).toBe('U');
  expect(fields({ type: 'thesis', plainTitle: 'T' }).get('rft.title')).toBe('T');
  expect(fields({ type: 'book', plainTitle: 'B' }).get('rft.btitle')).toBe('B');
  expect(fields({ type: 'dataset', plainTitle: 'D' }).get('rft.creator')).toBe('Quill, Ada');
});

test('a paper with thousands of authors names the first thirty', () => {
  const many = Array.from({ length: 3000 }, (_, index) => `Person Number${index}`);
  expect(fields({}, many).getAll('rft.creator')).toHaveLength(30);
});

test('a paper with a DOI has no authors and pages, since reference managers look it up; without one it has them', () => {
  const more = { type: 'article-journal', volume: '3', page: '1-9' } as const;
  const known = fields({ ...more, DOI: '10.5555/x' });
  expect([...known.keys()].filter((key) => /au|creator|page|volume/.test(key))).toEqual([]);
  const unknown = fields(more);
  expect([unknown.get('rft.au'), unknown.get('rft.volume'), unknown.get('rft.spage')]).toEqual([
    'Quill, Ada',
    '3',
    '1',
  ]);
});

test('values are as readable as in the list, and what would end them is encoded', () => {
  const title = 'A & B = 100% "C" + <d>; Größe 折';
  const text = formatCoins(shownPaper('folding', [], { plainTitle: title }), home);
  expect(text).toContain('rft.title=A %26 B %3D 100%25 %22C%22 %2B %3Cd%3E%3B Größe 折');
  expect(new URLSearchParams(text).get('rft.title')).toBe(title);
  for (const part of text.split('&'))
    expect(() => decodeURIComponent(part.split('=')[1] ?? '')).not.toThrow();
});

test('half a surrogate pair does not stop the build', () => {
  expect(fields({ plainTitle: 'a\ud800b' }).get('rft.title')).toBe('a\ufffdb');
});

test('types without an OpenURL genre have Zotero’s type', () => {
  const preprint = fields({ type: 'article', arXiv: '2407.01234', containerTitle: 'arXiv' });
  expect(preprint.get('rft_val_fmt')).toBe('info:ofi/fmt:kev:mtx:dc');
  expect([preprint.get('rft.type'), preprint.get('rft.publisher')]).toEqual(['preprint', 'arXiv']);
  expect(preprint.getAll('rft_id')).toEqual([
    'info:doi/10.48550/arXiv.2407.01234',
    'https://arxiv.org/abs/2407.01234',
  ]);
  const magazine = fields({ type: 'article-magazine', containerTitle: 'M', issue: '5' });
  expect(['type', 'source', 'issue'].map((key) => magazine.get(`rft.${key}`))).toEqual([
    'magazineArticle',
    'M',
    '5',
  ]);
});

test('a patent has inventors and a number, a thesis a degree', () => {
  const patent = fields({ type: 'patent', number: 'EP1' });
  expect([patent.get('rft.inventor'), patent.get('rft.number')]).toEqual(['Quill, Ada', 'EP1']);
  expect(fields({ type: 'thesis', genre: 'PhD thesis' }).get('rft.degree')).toBe('PhD thesis');
});

test('a paper without an address has the address of its page', () => {
  expect(fields({ type: 'book' }).getAll('rft_id')).toEqual([`${home}papers/folding/`]);
  expect(fields({ type: 'book', URL: 'https://example.com/b' }).getAll('rft_id')).toEqual([
    'https://example.com/b',
  ]);
});

test('groups are not split, and the person whose profile lists the paper is named if there is no author', () => {
  const authors: Name[] = [{ literal: 'DreamX Team' }, { family: 'Naval', given: 'George', suffix: 'Jr.' }];
  expect(fields({ type: 'book' }, authors).getAll('rft.au')).toEqual(['DreamX Team,', 'Naval, George Jr.']);
  expect(fields({ type: 'book' }, [':'], ['Ada Quill']).getAll('rft.au')).toEqual(['Quill, Ada']);
});

test('unknown values have no field', () => {
  expect([...fields({ type: 'article-journal' }).values()]).not.toContain('');
});
