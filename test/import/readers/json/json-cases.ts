import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadResult } from '../../../../src/import/readers/record.ts';
import { detectJsonFormat, type JsonFormatName } from '../../../../src/import/readers/json/detect.ts';
import { formatDiagnostic } from '../../../../src/model/diagnostic.ts';
import { paperFrontmatterSchema } from '../../../../src/model/paper.ts';
import { propertyRuns } from '../../../run-length.ts';

type Reader = (text: string, file: string) => ReadResult[];

/** Returns the fixtures of a format, each with its name, its text and the expected result. */
export function casesOf(format: JsonFormatName): { name: string; text: string; expected: unknown }[] {
  const folder = path.resolve(import.meta.dirname, '../../../fixtures', format);
  return readdirSync(folder).map((name) => {
    const input = readdirSync(path.join(folder, name)).find((file) => file.startsWith('input.')) ?? '';
    const text = readFileSync(path.join(folder, name, input), 'utf8');
    const expected = JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8')) as unknown;
    return { name, text, expected };
  });
}

/** Returns the results of a reader for a comparison: without file names, and with diagnostics as they are printed. */
export function shown(read: readonly ReadResult[]): unknown {
  return read.map(({ file: _, records, diagnostics, ...found }) => ({
    ...found,
    records: records.map(({ file: __, key: ___, ...record }) => record),
    diagnostics: diagnostics.map((one) => `${one.severity} ${formatDiagnostic(one)}`),
  }));
}

/** Asserts that every paper is valid in a content file, and that a diagnostic exists if records could not be read. */
export function expectSound(read: readonly ReadResult[]): void {
  for (const { records, unread, diagnostics } of read) {
    for (const { paper, line } of records) {
      const { abstract, ...frontmatter } = paper;
      const checked = paperFrontmatterSchema.safeParse(frontmatter);
      expect(checked.error?.issues ?? []).toEqual([]);
      expect(JSON.stringify(paper)).not.toMatch(/\\ud[89a-f][\da-f]{2}/u);
      expect(abstract).not.toBe('');
      expect(line).toBeGreaterThan(0);
    }
    if (unread > 0) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  }
}

const snippets = fc.constantFrom(
  '{', '}', '[', ']', '"', ',', ':', '\\', '\n', 'null', '1e999', '-', 'true', '"__proto__":', '{}', '[]', '"\\ud800"', '\\u0000',
  '"title":"x",', '"title":', '[[[[', '<sub>', '&#0;', '$', '\u0007', '\ud83d', '"date-parts":[[2020,13,1]]', '"constructor":{},',
); // prettier-ignore

/** Defines the tests for a reader of a JSON format. */
export function testJsonReader(format: JsonFormatName, read: Reader): void {
  const cases = casesOf(format);

  describe.each(cases)('$name', ({ text, expected }) => {
    test('reads the expected records', () => {
      const found = read(text, 'input');
      expect(shown(found)).toEqual(expected);
      expectSound(found);
    });

    test('is detected by its content', () => {
      expect(detectJsonFormat(text)).toBe(format);
    });

    test('never throws if text is inserted, removed or cut off', () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(text.length), fc.nat(40), snippets), { maxLength: 6 }),
          fc.nat(text.length),
          (edits, end) => {
            const mutated = edits.reduce(
              (all, [at, length, snippet]) => all.slice(0, at) + snippet + all.slice(at + length),
              text,
            );
            for (const one of [mutated, mutated.slice(0, end)]) {
              detectJsonFormat(one);
              expectSound(read(one, 'input'));
            }
          },
        ),
        { numRuns: propertyRuns(100) },
      );
    });

    test('never throws for any JSON values', () => {
      const keys = [...new Set([...text.matchAll(/"([\w-]+)"\s*:/gu)].map(([, key = '']) => key))];
      const { tree } = fc.letrec((tie) => ({
        tree: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2020, '', ' ', '10.5555/x', 'journal-article', '2020-02-30'),
          fc.string({ unit: 'binary' }),
          fc.array(tie('tree'), { maxLength: 3 }),
          fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 8 }),
        ),
      })); // prettier-ignore
      fc.assert(
        fc.property(fc.array(tree, { maxLength: 3 }), fc.boolean(), (values, isList) => {
          const list = isList ? JSON.stringify(values) : values.map((one) => JSON.stringify(one)).join('\n');
          expectSound(read(list, 'input'));
        }),
        { numRuns: propertyRuns(100) },
      );
    });
  });
}
