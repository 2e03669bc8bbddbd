import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { formatPicture } from '../../src/export/picture.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { shownPaper } from '../library/sample-papers.ts';

/** Returns the lines of a picture: title, authors, venue and site. */
function lines(
  plainTitle: string,
  authors: string[] = ['Ada Quill'],
  more: Partial<ShownPaper> = {},
): string[] {
  const credits = authors.map((name) => ({ name }));
  const paper = shownPaper('folding', authors, { plainTitle, issued: '2024-03', ...more });
  const svg = formatPicture(paper, { credits, truncated: false, owners: [] }, 'Lab & <Friends>');
  const $ = load(svg, { xml: true });
  return $('text').toArray().map((text) => $(text).text()); // prettier-ignore
}

test('shows title, authors, venue with year, and the site', () => {
  const more = { containerTitle: 'Journal of Folded Things' };
  expect(lines('Is 1 < 2?', ['Ada Quill', 'Bo Li'], more)).toEqual([
    'Is 1 < 2?',
    'Ada Quill, Bo Li',
    'Journal of Folded Things, 2024',
    'Lab & <Friends>',
  ]);
});

test('breaks a title between words and keeps all that fit', () => {
  const title = 'Training Recommender Systems at Scale: Communication-Efficient Model and Data Parallelism';
  const shown = lines(title).slice(0, -3);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.join(' ')).toBe(title);
});

test('breaks a title in a script without spaces, and a word that is longer than a line', () => {
  for (const title of ['深度学习的折叠方法'.repeat(4), 'x'.repeat(60), '😀'.repeat(50)]) {
    const shown = lines(title).slice(0, -3);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.join('')).toBe(title);
  }
});

test('ends a title that does not fit, and a long list of authors, with an ellipsis', () => {
  const shown = lines(
    'word '.repeat(200),
    Array.from({ length: 3303 }, (_, index) => `Person ${index}`),
  );
  expect(shown).toHaveLength(5 + 3);
  expect(shown[4]).toMatch(/word.*…$/);
  expect(shown[5]).toBe('Person 0, Person 1, Person 2 et al.');
});
