import fc from 'fast-check';
import { type FormatName, readInFormat } from '../../../src/import/formats.ts';
import { faultOfGrowth, growText } from './growth.ts';
import { anyGrowth, anyInput } from './inputs.ts';
import { importError, type FormatReader, textOf } from './properties.ts';
import type { Seeds } from './seeds.ts';

/** The result of importing random texts of one format. */
export interface FuzzResult {
  runs: number;
  /** Number of texts that could be decoded. If this number is low, the run tested little. */
  texts: number;
  /** Number of papers in the texts that could be decoded. */
  records: number;
  counterExample?: CounterExample;
}

/** A text for which the import fails. */
export interface CounterExample {
  message: string;
  /** The shortest text that was found for which the import fails. */
  text: string;
  /**
   * The path that fast-check, the library for random tests, needs together with the seed to generate the same text
   * again.
   */
  path: string;
}

export interface FuzzOptions {
  runs: number;
  seed: number;
  /** The `path` of a `CounterExample`. If it is given, the same text is tested again. */
  path?: string;
  /** The reader to test. By default, it is the reader of the format. */
  reader?: FormatReader;
  /** Called before each text is tested. */
  onRun?: () => void;
}

function readerOf(format: FormatName): FormatReader {
  return (text, file) => readInFormat(text, file, format);
}

/** Imports random texts with the reader of a format. Stops at the first failure. */
export function fuzzFormat(
  format: FormatName,
  seeds: Readonly<Record<FormatName, Seeds>>,
  options: FuzzOptions,
): FuzzResult {
  const { runs, seed, path, onRun, reader = readerOf(format) } = options;
  const counts = { texts: 0, records: 0 };
  const property = fc.property(anyInput(format, seeds), fc.boolean(), (input, plants) => {
    onRun?.();
    const text = textOf(input);
    if (text === undefined) return;
    counts.texts++;
    const error = attempt(
      text,
      reader,
      plants ? seeds[format].planted : '',
      ({ records }) => (counts.records += records),
    );
    if (error !== undefined) throw new Error(error);
  });
  const { failed, numRuns, counterexample, counterexamplePath, errorInstance } = fc.check(property, {
    numRuns: runs,
    seed,
    ...(path !== undefined && { path }),
  });
  const result = { runs: numRuns, ...counts };
  if (!failed || !counterexample) return result;
  const [input, plants] = counterexample;
  const planted = plants ? seeds[format].planted : '';
  const text = shrinkText(textOf(input) ?? '', (one) => attempt(one, reader, planted) !== undefined);
  const message = attempt(text, reader, planted) ?? String(errorInstance);
  return { ...result, counterExample: { message, text: text + planted, path: counterexamplePath ?? '' } };
}

/** Imports random texts of increasing length, and checks that the import time grows linearly with the length. */
export function fuzzGrowth(
  format: FormatName,
  seeds: Readonly<Record<FormatName, Seeds>>,
  options: FuzzOptions,
): FuzzResult {
  const { runs, seed, path, onRun, reader = readerOf(format) } = options;
  const property = fc.property(anyGrowth(format, seeds), (growth) => {
    onRun?.();
    const error = faultOfGrowth((length) => growText(growth, length), reader);
    if (error !== undefined) throw new Error(error);
  });
  const { failed, numRuns, counterexample, counterexamplePath, errorInstance } = fc.check(property, {
    numRuns: runs,
    seed,
    // Shortening a text would take seconds for each try, and would not make the text clearer.
    endOnFailure: true,
    ...(path !== undefined && { path }),
  });
  const result = { runs: numRuns, texts: numRuns, records: 0 };
  const [growth] = counterexample ?? [];
  if (!failed || !growth) return result;
  const { before, piece, after } = growth;
  const text = `${JSON.stringify(before)} + ${JSON.stringify(piece)}.repeat(n) + ${JSON.stringify(after)}`;
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return { ...result, counterExample: { message, text, path: counterexamplePath ?? '' } };
}

/** Returns the error of an import, including exceptions; `undefined` if the import succeeds. */
function attempt(
  text: string,
  reader: FormatReader,
  planted: string,
  count?: (counts: { records: number }) => void,
): string | undefined {
  try {
    return importError(text, reader, planted, count);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/**
 * Removes every part of a text that is not needed to make `fails` return true. Removes large parts first, then smaller
 * ones.
 */
export function shrinkText(text: string, fails: (text: string) => boolean): string {
  let rest = text;
  for (let size = Math.ceil(rest.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < rest.length;) {
      const shorter = rest.slice(0, at) + rest.slice(at + size);
      if (fails(shorter)) rest = shorter;
      else at += size;
    }
  }
  return rest;
}
