import { personPath } from '../../src/library/address.ts';
import { letterAddress, withParts } from '../../src/library/letters.ts';
import { describe, expect, test } from 'vitest';
import { groupMembers } from '../../src/library/group-members.ts';
import { createLibrary } from '../../src/library/library.ts';
import { createPageKeys } from '../../src/library/page-key.ts';
import { outsideLetters, outsidePeople } from '../../src/library/people-lists.ts';
import { sitePages } from '../../src/library/site-pages.ts';
import type { Author } from '../../src/model/author.ts';
import { shownPaper } from './sample-papers.ts';

const peopleOf = (authors: Author[], names: string[] = []) =>
  createLibrary([shownPaper('p', names.length > 0 ? names : ['Zed Outside'])], authors).people;
const ada: Author = { id: 'ada', name: 'Ada Quill', role: 'Professor' };

describe('real records 22: the lists of people', () => {
  test('each person is in one list: people of the lab, or co-authors', () => {
    const people = peopleOf(
      [ada, { id: 'bo', name: 'Bo', to: '2020' }, { id: 'cy', name: 'Cy' }],
      ['Ada Quill', 'Dee'],
    );
    const { roles, alumni } = groupMembers(people);
    const members = [...roles.flatMap((group) => group.people), ...alumni];
    const outside = outsidePeople(people);
    expect(members.map(({ id }) => id)).toEqual(['ada', 'bo']);
    expect(outside.people.map(({ id }) => id)).toEqual(['cy', 'dee']);
    expect(outside.path).toBe('/co-authors/');
  });

  test('without people of the lab, the page of people lists everyone, and there is no other page', () => {
    const people = peopleOf([]);
    expect(outsidePeople(people)).toMatchObject({
      path: '/people/',
      isCoAuthors: false,
      hasOwnPage: false,
      people,
    });
  });

  test('without other people, there is no page of co-authors, in the sitemap neither', () => {
    const library = createLibrary([shownPaper('p', ['Ada Quill'])], [ada]);
    expect(library.outside.hasOwnPage).toBe(false);
    const paths = sitePages(library, [], new Map()).map(({ path }) => path);
    expect(paths).toContain('/people/');
    expect(paths).not.toContain('/co-authors/');
  });

  test('a page of the lab replaces the page of people, and is in the sitemap once', () => {
    const library = createLibrary([shownPaper('p', ['Ada Quill', 'Bo'])], [ada]);
    const paths = sitePages(library, ['/people/', '/co-authors/'], new Map()).map(({ path }) => path);
    expect(paths.filter((path) => path === '/people/' || path === '/co-authors/')).toHaveLength(2);
  });

  test('members of one role are sorted by family name, whatever the order of the name', () => {
    const names = ['Zoe Abel', 'Ada Zuse', 'van der Meer, Rob', '李伟', 'Bo Müller'];
    const people = peopleOf(names.map((name, index) => ({ id: `p${index}`, name, role: 'PhD student' })));
    expect(groupMembers(people).roles[0]?.people.map(({ name }) => name)).toEqual([
      'Zoe Abel', '李伟', 'van der Meer, Rob', 'Bo Müller', 'Ada Zuse',
    ]); // prettier-ignore
  });

  test('only people outside of the lab have pages by letter', () => {
    const names = Array.from({ length: 1001 }, (_, index) => `Nr${index} Outside`);
    expect(
      outsideLetters(outsidePeople(peopleOf([ada], [...names, 'Ada Quill']))).map(({ letter }) => letter),
    ).toEqual(['O']);
    expect(outsideLetters(outsidePeople(peopleOf([ada], names.slice(0, 1000))))).toEqual([]);
  });

  test('among more than 1,000 people, those with one paper have an entry on the page of their letters', () => {
    const names = Array.from({ length: 1001 }, (_, index) => `Nr${index} Outside`);
    const library = createLibrary(
      [shownPaper('p', [...names, 'Ada Quill', 'Zed Twice']), shownPaper('other', ['Zed Twice'])],
      [ada, { id: 'zoe', name: 'Zoe Without Papers' }],
    );
    const pathOf = (id: string) => {
      const person = library.people.find((each) => each.id === id);
      return person && personPath(person);
    };
    // The page of the letter is divided, since it would have too many names.
    expect(pathOf('nr7-outside')).toBe('/names/outsidenr7/#person-nr7-outside');
    expect(
      withParts(library.letters).some(
        ({ letter, listed }) => letterAddress(letter) === '/names/outsidenr7/' && listed.length > 0,
      ),
    ).toBe(true);
    expect(pathOf('ada')).toBe('/authors/ada/');
    expect(pathOf('zed-twice')).toBe('/authors/zed-twice/');
    expect(pathOf('zoe')).toBe('/authors/zoe/');
  });

  test('where the limit of files is low, people with few papers have an entry in the only list', () => {
    const papers = [
      shownPaper('p', ['Ada Quill', 'Bo Chen', 'Cy Doe']),
      shownPaper('other', ['Ada Quill', 'Bo Chen']),
    ];
    const pathsFor = (maxFiles: number, authors = [ada]) =>
      createLibrary(papers, authors, maxFiles).people.map(personPath);
    expect(pathsFor(1000)).toEqual(['/authors/ada/', '/authors/bo-chen/', '/authors/cy-doe/']);
    expect(pathsFor(1)).toEqual([
      '/authors/ada/',
      '/co-authors/#person-bo-chen',
      '/co-authors/#person-cy-doe',
    ]);
    expect(pathsFor(1, []).at(-1)).toBe('/people/#person-cy-doe');
  });

  test('every page changes when the first co-author gets the footer a new link', () => {
    const keyOf = (names: string[]) => {
      const library = createLibrary([shownPaper('p', names), shownPaper('other', ['Ada Quill'])], [ada]);
      const other = library.papers.find(({ id }) => id === 'other');
      return other && createPageKeys(library, '').paper(other);
    };
    expect(keyOf(['Ada Quill', 'Bo'])).not.toBe(keyOf(['Ada Quill']));
  });
});
