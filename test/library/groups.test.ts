import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupKinds, groupPapers, planGroups } from '../../src/library/groups.ts';
import { createLibrary } from '../../src/library/library.ts';
import { categoryName, categoryNames } from '../../src/model/arxiv-categories.ts';
import { shownPaper } from './sample-papers.ts';

const venues = (...names: string[]) =>
  names.map((containerTitle, index) => shownPaper(`p${index}`, [], { containerTitle }));

describe('groups', () => {
  test('contain all spellings of a venue, show the most frequent one, and keep their id if another becomes the most frequent', () => {
    const few = groupPapers(venues('J. of Things', 'Journal of Things')).all('venues');
    expect(few.map(({ id }) => id)).toEqual(['j-of-things', 'journal-of-things']);
    const some = venues('Proc. Café', 'PROC CAFE', 'PROC CAFE');
    expect(groupPapers(some).all('venues')).toMatchObject([{ id: 'proc-cafe', name: 'PROC CAFE' }]);
    expect(groupPapers(some.slice(0, 1)).all('venues')).toMatchObject([
      { id: 'proc-cafe', name: 'Proc. Café' },
    ]);
  });

  test('join a category with the keyword of the same name, and list a paper once', () => {
    const paper = shownPaper('p', [], { categories: ['cs.LG', 'stat.ML'], keyword: ['machine learning'] });
    const groups = groupPapers([paper]);
    expect(groups.all('topics').map(({ name, papers }) => [name, papers.length])).toEqual([
      ['Machine Learning', 1],
    ]);
    expect(groups.of('topics', paper)).toHaveLength(1);
  });

  test('get different ids if their names give the same id', () => {
    const ids = groupPapers(venues('C', 'C++', 'C#', '？'))
      .all('venues')
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).toContain('c');
    expect(ids).toContain('c-2');
  });

  test('have pages and files by their number of papers, as the plan says', () => {
    const papers = Array.from({ length: 60 }, (_, index) =>
      shownPaper(`p${index}`, [], { keyword: [`topic ${index % 20}`, `rare ${index}`] }),
    );
    const groups = groupPapers(papers);
    const { plan } = createLibrary([], []);
    planGroups(groups, { ...plan, groupPapers: 2, groupFilePapers: 3 });
    const paged = groups.all('topics').filter(({ hasPage }) => hasPage);
    expect(paged).toHaveLength(20);
    expect(paged.every(({ name, hasFiles }) => name.startsWith('topic') && hasFiles)).toBe(true);
    planGroups(groups, { ...plan, groupPapers: 1, groupFilePapers: 4 });
    expect(groups.all('topics').filter(({ hasPage }) => hasPage)).toHaveLength(80);
    expect(groups.all('topics').some(({ hasFiles }) => hasFiles)).toBe(false);
    planGroups(groups, { ...plan, groupPapers: 4, groupFilePapers: 3 });
    expect(groups.all('topics').some(({ hasPage, hasFiles }) => hasPage || hasFiles)).toBe(false);
  });

  test('contain every paper under each of its terms, whatever the terms are', () => {
    const term = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `a${text}`);
    const list = fc.array(
      fc.record({
        keyword: fc.array(term, { minLength: 1 }),
        affiliations: fc.array(term, { minLength: 1 }),
        containerTitle: term,
      }),
    );
    fc.assert(
      fc.property(list, (records) => {
        const papers = records.map((record, index) => shownPaper(`p${index}`, [], record));
        const groups = groupPapers(papers);
        for (const kind of groupKinds) {
          const all = groups.all(kind);
          expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
          for (const { id } of all) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,99}$/);
          for (const paper of papers) {
            expect(groups.of(kind, paper).length).toBeGreaterThan(0);
            for (const group of groups.of(kind, paper))
              expect(group.papers.filter((own) => own === paper)).toHaveLength(1);
          }
        }
      }),
    );
  });
});

test('a hidden paper is not in any list, person or group', () => {
  const papers = [
    shownPaper('seen', ['A B'], { keyword: ['x'] }),
    shownPaper('unseen', ['C D'], { keyword: ['y'], hidden: true }),
  ];
  const { papers: shown, people, years, groups } = createLibrary(papers, []);
  expect(shown.map(({ id }) => id)).toEqual(['seen']);
  expect(people.map(({ name }) => name)).toEqual(['A B']);
  expect(years.flatMap((year) => year.papers)).toHaveLength(1);
  expect(groups.all('topics').map(({ name }) => name)).toEqual(['x']);
});

test('two categories with the same name are listed once', () => {
  expect(categoryNames(['cs.LG', 'stat.ML', 'cs.GR'])).toEqual(['Machine Learning', 'Graphics']);
  expect(categoryNames()).toEqual([]);
});

test.each([
  ['cs.LG', 'Machine Learning'],
  ['LG', 'Machine Learning'],
  ['GR', 'Graphics'],
  ['astro-ph', 'Astrophysics'],
  ['astro-ph.GA', 'Astrophysics of Galaxies'],
  ['cond-mat.stat-mech', 'Statistical Mechanics'],
  ['KT', 'K-Theory and Homology'],
  ['CO', 'CO'],
  ['cs.ZZ', 'cs.ZZ'],
  ['constructor', 'constructor'],
  ['cs.constructor', 'cs.constructor'],
  ['Folding', 'Folding'],
])('the category %s is %s', (code, name) => {
  expect(categoryName(code)).toBe(name);
});
