import { testTextReader } from '../text-cases.ts';
import { readEnw } from '../../../../src/import/readers/tagged/enw.ts';

testTextReader({
  name: 'enw',
  read: readEnw,
  snippets: ['\n%0 ', '\n\n%T ', '\n%A et al.', '\n%8 June', '\n%D 99', '%', '\n%P -', '\n%@ 1', '\n%K ;;'],
});
