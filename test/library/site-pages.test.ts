import { expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { sitePages } from '../../src/library/site-pages.ts';
import { shownPaper } from './sample-papers.ts';

const library = createLibrary(
  [shownPaper('one', ['Ann'], { issued: '2024' }), shownPaper('two', ['Ann', 'Bo'], { issued: '2023' })],
  [{ id: 'ann', name: 'Ann' }],
);
const pages = (dates: Record<string, string>) =>
  Object.fromEntries(
    sitePages(library, ['/about/'], new Map(Object.entries(dates))).map(({ path, changed }) => [
      path,
      changed,
    ]),
  );

test('the date of a page is the latest date of the files that it shows', () => {
  const dates = {
    'papers/one.md': '2026-03-01',
    'papers/two.md': '2025-01-01',
    'authors/ann.md': '2026-05-05',
  };
  expect(pages(dates)).toEqual({
    '/': undefined,
    '/papers/': '2026-03-01',
    '/people/': undefined,
    '/co-authors/': undefined,
    '/about/': undefined,
    '/papers/one/': '2026-03-01',
    '/papers/two/': '2025-01-01',
    '/authors/ann/': '2026-05-05',
    '/authors/bo/': '2025-01-01',
    '/statistics/': '2026-03-01',
    '/years/': undefined,
    '/years/2024/': '2026-03-01',
    '/years/2023/': '2025-01-01',
  });
});

test('the date of a page is unknown if the date of one of its files is unknown', () => {
  expect(pages({ 'papers/one.md': '2026-03-01', 'authors/ann.md': '2026-05-05' })).toMatchObject({
    '/papers/': undefined,
    '/papers/one/': '2026-03-01',
    '/papers/two/': undefined,
    '/authors/ann/': undefined,
    '/years/2024/': '2026-03-01',
  });
});
