import { planImport } from '../../../src/import/plan/plan.ts';
import type { Growth } from './inputs.ts';
import type { FormatReader } from './properties.ts';

/** Three lengths of one text, in characters: the second is ten times the first, the third is three times the second. */
export type Lengths = readonly [small: number, middle: number, large: number];

export const fullLengths: Lengths = [20_000, 200_000, 600_000];
/** For the tests of every day: eight times as fast, and less likely to notice slow code. */
export const shortLengths: Lengths = [2500, 25_000, 75_000];

/** A text ten times as long may take this many times as long: 10 is linear time, 100 is quadratic time. */
const maxRatioOfTen = 30;
/** A text three times as long may take this many times as long: 3 is linear time, 9 is quadratic time. */
const maxRatioOfThree = 6;
/** A shorter time than this, in milliseconds per character, is too short to be compared. */
const minTimePerCharacter = 60 / 200_000;
/** Maximum number of characters in the written files per character read: `@string` and `crossref` repeat values. */
const maxOutputRatio = 2000;

const empty = { papers: new Map(), authors: new Map(), baseline: new Map() };

/**
 * Compares the time for texts of three lengths. Measures again before it reports a fault, and measures the longest text only if the
 * other two differ too much, so that a busy machine causes no fault.
 *
 * @param timeOf milliseconds of processor time for a text of this length
 * @returns a sentence if the time grows faster than the text
 */
export function faultOfTime(timeOf: (length: number) => number, lengths: Lengths): string | undefined {
  const [small, middle, large] = lengths;
  const minTime = minTimePerCharacter * middle;
  if (timeOf(middle) < minTime) return undefined;
  // The first run is slower than the others, because the code is not compiled yet.
  const best = (length: number) => Math.min(timeOf(length), timeOf(length));
  // The clock counts in milliseconds.
  const smallTime = Math.max(1, best(small));
  const middleTime = best(middle);
  if (middleTime < minTime || middleTime < maxRatioOfTen * smallTime) return undefined;
  const largeTime = timeOf(large);
  if (largeTime <= maxRatioOfThree * middleTime) return undefined;
  const ratios = [middleTime / smallTime, largeTime / middleTime].map((ratio) => ratio.toFixed(0));
  return (
    `A text that is 10 times as long takes ${ratios[0]} times as long, and 3 times that takes ${ratios[1]} times as long: ` +
    `${smallTime.toFixed(1)} ms, ${middleTime.toFixed(0)} ms, ${largeTime.toFixed(0)} ms.`
  );
}

/** Returns the milliseconds of processor time that this thread needs for the work. */
export function processorTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Imports texts of three lengths.
 *
 * @param textOf returns a text of about this many characters
 * @returns a sentence if the time grows faster than the text, or if the text becomes far too long
 */
export function faultOfGrowth(
  textOf: (length: number) => string,
  reader: FormatReader,
  lengths: Lengths = fullLengths,
): string | undefined {
  let tooLong: string | undefined;
  const timeOf = (length: number) => {
    const text = textOf(length);
    return processorTime(() => {
      const { writes } = planImport(reader(text, 'input'), empty, '2026-11-23');
      const output = writes.reduce((sum, one) => sum + one.text.length, 0);
      if (output > maxOutputRatio * length) tooLong = `${length} characters became ${output} characters.`;
    });
  };
  const slow = faultOfTime(timeOf, lengths);
  return tooLong ?? slow;
}

/** Returns a text of about the given length, in which the piece of a `Growth` is repeated. */
export function growText({ before, piece, after }: Growth, length: number): string {
  return before + piece.repeat(Math.ceil(length / Math.max(1, piece.length))) + after;
}
