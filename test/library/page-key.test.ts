import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { createPageKeys } from '../../src/library/page-key.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { shownPaper } from './sample-papers.ts';

/** Returns the keys of all pages of a small collection in which one paper can be changed. */
function keysWith(change: Partial<ShownPaper> = {}, site: unknown = 'site') {
  const papers = [
    shownPaper('changed', ['Ann', 'Bo'], { issued: '2024', ...change }),
    shownPaper('related', ['Ann'], { issued: '2023' }),
    shownPaper('apart', ['Cy'], { issued: '2022' }),
  ];
  const library = createLibrary(papers, []);
  const keys = createPageKeys(library, site);
  return new Map([
    ...library.papers.map((paper) => [paper.id, keys.paper(paper)] as const),
    ...library.people.map((person) => [person.id, keys.person(person)] as const),
    ...library.years.map((group) => [`y${group.year}`, keys.year(group, undefined, undefined)] as const),
  ]);
}

/** Lists the pages whose keys differ. */
function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after.keys()].filter((page) => before.get(page) !== after.get(page)).sort();
}

describe('the keys of pages', () => {
  test('stay the same without a change', () => {
    expect(changed(keysWith(), keysWith())).toEqual([]);
  });

  test('change with a title for every page that shows it, and for no other', () => {
    const pages = changed(keysWith(), keysWith({ title: 'New', titleHtml: 'New', plainTitle: 'New' }));
    expect(pages).toEqual(['ann', 'bo', 'changed', 'related', 'y2024']);
  });

  test('change for the pages of co-authors when an author is added', () => {
    expect(changed(keysWith(), keysWith({ author: ['Ann', 'Bo', 'Cy'] }))).toContain('cy');
  });

  test('all change when the footer gets a link to a new list', () => {
    expect(changed(keysWith(), keysWith({ keyword: ['folds'] }))).toHaveLength(keysWith().size);
  });

  test('change for the page of an author when the name of a topic changes', () => {
    const folds = { keyword: ['Folds'] };
    const renamed = (other: string) => {
      const papers = [
        shownPaper('p', ['Ann'], folds),
        ...['a', 'b'].map((id) => shownPaper(id, ['Bo'], { keyword: [other] })),
      ];
      const library = createLibrary(papers, []);
      const ann = library.people.find(({ id }) => id === 'ann');
      return ann && createPageKeys(library, 'site').person(ann);
    };
    expect(renamed('Folds')).not.toBe(renamed('folds'));
  });

  test('all change with the settings of the site', () => {
    expect(changed(keysWith(), keysWith({}, 'another'))).toHaveLength(keysWith().size);
  });
});
