import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAddressKeeper, parseState, withState } from '../../../src/search/page/state-url.ts';
import { emptyState, isGrouped, type SearchState, sortOf, sorts } from '../../../src/search/page/state.ts';

const page = 'https://example.org/lab/papers/';
const asked = (query: string): SearchState => ({ query, filters: {} });

test.each(['llama 3', 'a&b=c#d', '100%', 'Schütze', '"(\\ 🙂', '学习', '+', 'author:"Ada Quill" -year'])(
  'the query %s is the same after it was in the address',
  (query) => {
    expect(parseState(withState(page, asked(query))).query).toBe(query);
  },
);

test('writes filters, sort order and grouping as short, readable parameters', () => {
  const state: SearchState = {
    query: 'tensor folding',
    filters: { from: 2019, to: 2023, type: ['article', 'thesis'], venue: ['NeurIPS'], has: ['code'] },
    sort: 'newest',
    group: true,
  };
  expect(withState(page, state)).toBe(
    `${page}?q=tensor+folding&year=2019..2023&type=article&type=thesis&venue=NeurIPS&has=code&sort=newest&group=year`,
  );
});

test.each<[SearchState, string]>([
  [emptyState, ''],
  [asked('  '), ''],
  [{ ...asked('x'), sort: 'relevance' }, '?q=x'],
  [{ ...asked('x'), group: false }, '?q=x'],
  [{ ...asked('x'), group: true }, '?q=x&group=year'],
  [{ ...asked(''), sort: 'newest', group: true }, ''],
  [{ ...asked(''), group: false }, '?group=none'],
  [{ ...asked(''), sort: 'title', group: true }, '?sort=title'],
  [{ query: '', filters: { from: 2020, to: 2020 } }, '?year=2020'],
  [{ query: '', filters: { from: 2020 } }, '?year=2020..'],
  [{ query: '', filters: { to: 2020 } }, '?year=..2020'],
])('leaves out defaults: %j is written as "%s"', (state, search) => {
  expect(withState(page, state)).toBe(page + search);
});

test('keeps other parameters and the fragment', () => {
  expect(withState(`${page}?q=llama&from=mail#year-2024`, asked('b'))).toBe(
    `${page}?from=mail&q=b#year-2024`,
  );
  expect(withState(`${page}?q=llama&sort=title&has=pdf`, emptyState)).toBe(page);
});

test.each([
  'year=20190',
  'year=..',
  'year=x..y',
  'sort=best',
  'group=venue',
  'has=coffee',
  'type=',
  'venue=&venue=',
])('ignores the invalid parameter %s', (search) => {
  expect(parseState(`${page}?${search}`)).toEqual(emptyState);
});

test('reverses a span of years in the wrong order, and ignores a repeated value', () => {
  expect(parseState(`${page}?year=2023..2019&type=article&type=article`).filters).toEqual({
    from: 2019,
    to: 2023,
    type: ['article'],
  });
});

test('replaces half of a surrogate pair', () => {
  expect(parseState(withState(page, asked('\ud83d'))).query).toBe('\ufffd');
});

const words = fc.string({ unit: 'binary', maxLength: 12 });
const values = fc.uniqueArray(
  words.filter((word) => word !== ''),
  { minLength: 1, maxLength: 3 },
);
const year = fc.integer({ min: 1000, max: 9999 });
const states: fc.Arbitrary<SearchState> = fc.record(
  {
    query: words.filter((query) => query === '' || query.trim() !== ''),
    filters: fc
      .record(
        { from: year, to: year, type: values, venue: values, topic: values, author: values },
        { requiredKeys: [] },
      )
      .filter(({ from, to }) => from === undefined || to === undefined || from <= to),
    sort: fc.constantFrom(...sorts),
    group: fc.boolean(),
  },
  { requiredKeys: ['query', 'filters'] },
);

test('a copied address has the same query, filters, sort order and grouping', () => {
  fc.assert(
    fc.property(states, (state) => {
      const read = parseState(withState(page, state));
      expect(read.query).toBe(state.query);
      expect(read.filters).toEqual(state.filters);
      expect([sortOf(read), isGrouped(read)]).toEqual([sortOf(state), isGrouped(state)]);
    }),
  );
});

describe('the history', () => {
  /** Creates the history of a browser, with its location. */
  function browserHistory(start: string) {
    const entries = [start];
    return {
      entries,
      history: {
        pushState: (_: unknown, __: string, address?: string | URL | null) =>
          void entries.push(String(address)),
        replaceState: (_: unknown, __: string, address?: string | URL | null) =>
          void entries.splice(-1, 1, String(address)),
      },
      location: {
        get href() {
          return entries.at(-1) ?? '';
        },
      },
    };
  }

  test('has one entry for each settled state, however many keys were typed', () => {
    const { entries, history, location } = browserHistory(page);
    const address = createAddressKeeper(history, location);
    for (const query of ['l', 'll', 'llama']) address.keep(asked(query));
    address.settle();
    for (const query of ['llam', 'll', 'lla', 'llava']) address.keep(asked(query));
    address.settle();
    address.keep({ query: 'llava', filters: { has: ['code'] } });
    address.settle();
    address.keep(emptyState);
    expect(entries.map((entry) => new URL(entry).search)).toEqual([
      '',
      '?q=llama',
      '?q=llava',
      '?q=llava&has=code',
      '',
    ]);
  });

  test('gets no entry for the state that the address contains already, in any order of parameters', () => {
    const { entries, history, location } = browserHistory(`${page}?has=code&q=llama`);
    const address = createAddressKeeper(history, location);
    address.keep({ query: 'llama', filters: { has: ['code'] } });
    expect(entries).toHaveLength(1);
  });

  test('may refuse an entry', () => {
    const refuse = () => {
      throw new DOMException('too many calls', 'SecurityError');
    };
    const address = createAddressKeeper({ pushState: refuse, replaceState: refuse }, { href: page });
    expect(() => address.keep(asked('llama'))).not.toThrow();
  });
});

test.each(['constructor', '__proto__', 'toString', 'true', ''])('ignores group=%s in an address', (value) => {
  expect(parseState(`https://example.org/papers/?group=${value}`)).toEqual({ query: '', filters: {} });
});
