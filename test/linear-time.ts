import { expect } from 'vitest';
import {
  faultOfTime,
  fullLengths,
  type Lengths,
  processorTime,
  shortLengths,
} from '../scripts/tools/fuzz/growth.ts';
import { byRun } from './run-length.ts';

/**
 * Asserts that the time of `work` grows in proportion to the length of a text. Compares the times for three lengths,
 * because a time in seconds depends on the machine. Use this function only in files named `*.timing.test.ts`, which run
 * alone.
 *
 * @param name names the text in the message of a failed test
 * @param work processes a text of the given length
 */
export function expectLinearTime(
  name: string,
  work: (length: number) => void,
  lengths: Lengths = byRun(shortLengths, fullLengths),
): void {
  const fault = faultOfTime((length) => processorTime(() => work(length)), lengths);
  expect(fault, name).toBeUndefined();
}
