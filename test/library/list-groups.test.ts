import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupPapers } from '../../src/library/groups.ts';
import { groupList, listGroupAnchor } from '../../src/library/list-groups.ts';
import { listGroupings } from '../../src/model/list-settings.ts';
import { paperTypes } from '../../src/model/paper.ts';
import { shownPaper } from './sample-papers.ts';

const papers = [
  shownPaper('a', [], { issued: '2024', type: 'article', keyword: ['Folding', 'Paper'] }),
  shownPaper('b', [], { issued: '2024', type: 'article-journal', keyword: ['Paper'] }),
  shownPaper('c', [], { issued: '2023', type: 'paper-conference' }),
  shownPaper('d', [], { type: 'article-journal', keyword: ['paper'] }),
];
const groups = groupPapers(papers);
const sections = (by: (typeof listGroupings)[number]) =>
  groupList(by, papers, groups).map((group) => [listGroupAnchor(group), ...group.papers.map(({ id }) => id)]);

test('years are newest first, and papers without a date are last', () => {
  expect(sections('year')).toEqual([
    ['year-2024', 'a', 'b'],
    ['year-2023', 'c'],
    ['year-undated', 'd'],
  ]);
});

test('types are in the order of a list of publications, preprints after publications', () => {
  expect(sections('type')).toEqual([
    ['type-article-journal', 'b', 'd'],
    ['type-paper-conference', 'c'],
    ['type-article', 'a'],
  ]);
});

test('a paper is in the section of its first topic; papers without a topic are last', () => {
  expect(sections('topic')).toEqual([
    ['topic-paper', 'b', 'd'],
    ['topic-folding', 'a'],
    ['topic-other', 'c'],
  ]);
});

test('without headings there is one section, and an empty list has none', () => {
  expect(sections('none')).toEqual([['none-other', 'a', 'b', 'c', 'd']]);
  for (const by of listGroupings) expect(groupList(by, [], groups)).toEqual([]);
});

test('every paper is in exactly one section, in its order', () => {
  const paper = fc.record({
    type: fc.constantFrom(...paperTypes),
    keyword: fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(paper, { maxLength: 12 }), fc.constantFrom(...listGroupings), (all, by) => {
      const list = all.map((more, index) => shownPaper(`p${index}`, [], more));
      const found = groupList(by, list, groupPapers(list)).flatMap((group) => group.papers);
      expect(found.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
    }),
  );
});
