/** Whether this is `npm run test:full`, which runs the long version of each long test. `npm test` runs the short version. */
export const isFullRun = process.env.OFFPRINT_TEST_RUN === 'full';

/** Returns `short` in `npm test`, and `full` in `npm run test:full`. */
export function byRun<Value>(short: Value, full: Value): Value {
  return isFullRun ? full : short;
}

/** Returns how often a property is checked: a fifth of the runs in `npm test`, all of them in `npm run test:full`. */
export function propertyRuns(full: number): number {
  return byRun(Math.ceil(full / 5), full);
}
