import fc from 'fast-check';
import { isFullRun } from './run-length.ts';

/**
 * Seed of all property tests in `npm test`, so that a change is refused only for a fault of its own, and not because chance
 * found an older one. `npm run test:full` looks for other inputs each time: a seed of its own for each property, which
 * fast-check prints if the property fails.
 */
const seed = 20_261_129;

if (!isFullRun) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
