import { expect, test } from 'vitest';
import { readRis } from '../../../src/import/readers/ris.ts';
import { testTextReader } from './text-cases.ts';

testTextReader({
  name: 'ris',
  read: readRis,
  snippets: ['\nTY  - ', '\nER  - \n', '\nTI  - ', '\nAU  - et al.', '\nPY  - 2020//', '\nUR  - //', 'TY - JOUR\n', '\n\n', '<sub>', '$', '\\'],
  hostile: [
    ['a million records', 'TY  - JOUR\n'.repeat(1_000_000)],
    ['a million authors', `TY  - JOUR\nTI  - x\n${'AU  - a, b\n'.repeat(90_000)}ER  - `],
    ['a title of 50 MB', `TY  - JOUR\nTI  - ${'x '.repeat(25_000_000)}\nER  - `],
    ['elements 70,000 deep', `TY  - JOUR\nTI  - ${'<sub>'.repeat(70_000)}x${'</sub>'.repeat(70_000)}\nER  - `],
    ['formulas and commas', `TY  - JOUR\nTI  - x\nAU  - ${', '.repeat(300_000)}\nPY  - ${'1'.repeat(100_000)}\nSN  - ${'1-'.repeat(100_000)}\nER  - `],
  ],
}); // prettier-ignore

test('a record without a title is counted and told of with its line, and costs no other', () => {
  const text = 'TY  - JOUR\nAU  - Quill, Ada\nER  - \nTY  - JOUR\nTI  - Read\nER  - ';
  const [found] = readRis(text, 'x.ris');
  expect(found).toMatchObject({ unread: 1, diagnostics: [{ severity: 'error', line: 1 }] });
  expect(found?.records.map(({ line, paper }) => [line, paper.title])).toEqual([[4, 'Read']]);
});
