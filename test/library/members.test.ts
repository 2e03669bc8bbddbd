import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { groupMembers } from '../../src/library/members.ts';
import { createPageKeys } from '../../src/library/page-key.ts';
import type { Author } from '../../src/model/author.ts';
import { shownPaper } from './sample-papers.ts';

const author = (name: string, more: Partial<Author> = {}): Author => ({
  id: name.toLowerCase(),
  name,
  ...more,
});
const membersOf = (authors: Author[], order?: string[]) => {
  const { roles, alumni } = groupMembers(createLibrary([], authors).people, order);
  return {
    roles: roles.map(({ role, people }) => [role, ...people.map(({ name }) => name)]),
    alumni: alumni.map(({ name }) => name),
  };
};

describe('the people of a lab', () => {
  const lab = [
    author('Zoe', { role: 'Professor' }),
    author('Bo', { role: 'Engineer' }),
    author('Ann', { role: 'Engineer', from: '2019' }),
    author('Cy', { from: '2020-02' }),
    author('Di', { role: 'Engineer', to: '2019-07' }),
    author('Ed', { to: '2023' }),
    author('Fay'),
  ];

  test('stand by role and name, those who left apart and the last of them first; a file alone makes no member', () => {
    expect(membersOf(lab)).toEqual({
      roles: [['Engineer', 'Ann', 'Bo'], ['Professor', 'Zoe'], [undefined, 'Cy']],
      alumni: ['Ed', 'Di'],
    }); // prettier-ignore
  });

  test('stand in the order of roles that the lab tells', () => {
    expect(membersOf(lab, ['Professor', 'Engineer']).roles.map(([role]) => role)).toEqual([
      'Professor',
      'Engineer',
      undefined,
    ]);
  });

  test('are all who have a file, where no file says who is a member', () => {
    expect(membersOf([author('Ann'), author('Bo')])).toEqual({
      roles: [[undefined, 'Ann', 'Bo']],
      alumni: [],
    });
  });
});

test('the mark of a member is by who it is: another spelling has it, another person of a like name has not', () => {
  const paper = shownPaper('p', ['A. Quill', { family: 'Quill', given: 'Anna' }, 'Ada Quill Jr']);
  const { byline } = createLibrary([paper], [
    { id: 'ada', name: 'Ada Quill', alternateName: ['A. Quill'], role: 'Professor' },
  ]); // prettier-ignore
  expect(byline(paper).credits.map(({ person }) => person?.memberStatus)).toEqual([
    'member',
    undefined,
    undefined,
  ]);
});

test('a page that shows somebody is made again when that person becomes a member', () => {
  const keyOf = (role?: string) => {
    const papers = [shownPaper('p', ['Ann', 'Bo'])];
    const people = [author('Ann', role === undefined ? {} : { role }), author('Bo', { role: 'Professor' })];
    const library = createLibrary(papers, people);
    const keys = createPageKeys(library, '');
    return library.papers.map((paper) => keys.paper(paper));
  };
  expect(keyOf('Student')).not.toEqual(keyOf());
  expect(keyOf('Student')).toEqual(keyOf('Student'));
});

test('a person’s page is made again when a venue on it gets another name', () => {
  const keyOf = (...venues: string[]) => {
    const papers = venues.map((containerTitle, index) =>
      shownPaper(`p${index}`, [index === 0 ? 'Ann' : 'Bo'], { containerTitle }),
    );
    const library = createLibrary(papers, []);
    const ann = library.people.find(({ id }) => id === 'ann');
    return ann && createPageKeys(library, '').person(ann);
  };
  expect(keyOf('Café', 'Cafe', 'Cafe')).not.toBe(keyOf('Café', 'Café', 'Café'));
});
