import { expect, test } from 'vitest';
import { createAddressKeeper, queryOf, withQuery } from '../../src/search/address.ts';

const page = 'https://example.org/lab/papers/';

test.each(['llama 3', 'a&b=c#d', '100%', 'Schütze', '"(\\ 🙂', '学习', '+'])(
  '%s is the same after a stay in the address',
  (query) => {
    expect(queryOf(withQuery(page, query))).toBe(query);
  },
);

test('a blank query leaves a clean address, and other parameters and the fragment stay', () => {
  expect(withQuery(`${page}?q=llama`, ' ')).toBe(page);
  expect(withQuery(`${page}?sort=new&q=a#year-2024`, 'b')).toBe(`${page}?sort=new&q=b#year-2024`);
  expect(queryOf(page)).toBe('');
});

test('a lone half of a surrogate pair does no harm', () => {
  expect(queryOf(withQuery(page, '\ud83d'))).toBe('\ufffd');
});

/** A history as browsers keep it, with what `location` would say. */
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

test('each settled query is one entry of the history, whatever the number of keys', () => {
  const { entries, history, location } = browserHistory(page);
  const address = createAddressKeeper(history, location);
  for (const query of ['l', 'll', 'llama']) address.keep(query);
  address.settle();
  for (const query of ['llam', 'll', 'lla', 'llava']) address.keep(query);
  address.settle();
  address.keep('');
  expect(entries.map(queryOf)).toEqual(['', 'llama', 'llava', '']);
});

test('the query that the address has already makes no entry', () => {
  const { entries, history, location } = browserHistory(`${page}?q=llama`);
  const address = createAddressKeeper(history, location);
  address.keep('llama');
  address.settle();
  address.keep('llama');
  expect(entries).toHaveLength(1);
});

test('a browser that refuses an entry does not break the search', () => {
  const refuse = () => {
    throw new DOMException('too many calls', 'SecurityError');
  };
  const address = createAddressKeeper({ pushState: refuse, replaceState: refuse }, { href: page });
  expect(() => address.keep('llama')).not.toThrow();
});
