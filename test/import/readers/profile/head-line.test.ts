import { expect, test } from 'vitest';
import { parseHeadLine } from '../../../../src/import/readers/profile/head-line.ts';

test.each([
  ['LGAug 12, 2022Code', 'LG', '2022-08-12', true],
  ['AIJul 31, 2024', 'AI', '2024-07-31', false],
  ['CVOct 7, 2024 Code', 'CV', '2024-10-07', true],
  ['cs.LGMay 1, 2020', 'cs.LG', '2020-05-01', false],
  ['astro-ph.COJan 8, 2023', 'astro-ph.CO', '2023-01-08', false],
  ['MAMar 3, 2016', 'MA', '2016-03-03', false],
  ['Computer VisionMarch 3, 2016', 'Computer Vision', '2016-03-03', false],
  ['LG12 August 2022', 'LG', '2022-08-12', false],
  ['LG2022-08-12Code', 'LG', '2022-08-12', true],
  ['LG2022-08', 'LG', '2022-08', false],
  ['LGSept. 2022', 'LG', '2022-09', false],
  ['cs.CL2017', 'cs.CL', '2017', false],
  ['Aug 12, 2022', undefined, '2022-08-12', false],
])('%s is a head line', (line, category, issued, code) => {
  expect(parseHeadLine(line)).toMatchObject({ ...(category && { category }), issued, code });
  expect(parseHeadLine(line)?.category).toBe(category);
});

test.each([
  'LGFeb 30, 2022',
  'LGAug 12, 22',
  'The Llama 3 Herd of Models',
  'We write this in May 2020.',
  'LG Augst 2O22',
  '',
  `${'x'.repeat(80)}Aug 12, 2022`,
])('%s is not a head line', (line) => {
  expect(parseHeadLine(line)).toBeUndefined();
});

test('a date without a category, or a year after any word, may be prose', () => {
  expect(parseHeadLine('May 2020')?.isRunTogether).toBe(false);
  expect(parseHeadLine('In May 2020')?.isRunTogether).toBe(false);
  expect(parseHeadLine('GPT2022')?.isRunTogether).toBe(false);
  expect(parseHeadLine('CVMay 2020')?.isRunTogether).toBe(true);
});
