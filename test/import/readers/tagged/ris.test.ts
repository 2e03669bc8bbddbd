import { expect, test } from 'vitest';
import { readRis } from '../../../../src/import/readers/tagged/ris.ts';
import { testTextReader } from '../text-cases.ts';

testTextReader({
  name: 'ris',
  read: readRis,
  snippets: ['\nTY  - ', '\nER  - \n', '\nTI  - ', '\nAU  - et al.', '\nPY  - 2020//', '\nUR  - //', 'TY - JOUR\n', '\n\n', '<sub>', '$', '\\'],
}); // prettier-ignore

test('a record without a title is counted and reported with its line, and other records are read', () => {
  const text = 'TY  - JOUR\nAU  - Quill, Ada\nER  - \nTY  - JOUR\nTI  - Read\nER  - ';
  const [found] = readRis(text, 'x.ris');
  expect(found).toMatchObject({ unread: 1, diagnostics: [{ severity: 'error', line: 1 }] });
  expect(found?.records.map(({ line, paper }) => [line, paper.title])).toEqual([[4, 'Read']]);
});
