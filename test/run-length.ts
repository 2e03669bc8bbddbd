/**
 * Whether these tests run in `npm run test:full`, which uses the long version of each long test. `npm test` uses the
 * short version.
 */
export const isFullRun = process.env.OFFPRINT_TEST_RUN === 'full';

/** Returns the value `short` in `npm test`, and the value `full` in `npm run test:full`. */
export function byRun<Value>(short: Value, full: Value): Value {
  return isFullRun ? full : short;
}

/**
 * Returns for how many random inputs a test checks a property: a fifth of `full` in `npm test`, `full` in `npm run
 * test:full`.
 */
export function propertyRuns(full: number): number {
  return byRun(Math.ceil(full / 5), full);
}
