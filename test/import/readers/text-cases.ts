import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../src/import/formats.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';
import { expectSound, shown } from './json/json-cases.ts';
import { propertyRuns } from '../../run-length.ts';

type Reader = (text: string, file: string) => ReadResult[];

/** A text format, its reader, and typical pieces of text. */
export interface TextFormat {
  name: FormatName;
  read: Reader;
  /** Pieces of text with a meaning in this format. */
  snippets: readonly string[];
}

/**
 * Defines the tests for a reader of a text format. They read the fixtures of the format, and the same texts with random
 * changes.
 */
export function testTextReader({ name: format, read, snippets }: TextFormat): void {
  const folder = path.resolve(import.meta.dirname, '../../fixtures', format);

  describe.each(readdirSync(folder))('%s', (name) => {
    const input = readdirSync(path.join(folder, name)).find((file) => file.startsWith('input.')) ?? '';
    const text = readFileSync(path.join(folder, name, input), 'utf8');
    const expected = JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8')) as unknown;

    test('reads the expected records', () => {
      const found = read(text, 'input');
      expect(shown(found)).toEqual(expected);
      expectSound(found);
    });

    test('never throws if text is inserted, removed or cut off', () => {
      const piece = fc.oneof(fc.constantFrom(...snippets), fc.string({ unit: 'binary', maxLength: 5 }));
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(text.length), fc.nat(40), piece), { maxLength: 6 }),
          fc.nat(text.length),
          (edits, end) => {
            const mutated = edits.reduce(
              (all, [at, length, snippet]) => all.slice(0, at) + snippet + all.slice(at + length),
              text,
            );
            for (const one of [mutated, mutated.slice(0, end)]) expectSound(read(one, 'input'));
          },
        ),
        { numRuns: propertyRuns(150) },
      );
    });
  });
}
