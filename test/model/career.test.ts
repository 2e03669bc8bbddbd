import { expect, test } from 'vitest';
import { parseAuthorFile } from '../../src/files/author-file.ts';
import { endsBefore, sortCareer } from '../../src/model/career.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';

const parse = (keys: string) => parseAuthorFile(`---\nname: Ada\n${keys}\n---\n`, 'ada.md', 'ada');
const problems = (keys: string) => {
  const read = parse(keys);
  return 'diagnostics' in read ? read.diagnostics.map(formatDiagnostic) : [];
};

test('an item is a text, or a title with dates, a place and a link', () => {
  const read = parse(
    'teaching:\n  - Folding for beginners\n  - {title: Seminar, from: 2021, to: 2022-03, place: Hall 1, link: https://example.org}',
  );
  expect('value' in read && read.value.teaching).toEqual([
    { title: 'Folding for beginners' },
    { title: 'Seminar', from: '2021', to: '2022-03', place: 'Hall 1', link: 'https://example.org' },
  ]);
});

test.each([
  [
    'grants: [{titel: Fund}]',
    'ada.md:3: The value of "grants" (item 1) is not valid. Remove "titel", or use one of',
  ],
  [
    'grants:\n  - One\n  - {from: 2020}',
    'ada.md:5: The value of "grants" (item 2) is not valid. Add the key "title"',
  ],
  ['talks: [{title: T, date: soon}]', 'Write the date as "2024-07-31"'],
  ['talks: [{title: T, date: 2020, from: 2020}]', 'Write either "date", or "from" and "to".'],
  ['talks: [{title: T, from: 2021, to: 2020-12}]', 'Write a date that is not before "from".'],
  ['service: [{title: T, link: "javascript:alert(1)"}]', 'Write a whole address'],
  ['service: [[a]]', 'Write text, or keys such as { title: Tensor Methods'],
  ['teaching: []', 'Add an item to the list, or remove the key.'],
  ['teaching: Folding', 'ada.md:3: The value "Folding" of "teaching" is not valid. Write a list'],
])('%s is reported with what to do', (keys, message) => {
  expect(problems(keys)).toEqual([expect.stringContaining(message)]);
});

test('items that continue come first, then the newest; items without a date keep their order at the end', () => {
  const items = [
    { title: 'undated 1' },
    { title: 'ended', from: '2010', to: '2019' },
    { title: 'day', date: '2019-05-01' },
    { title: 'since 2015', from: '2015' },
    { title: 'undated 2' },
    { title: 'since 2020', from: '2020' },
  ];
  expect(sortCareer(items).map(({ title }) => title)).toEqual([
    'since 2020',
    'since 2015',
    'day',
    'ended',
    'undated 1',
    'undated 2',
  ]);
});

test('dates are compared as far as both are known', () => {
  expect(endsBefore('2023', '2024-05')).toBe(true);
  expect(endsBefore('2024', '2024-05')).toBe(false);
  expect(endsBefore('2024-05-31', '2024')).toBe(false);
});
