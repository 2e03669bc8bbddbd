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

test('a name of control characters is no name', () => {
  const [found] = readNbib('PMID- 1\nTI  - Folding\nAU  - \u0000\nFED - \u0000\nFAU - Quill, Ada\n', 'x');
  expect(found?.records[0]?.paper).toMatchObject({ author: ['Ada Quill'] });
  expect(found?.records[0]?.paper).not.toHaveProperty('editor');
});

test('a title ends in no blank where its full stop is taken away', () => {
  const [found] = readNbib('PMID- 1\nTI  - Folding\n.\n', 'x');
  expect(found?.records[0]?.paper.title).toBe('Folding');
});
