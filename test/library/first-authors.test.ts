import { expect, test } from 'vitest';
import { firstAuthors } from '../../src/library/first-authors.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { Name } from '../../src/model/name.ts';
import { isLinkedInLists } from '../../src/library/people.ts';
import { shownPaper } from './sample-papers.ts';

const firstOf = (author: Name[], equalContribution?: string[]) => {
  const paper = shownPaper('p', author, equalContribution ? { equalContribution } : {});
  return firstAuthors(paper, createLibrary([paper], []).byline(paper)).map(({ name }) => name);
};

test('the first author is the first name', () => {
  expect(firstOf(['Ada Quill', 'Bo Chen'])).toEqual(['Ada Quill']);
  expect(firstOf([])).toEqual([]);
  expect(firstOf([':', 'Bo Chen'])).toEqual([]);
});

test('those who contributed equally are first authors too, if they directly follow the first one', () => {
  const names = ['Ada Quill', 'Bo Chen', 'Cy Dune', 'Di Eck'];
  expect(firstOf(names, ['Ada Quill', 'Bo Chen'])).toEqual(['Ada Quill', 'Bo Chen']);
  expect(firstOf(names, names)).toEqual(names);
  // Senior authors who contributed equally are not first authors.
  expect(firstOf(names, ['Cy Dune', 'Di Eck'])).toEqual(['Ada Quill']);
  expect(firstOf(names, ['Ada Quill', 'Di Eck'])).toEqual(['Ada Quill']);
});

test('lists link to people with a file or with a second paper', () => {
  const papers = [shownPaper('p', ['Ada Quill', 'Bo Chen', 'Cy Dune']), shownPaper('q', ['Bo Chen'])];
  const { people } = createLibrary(papers, [{ id: 'ada-quill', name: 'Ada Quill' } as never]);
  expect(people.filter(isLinkedInLists).map(({ id }) => id)).toEqual(['ada-quill', 'bo-chen']);
});
