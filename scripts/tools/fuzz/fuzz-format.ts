import fc from 'fast-check';
import { type FormatName, readers } from '../../../src/import/formats.ts';
import { faultOfGrowth, grown } from './growth.ts';
import { anyGrowth, anyInput } from './inputs.ts';
import { faultOf, type Reader, textOf } from './properties.ts';
import type { Seeds } from './seeds.ts';

/** What a number of runs over one format came to. */
export interface FuzzResult {
  runs: number;
  /** How many of the texts could be decoded, and how many papers were in them: a fuzzer that only finds nonsense tests little. */
  texts: number;
  records: number;
  finding?: Finding;
}

/** A text that an import does not stand. */
export interface Finding {
  message: string;
  /** The shortest one that was found. */
  text: string;
  /** What fast-check needs, beside the seed, to find it again. */
  path: string;
}

export interface FuzzOptions {
  runs: number;
  seed: number;
  /** Of a finding, to see it again. */
  path?: string;
  /** What is tried, in place of the reader of the format. */
  reader?: Reader;
  /** Called as often as a text was tried. */
  tell?: () => void;
}

/** Tries texts on the reader of a format and the import behind it, and stops at the first that it does not stand. */
export function fuzzFormat(
  format: FormatName,
  seeds: Readonly<Record<FormatName, Seeds>>,
  options: FuzzOptions,
): FuzzResult {
  const { runs, seed, path, tell, reader = readers[format] } = options;
  const counts = { texts: 0, records: 0 };
  const property = fc.property(anyInput(format, seeds), fc.boolean(), (input, plants) => {
    tell?.();
    const text = textOf(input);
    if (text === undefined) return;
    counts.texts++;
    const fault = attempt(
      text,
      reader,
      plants ? seeds[format].planted : '',
      ({ records }) => (counts.records += records),
    );
    if (fault !== undefined) throw new Error(fault);
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
  const text = shorten(textOf(input) ?? '', (one) => attempt(one, reader, planted) !== undefined);
  const message = attempt(text, reader, planted) ?? String(errorInstance);
  return { ...result, finding: { message, text: text + planted, path: counterexamplePath ?? '' } };
}

/** Tries texts that grow, whose time has to grow in step. */
export function fuzzGrowth(
  format: FormatName,
  seeds: Readonly<Record<FormatName, Seeds>>,
  options: FuzzOptions,
): FuzzResult {
  const { runs, seed, path, tell, reader = readers[format] } = options;
  const property = fc.property(anyGrowth(format, seeds), (growth) => {
    tell?.();
    const fault = faultOfGrowth((length) => grown(growth, length), reader);
    if (fault !== undefined) throw new Error(fault);
  });
  const { failed, numRuns, counterexample, counterexamplePath, errorInstance } = fc.check(property, {
    numRuns: runs,
    seed,
    // Shorter texts of this kind are no clearer, and each takes seconds.
    endOnFailure: true,
    ...(path !== undefined && { path }),
  });
  const result = { runs: numRuns, texts: numRuns, records: 0 };
  const [growth] = counterexample ?? [];
  if (!failed || !growth) return result;
  const { before, piece, after } = growth;
  const text = `${JSON.stringify(before)} + ${JSON.stringify(piece)}.repeat(n) + ${JSON.stringify(after)}`;
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return { ...result, finding: { message, text, path: counterexamplePath ?? '' } };
}

function attempt(
  text: string,
  reader: Reader,
  planted: string,
  count?: (counts: { records: number }) => void,
): string | undefined {
  try {
    return faultOf(text, reader, planted, count);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** Cuts away all that a fault does not need, in ever smaller pieces. */
export function shorten(text: string, fails: (text: string) => boolean): string {
  let left = text;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length;) {
      const shorter = left.slice(0, at) + left.slice(at + size);
      if (fails(shorter)) left = shorter;
      else at += size;
    }
  }
  return left;
}
