import { expect, test } from 'vitest';
import { divideEmbed, embedLists, embedParts } from '../../src/library/embed-parts.ts';
import { papersPerEmbed } from '../../src/library/file-plan.ts';
import { createLibrary } from '../../src/library/library.ts';
import { shownPaper } from './sample-papers.ts';

const papers = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    shownPaper(`p${index}`, ['Ada Quill', 'Bo Chen'], { issued: '2024', containerTitle: 'Folds' }),
  );
const ada = { id: 'ada-quill', name: 'Ada Quill' };

test('there is a list of all papers, of each person with a file, and of each group with files', () => {
  const library = createLibrary(papers(3), [ada]);
  expect(embedLists(library).map(({ key, path }) => [key, path])).toEqual([
    ['all', '/papers/'],
    ['authors/ada-quill', '/authors/ada-quill/'],
    ['venues/folds', '/venues/folds/'],
  ]);
  expect(embedParts(library)).toHaveLength(3);
});

test('a person who would rather have no page has no list', () => {
  const library = createLibrary(papers(1), [{ ...ada, page: false }]);
  expect(embedLists(library).map(({ key }) => key)).toEqual(['all']);
});

test('a long list has several files, each paper is in one of them, and each file leads to the next', () => {
  const library = createLibrary(papers(2 * papersPerEmbed + 1), [ada]);
  const [all] = embedLists(library);
  const parts = all ? divideEmbed(all) : [];
  expect(parts.map(({ papers: own }) => own.length)).toEqual([papersPerEmbed, papersPerEmbed, 1]);
  expect(parts.flatMap(({ papers: own }) => own)).toEqual(library.papers);
  expect(parts.map(({ next }) => next)).toEqual(['/embed/all/2.json', '/embed/all/3.json', undefined]);
  expect(embedParts(library)).toHaveLength(9);
});

test('a list of exactly one file has no next file, and a list without papers has a file', () => {
  const [one] = embedLists(createLibrary(papers(papersPerEmbed), []));
  const [none] = embedLists(createLibrary([], []));
  expect(one && divideEmbed(one)).toEqual([expect.objectContaining({ next: undefined })]);
  expect(none && divideEmbed(none)).toEqual([expect.objectContaining({ papers: [], next: undefined })]);
});

test('the list of a person is also at the addresses of the former ids of the person', () => {
  const library = createLibrary(papers(papersPerEmbed + 1), [{ ...ada, aliases: ['ada', 'a-quill'] }]);
  const own = embedParts(library).filter(({ list }) => list.key === 'authors/ada-quill');
  expect(own.map(({ path, next, papers: some }) => [path, next, some.length])).toEqual(
    ['ada-quill', 'ada', 'a-quill'].flatMap((id) => [
      [`/embed/authors/${id}.json`, `/embed/authors/${id}/2.json`, papersPerEmbed],
      [`/embed/authors/${id}/2.json`, undefined, 1],
    ]),
  );
  expect(own.every(({ list }) => list.path === '/authors/ada-quill/')).toBe(true);
});
