import { planImport } from '../../../src/import/plan/plan.ts';
import type { Growth } from './inputs.ts';
import type { Reader } from './properties.ts';

/** A text ten times as long may take this many times as long: far from the 10 of linear time, as far from the 100 of quadratic. */
const mostTimes = 30;
/** And one three times as long this many: between 3 and 9. */
const mostTimesOfThree = 6;
/** The lengths of the texts, in characters; the last is looked at only where the others raise a doubt. */
const lengths = [20_000, 200_000, 600_000] as const;
/** What takes less than this many milliseconds says nothing. */
const least = 60;
/** The most characters that an import may make of one: `@string` and crossref repeat what was said once. */
const mostOutput = 2000;

const empty = { papers: new Map(), authors: new Map(), baseline: new Map() };

/**
 * How many times as long ten times the text takes, where that is too much, or what it grows to; a sentence.
 *
 * @param textOf a text of about so many characters
 */
export function faultOfGrowth(textOf: (length: number) => string, reader: Reader): string | undefined {
  const read = (length: number) => measure(textOf(length), reader);
  const middle = read(lengths[1]);
  if (middle.output > mostOutput * lengths[1]) return `${lengths[1]} characters became ${middle.output}.`;
  if (middle.time < least) return undefined;
  // What ran for the first time was slow for that reason.
  const best = (length: number) => Math.min(read(length).time, read(length).time);
  // The clock counts in milliseconds.
  const small = Math.max(1, best(lengths[0]));
  const again = best(lengths[1]);
  if (again < least || again < mostTimes * small) return undefined;
  const large = read(lengths[2]).time;
  return large > mostTimesOfThree * again
    ? `Ten times the text takes ${(again / small).toFixed(0)} times as long, three times that ${(large / again).toFixed(0)} times: ${small.toFixed(1)} ms, ${again.toFixed(0)} ms, ${large.toFixed(0)} ms.`
    : undefined;
}

export function grown({ before, piece, after }: Growth, length: number): string {
  return before + piece.repeat(Math.ceil(length / Math.max(1, piece.length))) + after;
}

/** Milliseconds of processor time to read a text and to plan what to write, and the characters of the files. */
function measure(text: string, reader: Reader): { time: number; output: number } {
  const start = process.threadCpuUsage();
  const { writes } = planImport(reader(text, 'input'), empty, '2026-11-23');
  const { user, system } = process.threadCpuUsage(start);
  return { time: (user + system) / 1000, output: writes.reduce((sum, one) => sum + one.text.length, 0) };
}
