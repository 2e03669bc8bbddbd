import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { identifyPeople } from '../../src/library/people.ts';
import type { Name } from '../../src/model/name.ts';
import { shownPaper } from './sample-papers.ts';

const idsOf = (
  papers: Parameters<typeof identifyPeople>[0],
  authors: Parameters<typeof identifyPeople>[1] = [],
) => identifyPeople(papers, authors).all.map(({ id }) => id);

describe('people', () => {
  test('include spellings that differ only in case, accents, hyphens and dots, and are shown in the most frequent one', () => {
    const { all } = identifyPeople(
      [
        shownPaper('a', ['Hinrich Schütze']),
        shownPaper('b', ['Hinrich Schutze']),
        shownPaper('c', ['HINRICH SCHÜTZE']),
        shownPaper('d', ['Hinrich Schütze']),
        shownPaper('e', ['Hinrich Schu\u0308tze']),
      ],
      [],
    );
    expect(all.map(({ name, papers }) => [name, papers.length])).toEqual([['Hinrich Schütze', 5]]);
  });

  test('J. Smith and John Smith are different', () => {
    expect(idsOf([shownPaper('a', ['J. Smith', 'John Smith'])])).toEqual(['j-smith', 'john-smith']);
  });

  test('of other scripts are different if their names differ in a vowel sign', () => {
    expect(idsOf([shownPaper('a', ['राम', 'रोम'])])).toHaveLength(2);
  });

  test('with the same id from their names get different ids, independent of the order of papers', () => {
    const papers = [shownPaper('a', ['Li Wei']), shownPaper('b', ['李伟']), shownPaper('c', ['Ли Вэй'])];
    const forwards = identifyPeople(papers, []).all.map(({ id, name }) => [id, name]);
    const backwards = identifyPeople([...papers].reverse(), []).all.map(({ id, name }) => [id, name]);
    expect(new Set(forwards.map(([id]) => id)).size).toBe(3);
    expect(backwards).toEqual(forwards);
  });

  test('with an author file get the papers of listed spellings and keep the id of the file', () => {
    const author = { id: 'kw', name: 'Katharina von der Wense', alternateName: ['Katharina Kann'] };
    const { all, byline } = identifyPeople([shownPaper('a', ['Katharina Kann', 'Mausam'])], [author]);
    expect(all.map(({ id }) => id)).toEqual(['kw', 'mausam']);
    expect(byline(all[0]!.papers[0]!).credits[0]).toMatchObject({
      name: 'Katharina Kann',
      person: { id: 'kw' },
    });
  });

  test('without an author file never get the id of an author file', () => {
    const author = { id: 'jane-roe', name: 'Jane Q. Roe' };
    expect(idsOf([shownPaper('a', ['Jane Roe'])], [author]).sort()).toEqual(['jane-roe', 'jane-roe-2']);
  });

  test('whose author files list the same spelling are an error that names both files', () => {
    const { diagnostics } = identifyPeople(
      [],
      [
        { id: 'a', name: 'Ann Lee' },
        { id: 'b', name: 'Ana Lee', alternateName: ['ANN LEE'] },
      ],
    );
    expect(diagnostics).toMatchObject([{ severity: 'error', file: 'authors/b.md' }]);
    expect(diagnostics[0]?.message).toContain('authors/a.md');
  });

  test('do not include a lone colon, which stays in the author list', () => {
    const papers = [shownPaper('a', [':', 'DeepSeek-AI'])];
    const { all, byline } = identifyPeople(papers, []);
    expect(all.map(({ name }) => name)).toEqual(['DeepSeek-AI']);
    expect(byline(papers[0]!).credits[0]).toEqual({ name: ':' });
  });

  test('are the same whether a name is in parts or in plain text', () => {
    const parts = { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' };
    expect(idsOf([shownPaper('a', ['Rob van der Goot']), shownPaper('b', [parts])])).toEqual([
      'rob-van-der-goot',
    ]);
  });
});

describe('an ORCID', () => {
  const [one, other] = ['0000-0002-1825-0097', '0000-0001-5109-3700'];
  const smith = (given: string, ORCID?: string) => ({ family: 'Smith', given, ...(ORCID && { ORCID }) });

  test('assigns other spellings to the person of the author file, and to no other person', () => {
    const author = { id: 'smith', name: 'John Smith', ORCID: one };
    const papers = [
      shownPaper('a', [smith('J.', one)]),
      shownPaper('b', ['John Smith']),
      shownPaper('c', ['J. Smith']),
      shownPaper('d', [smith('Jean Zoé', one)]),
    ];
    const { all } = identifyPeople(papers, [author]);
    expect(all.map((person) => [person.id, person.papers.map(({ id }) => id)])).toEqual([
      ['j-smith', ['c']],
      ['smith', ['a', 'b', 'd']],
    ]);
  });

  test('separates a name from the person of the author file if the two ORCIDs differ', () => {
    const author = { id: 'john-smith', name: 'John Smith', ORCID: one };
    const papers = [shownPaper('a', [smith('John', other)]), shownPaper('b', [smith('John')])];
    const { all } = identifyPeople(papers, [author]);
    expect(all.map((person) => [person.id, person.papers.map(({ id }) => id)])).toEqual([
      ['john-smith', ['b']],
      ['john-smith-2', ['a']],
    ]);
  });

  test('separates two people with the same name; the same name without an ORCID is a third person', () => {
    const papers = [
      shownPaper('a', [smith('John', one)]),
      shownPaper('b', [smith('John', other)]),
      shownPaper('c', [smith('J.', other)]),
      shownPaper('d', ['John Smith']),
    ];
    const groups = (all: ReturnType<typeof identifyPeople>['all']) =>
      all.map((person) => person.papers.map(({ id }) => id).sort()).sort();
    expect(groups(identifyPeople(papers, []).all)).toEqual([['a'], ['b', 'c'], ['d']]);
    expect(idsOf(papers.toReversed())).toEqual(idsOf(papers));
  });

  test('in two author files is an error that names both', () => {
    const authors = [
      { id: 'a', name: 'Ann Lee', ORCID: one },
      { id: 'b', name: 'Ben Mo', ORCID: one },
    ];
    expect(identifyPeople([], authors).diagnostics).toMatchObject([
      { severity: 'error', file: 'authors/b.md', message: expect.stringContaining('authors/a.md') as string },
    ]);
  });
});

describe('the owner of a profile', () => {
  const owner = { id: 'dc', name: 'D. Chou' };

  test('gets every paper of the profile once, named or not', () => {
    const papers = [
      shownPaper('unnamed', ['A', 'B'], { authorsTruncated: true, profiles: ['dc'] }),
      shownPaper('named', ['D Chou', 'A'], { profiles: ['dc'] }),
      shownPaper('other', ['A']),
    ];
    const person = identifyPeople(papers, [owner]).all.find(({ id }) => id === 'dc');
    expect(person?.papers.map(({ id }) => id)).toEqual(['unnamed', 'named']);
  });

  test('is shown after et al. only if the names do not include the owner', () => {
    const papers = [
      shownPaper('unnamed', ['A'], { authorsTruncated: true, profiles: ['dc'] }),
      shownPaper('named', ['d. chou'], { authorsTruncated: true, profiles: ['dc'] }),
    ];
    const { byline } = identifyPeople(papers, [owner]);
    expect(papers.map((paper) => byline(paper).owners.map(({ id }) => id))).toEqual([['dc'], []]);
  });

  test('without a file is an error that names the file to add', () => {
    const { diagnostics } = identifyPeople([shownPaper('a', ['A'], { profiles: ['nobody'] })], []);
    expect(diagnostics).toMatchObject([{ severity: 'error', file: 'papers/a.md' }]);
    expect(diagnostics[0]?.advice).toContain('content/authors/nobody.md');
  });
});

describe('real records 7: names of one person', () => {
  test.each([
    ['apostrophes', ["Sinéad O'Brien", 'Sinéad O’Brien', 'Sinéad OʼBrien', 'Sinéad O`Brien']],
    ['hyphens', ['Rana El-Masri', 'Rana El‐Masri', 'Rana El‑Masri', 'Rana El–Masri']],
    ['invisible characters', ['Bo Chen', 'Bo\u200b Chen', 'Bo Ch\u00aden', '\ufeffBo Chen']],
    ['forms in Han', ['李小龍', '李, 小龍', '李 小龍', { family: '李', given: '小龍' }]],
  ] as [string, Name[]][])('give one page in spite of different %s', (_, names) => {
    const papers = names.map((name, index) => shownPaper(`p${index}`, [name]));
    const { all } = identifyPeople(papers, []);
    expect(all.map((person) => person.papers.length)).toEqual([4]);
  });

  test('are those of a member whose file has another form', () => {
    const members = [
      { id: 'brien', name: 'Sinéad O’Brien' },
      { id: 'lee', name: 'Bruce Lee', alternateName: ['李 小龍'] },
    ];
    const papers = [shownPaper('a', ['Sinéad O`Brien', { family: '李', given: '小龍' }])];
    expect(identifyPeople(papers, members).all.map(({ id, papers }) => [id, papers.length])).toEqual([
      ['lee', 1],
      ['brien', 1],
    ]);
  });
});

describe('people who would rather have no page', () => {
  const papers = [
    shownPaper('a', ['Ada Quill', 'Bo Chen', { family: 'Dahl', given: 'Cy', ORCID: '0000-0002-1825-0097' }]),
    shownPaper('b', ['BO CHEN', 'C. Dahl', 'Di Ek'], { profiles: ['ada-quill', 'eve'] }),
  ];
  const authors = [
    { id: 'ada-quill', name: 'Ada Quill', page: false, aliases: ['aq'], role: 'Professor' },
    { id: 'eve', name: 'Eve Fox', page: false },
  ];

  test('are in lists of authors without a link, and nowhere else', () => {
    const { all, byline, withoutPage, diagnostics } = identifyPeople(papers, authors, ['Bo Chen', 'Cy Dahl']);
    expect(diagnostics).toEqual([]);
    expect(all.map(({ id }) => id)).toEqual(['c-dahl', 'di-ek']);
    expect(withoutPage.map(({ id }) => id)).toEqual(['ada-quill', 'bo-chen', 'cy-dahl', 'eve']);
    expect(papers.map((paper) => byline(paper).credits.map(({ name, person }) => [name, person?.id]))).toEqual([
      [['Ada Quill', undefined], ['Bo Chen', undefined], ['Cy Dahl', undefined]],
      [['BO CHEN', undefined], ['C. Dahl', 'c-dahl'], ['Di Ek', 'di-ek']],
    ]); // prettier-ignore
    // A profile that lists a paper does not name its person.
    expect(papers.map((paper) => byline(paper).owners)).toEqual([[], []]);
  });

  test('do not change the ids of others', () => {
    const namesakes = [shownPaper('a', ['Li Wei']), shownPaper('b', ['李伟'])];
    const before = identifyPeople(namesakes, []).all;
    for (const { name, id } of before)
      expect(identifyPeople(namesakes, [], [name]).all.map((person) => person.id)).toEqual(
        before.map((person) => person.id).filter((each) => each !== id),
      );
  });

  test('are not co-authors, have no former ids, and are named in projects without a link', () => {
    const project = {
      id: 'maps',
      title: 'Maps',
      titleHtml: 'Maps',
      plainTitle: 'Maps',
      people: ['ada-quill', 'Bo Chen'],
    };
    const library = createLibrary(papers, authors, undefined, {
      projects: [project as never],
      withoutPage: ['Bo Chen'],
    });
    expect(library.diagnostics).toEqual([]);
    expect(library.formerIds).toEqual([]);
    const cy = library.people.find(({ id }) => id === 'cy-dahl');
    expect(cy && library.coAuthors(cy)).toEqual([]);
    expect(library.projects[0]?.people).toEqual([{ name: 'Ada Quill' }, { name: 'Bo Chen' }]);
  });
});
