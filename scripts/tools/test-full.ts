import { refuseOptions } from '../setup/usage.ts';
import { testEverything } from './test/run-everything.ts';

refuseOptions(`npm run test:full
  Runs all checks, and all tests in full length, also those that need programs of Debian. Takes about an hour.`);

process.exitCode = await testEverything({ full: true });
