import { expect, test } from 'vitest';
import { testTextReader } from '../text-cases.ts';
import { readNbib } from '../../../../src/import/readers/tagged/nbib.ts';

testTextReader({
  name: 'nbib',
  read: readNbib,
  snippets: [
    '\nPMID- ',
    '\n\nPMC - ',
    '\nTI  - [',
    '\nBTI - ',
    '\nAU  - ',
    '\nFAU - ',
    '\nAUID- ',
    '\nLID - x [doi]',
    '\n      ',
  ],
});

test('control characters alone are not a name', () => {
  const [found] = readNbib('PMID- 1\nTI  - Folding\nAU  - \u0000\nFED - \u0000\nFAU - Quill, Ada\n', 'x');
  expect(found?.records[0]?.paper).toMatchObject({ author: ['Ada Quill'] });
  expect(found?.records[0]?.paper).not.toHaveProperty('editor');
});

test('a title has no space at its end after its full stop is removed', () => {
  const [found] = readNbib('PMID- 1\nTI  - Folding\n.\n', 'x');
  expect(found?.records[0]?.paper.title).toBe('Folding');
});
