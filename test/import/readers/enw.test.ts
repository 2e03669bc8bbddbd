import { testTextReader } from './text-cases.ts';
import { readEnw } from '../../../src/import/readers/enw.ts';

testTextReader({
  name: 'enw',
  read: readEnw,
  snippets: ['\n%0 ', '\n\n%T ', '\n%A et al.', '\n%8 June', '\n%D 99', '%', '\n%P -', '\n%@ 1', '\n%K ;;'],
  hostile: [
    ['a million records', '%0 Book\n'.repeat(1_000_000)],
    ['100,000 pages', `%0 Book\n%T x\n${'%P 1-\n'.repeat(100_000)}`],
    ['blanks in a tag', `%0 Book\n%T x\n%A${' '.repeat(900_000)}x`],
  ],
});
