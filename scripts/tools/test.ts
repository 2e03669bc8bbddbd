import { refuseOptions } from '../setup/usage.ts';
import { testEverything } from './test/run-everything.ts';

refuseOptions(`npm test -- [NAME…]
  Without a name: runs all checks, and all tests with the short version of each long test.
  With names: only runs the unit tests whose file name contains one of them.`);

process.exitCode = await testEverything({ full: false, names: process.argv.slice(2) });
