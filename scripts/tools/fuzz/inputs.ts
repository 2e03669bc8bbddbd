import fc from 'fast-check';
import type { FormatName } from '../../../src/import/formats.ts';
import { formats, type Seeds } from './seeds.ts';

/** A text to import. The reader receives it directly, or as the bytes of a file. */
export interface FuzzInput {
  text: string;
  /**
   * The encoding of the bytes. If it is undefined, the reader receives the text directly, and the text may contain half
   * of a surrogate pair.
   */
  encoding?: 'utf8' | 'utf16le' | 'latin1';
  /** Bytes to replace. A position is a number from 0 (the first byte) to 1 (the last byte). */
  corruptions?: readonly (readonly [position: number, byte: number])[];
}

/** Texts that are difficult in every format. */
const hostile = [
  '__proto__', 'constructor', 'hasOwnProperty', '../../x', '..\\..\\x', '/etc/passwd', 'con', 'NUL', 'a'.repeat(300), '\u0000', '\u0007', '\u001b[2J',
  '\u007f', '\u0085', '\u2028', '\u2029', '\ufeff', '\ufffe', '\ud800', '\udfff', '\u202e', '\u2066', '\u200b', '\u0301', 'e\u0301', '👩‍👩‍👧', 'ﬁ', 'İ', 'ß',
  '---', '---\n', '\n---\n', '---js\n', '...', ': ', '- ', '# ', '&a ', '*a', '!!js/function ', '? ', '| ', '> ', '"', "'", '`', '<script>', '</script>',
  'javascript:alert(1)', 'data:text/html,x', '999999999999999999999999', '-1', '1e999', '0x10', '0o17', '1_000', '2020-02-30', '0000-00-00', '2024', 'null',
  'true', '~', 'NaN', '\r', '\r\n', '\n', '\n\n', '\t', ' ', '\u00a0', '\u3000', '$$', '\\', '%', '|', '·', ';', ',',
] as const; // prettier-ignore

/**
 * Returns a generator of random texts that resemble a format: fixtures with edits, and combinations of the format's
 * tokens.
 */
export function anyInput(
  format: FormatName,
  seeds: Readonly<Record<FormatName, Seeds>>,
): fc.Arbitrary<FuzzInput> {
  const text = fc.oneof(
    { weight: 3, arbitrary: anyMutated(format, seeds) },
    { weight: 2, arbitrary: anyAssembled(format, seeds) },
  );
  const corruptions = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
    maxLength: 4,
  });
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ text }) },
    {
      weight: 1,
      arbitrary: fc.record({ text, encoding: fc.constantFrom('utf8', 'utf16le', 'latin1'), corruptions }),
    },
  );
}

/** The parts of a text that can have any length, because `piece` is repeated between `before` and `after`. */
export interface Growth {
  before: string;
  piece: string;
  after: string;
}

/** Returns a generator of random texts of any length that resemble a format. */
export function anyGrowth(
  format: FormatName,
  seeds: Readonly<Record<FormatName, Seeds>>,
): fc.Arbitrary<Growth> {
  const token = anyToken(format, seeds);
  const some = fc.array(token, { maxLength: 4 }).map((tokens) => tokens.join(''));
  const piece = fc.array(token, { minLength: 1, maxLength: 4 }).map((tokens) => tokens.join(''));
  // A fixture that is cut off makes long values inside of one record. Other beginnings make long lists of records.
  const { texts } = seeds[format];
  const cut = fc
    .tuple(fc.constantFrom(...texts), fc.nat())
    .map(([text, at]) => text.slice(0, at % (text.length + 1)).slice(-2000));
  return fc.record({ before: fc.oneof(some, cut), piece, after: some });
}

/** Returns a generator of fixtures, whole or in part, with random edits. */
function anyMutated(format: FormatName, seeds: Readonly<Record<FormatName, Seeds>>): fc.Arbitrary<string> {
  const edit = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.oneof(fc.nat(5), fc.nat(200)),
    anyToken(format, seeds),
    fc.nat(7),
  );
  const window = fc.tuple(
    fc.constantFrom(...seeds[format].texts),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(300, 1000, 3000),
  );
  return fc.tuple(window, fc.array(edit, { maxLength: 8 })).map(([[seed, from, length], edits]) => {
    // The part begins at the beginning of a line, so that the format is still recognised.
    const start = seed.lastIndexOf('\n', from * Math.max(0, seed.length - length)) + 1;
    return edits.reduce(
      (text, [share, size, token, kind]) => {
        const at = Math.floor(share * text.length);
        const removed = text.slice(at, at + size);
        const inserted = [
          token,
          token,
          token,
          `${token}${removed}`,
          '',
          removed.repeat(3),
          token.repeat((size % 40) + 1),
          String.fromCharCode((removed.charCodeAt(0) || 0) ^ (1 << (size % 8))),
        ][kind];
        return text.slice(0, at) + inserted + text.slice(at + size);
      },
      seed.slice(start, start + length),
    );
  });
}

/** Returns a generator of random combinations of the tokens of a format. */
function anyAssembled(format: FormatName, seeds: Readonly<Record<FormatName, Seeds>>): fc.Arbitrary<string> {
  const pieces = fc.tuple(anyToken(format, seeds), fc.constantFrom('\n', '\n', '', ' ', '\n\n'));
  return fc.array(pieces, { maxLength: 40 }).map((list) => list.flat().join(''));
}

function anyToken(format: FormatName, seeds: Readonly<Record<FormatName, Seeds>>): fc.Arbitrary<string> {
  const others = formats.filter((other) => other !== format);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...seeds[format].tokens) },
    { weight: 3, arbitrary: fc.constantFrom(...hostile) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...others).chain((other) => fc.constantFrom(...seeds[other].tokens)),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.constant(seeds[format].planted) },
  );
}
