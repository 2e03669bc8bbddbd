import { describe, expect, test } from 'vitest';
import type { Sort } from '../../../src/search/engine/protocol.ts';
import {
  chosenFilters,
  emptyState,
  isEmptySearch,
  isGrouped,
  type SearchState,
  sortOf,
  toSearchQuestion,
  withGroup,
  withoutChoice,
  withSort,
  withValue,
  withYears,
} from '../../../src/search/page/state.ts';

const asked: SearchState = { query: 'llama', filters: {} };

test('without a query papers stand under their years, newest first; with one, by relevance', () => {
  expect([sortOf(emptyState), isGrouped(emptyState)]).toEqual(['newest', true]);
  expect([sortOf(asked), isGrouped(asked)]).toEqual(['relevance', false]);
  expect(sortOf({ ...emptyState, sort: 'relevance' })).toBe('newest');
});

describe('order and grouping', () => {
  test.each<[string, SearchState, Sort, boolean]>([
    ['grouping by year puts results in the order of time', withGroup(asked, true), 'newest', true],
    ['the end of grouping keeps that order', withGroup(withGroup(asked, true), false), 'newest', false],
    ['oldest first stays while one groups', withGroup(withSort(asked, 'oldest'), true), 'oldest', true],
    ['titles from A to Z know no years', withSort(withGroup(asked, true), 'title'), 'title', false],
    ['titles give way to years', withGroup(withSort(emptyState, 'title'), true), 'newest', true],
    ['back to relevance', withSort(withSort(asked, 'newest'), 'relevance'), 'relevance', false],
    ['no years, without a query', withGroup(emptyState, false), 'newest', false],
  ])('%s', (_, state, sort, grouped) => {
    expect([sortOf(state), isGrouped(state)]).toEqual([sort, grouped]);
  });

  test('what was chosen back to its default is as if never chosen', () => {
    expect(withSort(withSort(asked, 'title'), 'relevance')).toEqual(asked);
    expect(withGroup(withGroup(emptyState, false), true).group).toBeUndefined();
  });
});

test('nothing asked for is empty, a filter or an order is not', () => {
  expect(isEmptySearch({ query: ' ', filters: {} })).toBe(true);
  expect(isEmptySearch({ query: '', filters: { has: ['pdf'] } })).toBe(false);
  expect(isEmptySearch(withSort(emptyState, 'oldest'))).toBe(false);
  expect(isEmptySearch(withGroup(emptyState, false))).toBe(false);
});

test('filters take and lose values one by one, and their last leaves no trace', () => {
  const one = withValue({}, 'venue', 'ACL', true);
  const two = withValue(withYears(one, 2020, 2019), 'venue', 'EMNLP', true);
  expect(two).toEqual({ from: 2019, to: 2020, venue: ['ACL', 'EMNLP'] });
  expect(chosenFilters(two)).toEqual([
    { filter: 'year', from: 2019, to: 2020 },
    { filter: 'venue', value: 'ACL' },
    { filter: 'venue', value: 'EMNLP' },
  ]);
  const none = chosenFilters(two).reduce(withoutChoice, two);
  expect(none).toEqual({});
});

test('a question has no blanks around its query, and asks for counts only where they are wanted', () => {
  expect(toSearchQuestion({ query: ' a b ', filters: {} }, 20, false)).toEqual({
    query: 'a b',
    filters: {},
    sort: 'relevance',
    limit: 20,
  });
  expect(toSearchQuestion(asked, 0, true).facets).toBe(true);
});
