import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { createPageKeys } from '../../src/library/page-key.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { shownPaper } from './sample-papers.ts';

/** The keys of all pages of a small collection, one paper of which can be changed. */
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

/** The pages whose keys differ. */
function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after.keys()].filter((page) => before.get(page) !== after.get(page)).sort();
}

describe('the keys of pages', () => {
  test('stay the same while nothing changes', () => {
    expect(changed(keysWith(), keysWith())).toEqual([]);
  });

  test('change with a title on every page that shows it, and on no other', () => {
    const pages = changed(keysWith(), keysWith({ title: 'New', titleHtml: 'New', plainTitle: 'New' }));
    expect(pages).toEqual(['ann', 'bo', 'changed', 'related', 'y2024']);
  });

  test('change on the co-authors’ pages when an author is added', () => {
    expect(changed(keysWith(), keysWith({ author: ['Ann', 'Bo', 'Cy'] }))).toContain('cy');
  });

  test('all change when a list comes to which the foot of every page leads', () => {
    expect(changed(keysWith(), keysWith({ keyword: ['folds'] }))).toHaveLength(keysWith().size);
  });

  test('change on the page of an author where a topic is called otherwise', () => {
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
