import { expect, test } from 'vitest';
import { createLibrary } from '../../src/library/library.ts';
import { pickPapers, pickPerson, type PaperFilter } from '../../src/library/pick-papers.ts';
import { shownPaper } from './sample-papers.ts';

const library = createLibrary(
  [
    shownPaper('one', ['Ada Quill'], {
      issued: '2024-05',
      keyword: ['folds'],
      type: 'thesis',
      selected: true,
    }),
    shownPaper('two', ['Ada Quill', 'Bo Ann'], { issued: '2023', containerTitle: 'Folding' }),
    shownPaper('three', ['Bo Ann'], { issued: '2022', affiliations: ['North'], keyword: ['folds'] }),
  ],
  [],
);

test.each<[PaperFilter, string[]]>([
  [{}, ['one', 'two', 'three']],
  [{ author: 'ada-quill' }, ['one', 'two']],
  [{ author: 'bo-ann', topic: 'folds' }, ['three']],
  [{ venue: 'folding' }, ['two']],
  [{ affiliation: 'north' }, ['three']],
  [{ year: 2024 }, ['one']],
  [{ year: '2023' }, ['two']],
  [{ type: 'thesis' }, ['one']],
  [{ selected: true }, ['one']],
  [{ selected: false, limit: 1 }, ['two']],
])('the filter %j finds %j', (filter, ids) => {
  expect(pickPapers(library, filter).map(({ id }) => id)).toEqual(ids);
});

test.each<[PaperFilter, string]>([
  [{ author: 'ada-quil' }, 'There is no author with the id "ada-quil". Did you mean "ada-quill"?'],
  [{ topic: 'herds' }, 'There is no topic with the id "herds".'],
  [
    { year: 1999 },
    'No paper matches {"year":1999}. Remove the list of papers, or some values of the filter.',
  ],
])('the filter %j is an error with a message', (filter, message) => {
  expect(() => pickPapers(library, filter)).toThrow(message);
});

test('a list of a site without papers is empty', () => {
  expect(pickPapers(createLibrary([], []), { selected: true })).toEqual([]);
  expect(() => pickPerson(createLibrary([], []), 'ada')).toThrow('There is no author with the id "ada".');
});

test('picks the papers of a project, and suggests a similar id', () => {
  const papers = [shownPaper('a', [], { project: ['folds'] }), shownPaper('b', [])];
  const project = { id: 'folds', title: 'F', titleHtml: 'F', plainTitle: 'F', body: '', bodyHtml: '' };
  const withProject = createLibrary(papers, [], undefined, { projects: [project] });
  expect(pickPapers(withProject, { project: 'folds' }).map(({ id }) => id)).toEqual(['a']);
  expect(() => pickPapers(withProject, { project: 'fold' })).toThrow(
    'There is no project with the id "fold". Did you mean "folds"?',
  );
});
