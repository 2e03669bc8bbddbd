import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../../src/import/formats.ts';
import { readCff } from '../../../../src/import/readers/json/cff.ts';
import { propertyRuns } from '../../../run-length.ts';
import { expectSound, shown } from './json-cases.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/cff');
const cases = readdirSync(fixtures).map((name) => ({
  name,
  text: readFileSync(path.join(fixtures, name, 'input.cff'), 'utf8'),
  expected: JSON.parse(readFileSync(path.join(fixtures, name, 'expected.json'), 'utf8')) as unknown,
}));

describe.each(cases)('$name', ({ text, expected }) => {
  test('reads the expected records', () => {
    const found = readCff(text, 'input');
    expect(shown(found)).toEqual(expected);
    expectSound(found);
  });

  test('is detected by its content, with any line ends', () => {
    for (const one of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      expect(detectFormat(one)).toBe('cff');
      expect(readCff(one, 'input')[0]?.records.length).toBe(readCff(text, 'input')[0]?.records.length);
    }
  });

  test('never throws if text is inserted, removed or cut off', () => {
    const snippets = fc.constantFrom('{', '}', '[', ': ', '\n', '- ', '&a', '*a', '!!js ', '|\n', '"', '---\n', '\t', '__proto__: {}\n', 'title: [', '\u0007', '<<: *a\n'); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length), fc.nat(30), snippets), { maxLength: 5 }),
        (edits) => {
          const changed = edits.reduce(
            (all, [at, length, one]) => all.slice(0, at) + one + all.slice(at + length),
            text,
          );
          expectSound(readCff(changed, 'input'));
        },
      ),
      { numRuns: propertyRuns(100) },
    );
  });
});

test('the version is a text: 1.10 is another one than 1.1', () => {
  const [read] = readCff('cff-version: 1.2.0\ntitle: T\nversion: 1.10\n', 'f');
  expect(read?.records[0]?.paper.version).toBe('1.10');
});

test('a directive before the file is not a broken file', () => {
  const [read] = readCff('%YAML 1.2\n---\ncff-version: 1.2.0\ntitle: T\n', 'f');
  expect(read).toMatchObject({ unread: 0, diagnostics: [], records: [{ paper: { title: 'T' } }] });
});

test.each([
  ['date-released: yesterday', { 'date-released': 'yesterday' }],
  ['date-released: 2019-02-31', { 'date-released': '2019-02-31' }],
  ['license: {name: MIT}', { license: { name: 'MIT' } }],
  ['preferred-citation: "Doe (2020) A paper"', { 'preferred-citation': 'Doe (2020) A paper' }],
])('a value of another shape is kept: %s', (line, other) => {
  const [read] = readCff(`cff-version: 1.2.0\ntitle: T\n${line}\n`, 'f');
  expect(read?.records[0]?.paper.other).toEqual(other);
});

test('aliases that multiply are refused', () => {
  const bomb = Array.from(
    { length: 12 },
    (_, at) => `k${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`,
  ).join('\n');
  const [read] = readCff(`cff-version: 1.2.0\nk0: &a0 x\n${bomb}\ntitle: T\n`, 'f');
  expect(read).toMatchObject({ records: [], unread: 1, diagnostics: [{ severity: 'error' }] });
});

test('a file without a title is reported, and the next one is read', () => {
  const [read] = readCff('cff-version: 1.2.0\nmessage: m\n---\ncff-version: 1.2.0\ntitle: Good\n', 'f');
  expect(read?.records.map(({ paper, line }) => [paper.title, line])).toEqual([['Good', 4]]);
  expect(read?.unread).toBe(1);
});
