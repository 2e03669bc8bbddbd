import { expect, test } from 'vitest';
import { createShortVenues, venueClass } from '../../src/library/short-venues.ts';
import { siteSchema } from '../../src/model/site.ts';

const { venues = [] } = siteSchema.parse({
  title: 'Lab',
  venues: [
    {
      short: 'NeurIPS',
      name: ['Advances in Neural Information Processing Systems', 'NIPS'],
      colour: 'purple',
    },
    { short: 'JoF', name: 'Journal of Folded Things', kind: 'journal', link: 'https://example.org/jof' },
    { short: 'Other', name: 'NIPS' },
  ],
});
const shortOf = createShortVenues(venues);

test.each([
  ['Advances in Neural Information Processing Systems', 'NeurIPS'],
  ['advances in neural information-processing systems', 'NeurIPS'],
  ['NIPS', 'NeurIPS'],
  ['neurips', 'NeurIPS'],
  ['Journal of folded things', 'JoF'],
  ['Journal of Folded Things and More', undefined],
  ['Advances', undefined],
])('the venue %s has the short name %s', (containerTitle, short) => {
  expect(shortOf({ containerTitle })?.short).toBe(short);
});

test('the whole name is given if it differs, and the line of the settings', () => {
  expect(shortOf({ containerTitle: 'Journal of Folded Things' })).toMatchObject({
    short: 'JoF',
    name: 'Journal of Folded Things',
    line: 1,
    venue: { kind: 'journal', link: 'https://example.org/jof' },
  });
  expect(shortOf({ containerTitle: 'NeurIPS' })).not.toHaveProperty('name');
});

test('without a line, the abbreviation of the paper is used; a line comes before it', () => {
  const own = { containerTitle: 'Annals of Paper', containerTitleShort: 'AoP' };
  expect(shortOf(own)).toEqual({ short: 'AoP', name: 'Annals of Paper' });
  expect(shortOf({ ...own, containerTitleShort: 'NIPS' })?.short).toBe('NeurIPS');
  expect(createShortVenues()({ containerTitle: 'NIPS' })).toBeUndefined();
  expect(shortOf({ eventTitle: 'NIPS' })?.short).toBe('NeurIPS');
});

test('names without letters match nothing', () => {
  const odd = createShortVenues([{ short: '§', name: ['…'] }]);
  expect(odd({ containerTitle: '!' })).toBeUndefined();
});

test('only lines with a colour have a class', () => {
  expect(
    [{ containerTitle: 'NIPS' }, { containerTitle: 'JoF' }].map((paper) =>
      venueClass(shortOf(paper) ?? { short: '' }),
    ),
  ).toEqual(['venue-0', undefined]);
});

test.each([
  { short: 'A', name: 'B', colour: 'red;}body{display:none' },
  { short: 'A', name: 'B', link: 'javascript:alert(1)' },
  { short: '', name: 'B' },
  { short: 'A', name: [] },
  { short: 'A' },
])('refuses the line %o', (line) => {
  expect(siteSchema.safeParse({ title: 'Lab', venues: [line] }).success).toBe(false);
});
