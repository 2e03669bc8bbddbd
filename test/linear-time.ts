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
 * Expects that work takes time in proportion to the length of its text: compares three lengths, and counts no seconds, which
 * depend on the machine. Only for files named `*.timing.test.ts`, which run alone.
 *
 * @param name names the text in the message of a failed test
 */
export function expectLinearTime(
  name: string,
  work: (length: number) => void,
  lengths: Lengths = byRun(shortLengths, fullLengths),
): void {
  const fault = faultOfTime((length) => processorTime(() => work(length)), lengths);
  expect(fault, name).toBeUndefined();
}
