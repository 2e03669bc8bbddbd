import { testTextReader } from './text-cases.ts';
import { readNbib } from '../../../src/import/readers/nbib.ts';

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
  hostile: [
    ['a million records', 'PMID- 1\n'.repeat(1_000_000)],
    ['lines cut within a word', `PMID- 1\nTI  - x\nAB  - x\n${`      ${'x'.repeat(90)}\n`.repeat(300_000)}`],
    ['a short name of many words', `PMID- 1\nTI  - x\nAU  - ${'A '.repeat(400_000)}`],
    ['brackets and stops', `PMID- 1\nTI  - ${'['.repeat(300_000)}${'.'.repeat(300_000)}`],
  ],
});
