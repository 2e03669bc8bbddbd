import { expect, test } from 'vitest';
import { compareAuthorLists } from '../../../src/import/merge/compare-values.ts';
import type { Name } from '../../../src/model/name.ts';

const compare = (cut: Name[], whole: Name[]) => [
  compareAuthorLists({ names: cut, truncated: true }, { names: whole, truncated: false }),
  compareAuthorLists({ names: whole, truncated: false }, { names: cut, truncated: true }),
];

test.each<[string, Name[], Name[]]>([
  ['the same names', ['Ada Quill', 'Bo Chen'], ['Ada Quill', 'Bo Chen', 'Cy Dee']],
  ['initials', ['Ada Quill', 'Bo Chen'], ['A. Quill', 'B. Chen', 'C. Dee']],
  ['family names first', ['Chen Bo'], ['Bo Chen', 'Cy Dee']],
  ['an ORCID', ['Ada Quill'], [{ family: 'Quill', given: 'Ada', ORCID: '0000-0002-1825-0097' }, 'Bo Chen']],
  ['a name in between', ['Ada Quill', 'Cy Dee'], ['Ada Quill', 'Bo Chen', 'Cy Dee', 'Eve Fox']],
  ['as many names', ['Ada Quill', 'Bo Chen'], ['Ada Quill', 'Bo Chen']],
])('a list that ends with "et al." is replaced by the whole one: %s', (_, cut, whole) => {
  expect(compare(cut, whole)).toEqual(['incoming', 'current']);
});

test.each<[string, Name[], Name[]]>([
  ['people whose names have words in common', ['Wei Li', 'Bo Chen'], ['Li Wang', 'Chen Xu', 'Wei Bo']],
  ['another given name', ['Ada Quill', 'Bo Chen'], ['Anna Quill', 'Bo Chen', 'Cy Dee']],
  ['another order', ['Ada Quill', 'Bo Chen'], ['Bo Chen', 'Ada Quill', 'Cy Dee']],
  ['a person who is missing', ['Ada Quill', 'Bo Chen'], ['Ada Quill', 'Cy Dee', 'Eve Fox']],
])('a list that ends with "et al." is not replaced by one of other people: %s', (_, cut, whole) => {
  expect(compare(cut, whole)).toEqual(['contradiction', 'contradiction']);
});
