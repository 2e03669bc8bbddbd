import { planImport } from '../../../src/import/plan/plan.ts';
import type { Growth } from './inputs.ts';
import type { FormatReader } from './properties.ts';

/** Three lengths of a text, in characters. The second length is 10 times the first; the third is 3 times the second. */
export type Lengths = readonly [small: number, middle: number, large: number];

export const fullLengths: Lengths = [20_000, 200_000, 600_000];
/** Lengths for `npm test`. With them, a test is 8 times as fast, but less likely to notice slow code. */
export const shortLengths: Lengths = [2500, 25_000, 75_000];

/** How many times as long a text may take if it is 10 times as long. Linear time gives 10, quadratic time gives 100. */
const maxRatioOfTen = 30;
/** How many times as long a text may take if it is 3 times as long. Linear time gives 3, quadratic time gives 9. */
const maxRatioOfThree = 6;
/** Minimum time, in milliseconds per character, that is long enough to be compared. */
const minTimePerCharacter = 60 / 200_000;
/**
 * Maximum number of characters in the written files, per character of the imported text. It is high, because `@string`
 * and `crossref` repeat values.
 */
const maxOutputRatio = 2000;

const empty = { papers: new Map(), authors: new Map(), baseline: new Map() };

/**
 * Compares the times for texts of three lengths. A busy machine must not cause a false report. So the times are
 * measured twice, and the longest text is measured only if the other two times differ too much.
 *
 * @param timeOf returns the milliseconds of processor time for a text of the given length
 * @returns a sentence if the time grows faster than the length, else undefined
 */
export function faultOfTime(timeOf: (length: number) => number, lengths: Lengths): string | undefined {
  const [small, middle, large] = lengths;
  const minTime = minTimePerCharacter * middle;
  if (timeOf(middle) < minTime) return undefined;
  // The first run is slower than later runs, because the code is not compiled yet.
  const best = (length: number) => Math.min(timeOf(length), timeOf(length));
  // A time of less than one millisecond is not measured precisely.
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

/** Returns the processor time that this thread needs for the work, in milliseconds. */
export function processorTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Imports texts of three lengths and compares the import times.
 *
 * @param textOf returns a text of about the given number of characters
 * @returns a sentence if the time grows faster than the text, or if the written files are far too long; else undefined
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

/** Returns a text of about the given length, in which `piece` is repeated between `before` and `after`. */
export function growText({ before, piece, after }: Growth, length: number): string {
  return before + piece.repeat(Math.ceil(length / Math.max(1, piece.length))) + after;
}
