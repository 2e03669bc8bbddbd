import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { groupMembers } from '../../src/library/group-members.ts';
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

  test('are grouped by role and sorted by name; alumni are separate, the last to leave first; a file alone does not make a member', () => {
    expect(membersOf(lab)).toEqual({
      roles: [['Engineer', 'Ann', 'Bo'], ['Professor', 'Zoe'], [undefined, 'Cy']],
      alumni: ['Ed', 'Di'],
    }); // prettier-ignore
  });

  test('are shown in the order of roles in the settings', () => {
    expect(membersOf(lab, ['Professor', 'Engineer']).roles.map(([role]) => role)).toEqual([
      'Professor',
      'Engineer',
      undefined,
    ]);
  });

  test('are all people with a file, if no file has a role or a date', () => {
    expect(membersOf([author('Ann'), author('Bo')])).toEqual({
      roles: [[undefined, 'Ann', 'Bo']],
      alumni: [],
    });
  });
});

test('the status of a member belongs to the person: other spellings have it, another person with a similar name does not', () => {
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

test('the key of a page changes when a person on it becomes a member', () => {
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

test('the key of a person’s page changes when the name of a venue on it changes', () => {
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
