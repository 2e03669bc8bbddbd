import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProfile, generateCorpus } from '../../../../scripts/tools/bench/corpus.ts';
import { readProfile } from '../../../../src/import/readers/profile/profile.ts';
import { formatDiagnostic } from '../../../../src/model/diagnostic.ts';
import { propertyRuns } from '../../../run-length.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/profile');

/** Returns a result for comparison: without file names, and with diagnostics as they are printed. */
function read(text: string) {
  return readProfile(text, 'input.txt').map(({ file: _, records, diagnostics, ...found }) => ({
    ...found,
    records: records.map(({ file: __, ...record }) => record),
    diagnostics: diagnostics.map((one) => `${one.severity} ${formatDiagnostic(one)}`),
  }));
}

describe.each(readdirSync(fixtures))('%s', (name) => {
  const text = readFileSync(path.join(fixtures, name, 'input.txt'), 'utf8');
  const expected = JSON.parse(readFileSync(path.join(fixtures, name, 'expected.json'), 'utf8')) as unknown;

  test('reads the expected records', () => {
    expect(read(text)).toEqual(expected);
  });

  test('gives the same result with no-break spaces and trailing spaces', () => {
    expect(read(text.replace(/ /g, '\u00a0').replace(/\n/g, ' \t\u3000\n'))).toEqual(expected);
  });
});

test('every paper of a text is read, in order, with all its values', () => {
  const samples = generateCorpus(300);
  const [found] = readProfile(formatProfile('Corpus Owner', samples), 'x');
  expect(found?.declared).toBe(300);
  expect(
    found?.records.map(({ paper }) => [paper.title, paper.issued, paper.categories, paper.abstract]),
  ).toEqual(samples.map(({ title, date, category, abstract }) => [title, date, [category], abstract]));
  expect(found?.records.map(({ paper }) => [paper.author, paper.authorsTruncated])).toEqual(
    samples.map(({ authors }) =>
      authors.length > 3 ? [authors.slice(0, 3), true] : [[...authors, 'Corpus Owner'], undefined],
    ),
  );
});

test('a paper of more than a million characters is reported instead of written', () => {
  const text = `Ada Quill\n\nLGMay 1, 2020\nLong\n\nAda Quill\n\n${'word '.repeat(250_000)}\n\nLGMay 2, 2020\nShort\n\nAda Quill\n\nx\n`;
  const [found] = readProfile(text, 'x');
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['Short']);
  expect(found?.unread).toBe(1);
  expect(found?.diagnostics[0]).toMatchObject({ severity: 'error', line: 3 });
});

/** Lines of profiles, and unusual ones. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    '16 Papers',
    'h-index30',
    'LGAug 12, 2022Code',
    'May 2020',
    'CVFeb 30, 2022',
    'Ada Quill',
    'Zhaoxia, Deng, Jongsoo Park et al. · meta',
    ':',
    '· ·',
    'et al.',
    ',,,',
    '__proto__',
    'On a Title',
  ),
  fc.string({ unit: 'binary' }),
);

test('never throws for any text, and loses no text between the papers', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n');
      for (const { records, unread, diagnostics, owner } of readProfile(text, 'x')) {
        expect(diagnostics.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(
          unread,
        );
        for (const { paper } of records) {
          expect(paper.title.trim()).not.toBe('');
          expect(paper.abstract).not.toBe('');
        }
        expect(owner?.name).not.toBe('');
      }
    }),
    { numRuns: propertyRuns(500) },
  );
});

test('titles and abstracts keep every character except white space', () => {
  const solid = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/[\s]+/gu, ' ').trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(solid, solid, (title, word) => {
      // What follows is surely prose, whatever the word is.
      const abstract = `We say of it what ${word} there is to say about such a thing and no more.`;
      const [found] = readProfile(
        `Ada Quill\n\nLGMay 1, 2020\nT ${title}\n\nAda Quill\n\n${abstract}\n`,
        'x',
      );
      expect(found?.records.map(({ paper }) => [paper.title, paper.abstract])).toEqual([
        [`T ${title}`, abstract],
      ]);
    }),
    { numRuns: propertyRuns(300) },
  );
});

test('half a surrogate pair becomes the replacement character', () => {
  const [found] = readProfile(
    'Ada Quill\n\nLGMay 1, 2020\nFolding \ud800\n\nAda Quill\n\nWe \udc00 fold.\n',
    'x',
  );
  expect(found?.records[0]?.paper).toMatchObject({ title: 'Folding \ufffd', abstract: 'We \ufffd fold.' });
});
