import { describe, expect, test } from 'vitest';
import { findEntry, type LetterList, personOf, sortTexts } from '../../src/components/person-entry.ts';

const base = new URL('https://example.org/lab/');

describe('an address', () => {
  test.each([
    ['authors/jo-doe/', 'jo-doe'],
    ['authors/jo-doe', 'jo-doe'],
    ['authors/jo-doe/index.html', 'jo-doe'],
    ['co-authors/#person-jo-doe', 'jo-doe'],
    ['papers/jo-doe/', undefined],
    ['authors/jo-doe/rss.xml', undefined],
    ['authors/%3Cb%3E/', undefined],
    ['', undefined],
  ])('%s is about %s', (address, id) => {
    expect(personOf(new URL(address, base), base)).toBe(id);
  });

  test('outside of the site is about no one', () => {
    expect(personOf(new URL('https://example.org/authors/jo-doe/'), base)).toBeUndefined();
  });
});

test('a person may be sorted by each word of the id, most likely by the last', () => {
  expect(sortTexts('rob-van-goot')).toEqual(['gootrobvan', 'vangootrob', 'robvangoot']);
  expect(sortTexts('jo-doe-2')).toEqual(['doejo', 'jodoe']);
});

describe('the entry of a person', () => {
  const site = (pages: Record<string, LetterList>) => {
    const read: string[] = [];
    const find = (id: string) =>
      findEntry(id, base, (address) => {
        const path = address.slice(base.href.length);
        read.push(path);
        return Promise.resolve(pages[path]);
      });
    return { read, find };
  };
  const has = { has: true, parts: [] };
  const not = { has: false, parts: [] };
  const link = (path: string) => new URL(path, base).href;

  test('is on the page of the last word of the id', async () => {
    const { find, read } = site({ 'names/d/': has });
    expect(await find('jo-doe')).toBe('https://example.org/lab/names/d/#person-jo-doe');
    expect(read).toEqual(['names/d/']);
  });

  test('is looked for under the other words too', async () => {
    expect(await site({ 'names/l/': not, 'names/g/': has }).find('maria-garcia-lopez')).toBe(
      link('names/g/#person-maria-garcia-lopez'),
    );
  });

  test('is found on a page of several letters', async () => {
    const divided = { has: false, parts: [link('names/c/'), link('names/da/'), link('names/do/')] };
    const { find, read } = site({ 'names/d/': divided, 'names/do/': has });
    expect(await find('jo-doe')).toBe(link('names/do/#person-jo-doe'));
    expect(read).toEqual(['names/d/', 'names/do/']);
  });

  test('is under other letters if the id begins with a digit', async () => {
    expect(await site({ 'names/other/': has }).find('4c')).toBe(link('names/other/#person-4c'));
  });

  test('is in the only list of a site with few people', async () => {
    expect(await site({ 'co-authors/': has }).find('jo-doe')).toBe(link('co-authors/#person-jo-doe'));
    expect(await site({ 'people/': has }).find('jo-doe')).toBe(link('people/#person-jo-doe'));
  });

  test('may be nowhere, which is known after a few pages', async () => {
    const { find, read } = site({
      'names/d/': { has: false, parts: [link('names/d/'), link('names/do/')] },
      'names/do/': not,
    });
    expect(await find('jo-doe')).toBeUndefined();
    expect(read).toEqual(['names/d/', 'names/do/', 'names/j/', 'co-authors/', 'people/']);
    const many = site({});
    expect(await many.find('a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p')).toBeUndefined();
    expect(many.read.length).toBeLessThanOrEqual(12);
  });
});
