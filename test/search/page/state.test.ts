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

test('papers are grouped by year, newest first, without a query, and sorted by relevance with one', () => {
  expect([sortOf(emptyState), isGrouped(emptyState)]).toEqual(['newest', true]);
  expect([sortOf(asked), isGrouped(asked)]).toEqual(['relevance', false]);
  expect(sortOf({ ...emptyState, sort: 'relevance' })).toBe('newest');
});

describe('order and grouping', () => {
  test.each<[string, SearchState, Sort, boolean]>([
    ['grouping by year sorts by date', withGroup(asked, true), 'newest', true],
    ['turning grouping off keeps that order', withGroup(withGroup(asked, true), false), 'newest', false],
    ['grouping keeps oldest first', withGroup(withSort(asked, 'oldest'), true), 'oldest', true],
    ['sorting by title ends grouping', withSort(withGroup(asked, true), 'title'), 'title', false],
    ['grouping ends sorting by title', withGroup(withSort(emptyState, 'title'), true), 'newest', true],
    ['back to relevance', withSort(withSort(asked, 'newest'), 'relevance'), 'relevance', false],
    ['no grouping, without a query', withGroup(emptyState, false), 'newest', false],
  ])('%s', (_, state, sort, grouped) => {
    expect([sortOf(state), isGrouped(state)]).toEqual([sort, grouped]);
  });

  test('choosing a default again leaves no trace in the state', () => {
    expect(withSort(withSort(asked, 'title'), 'relevance')).toEqual(asked);
    expect(withGroup(withGroup(emptyState, false), true).group).toBeUndefined();
  });
});

test('a state without query is empty, unless it has a filter or another order', () => {
  expect(isEmptySearch({ query: ' ', filters: {} })).toBe(true);
  expect(isEmptySearch({ query: '', filters: { has: ['pdf'] } })).toBe(false);
  expect(isEmptySearch(withSort(emptyState, 'oldest'))).toBe(false);
  expect(isEmptySearch(withGroup(emptyState, false))).toBe(false);
});

test('adds and removes values of filters one by one, and removes an empty filter', () => {
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

test('a question has a trimmed query, and asks for counts only if they are wanted', () => {
  expect(toSearchQuestion({ query: ' a b ', filters: {} }, 20, false)).toEqual({
    query: 'a b',
    filters: {},
    sort: 'relevance',
    limit: 20,
  });
  expect(toSearchQuestion(asked, 0, true).facets).toBe(true);
});
