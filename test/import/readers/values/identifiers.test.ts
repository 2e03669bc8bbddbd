import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDoi } from '../../../../src/import/readers/values/identifiers.ts';
import { paperFrontmatterSchema } from '../../../../src/model/paper.ts';

test.each([
  ['10.1234/abc.', '10.1234/abc'],
  ['https://doi.org/10.1234/abc,', '10.1234/abc'],
  ['10.1234/.', undefined],
  ['doi:10.1234/;', undefined],
  ['10.1234/', undefined],
  ['10.1234.56/a', '10.1234.56/a'],
  [`10.1234.${'5'.repeat(12)}/a`, undefined],
])('the DOI in %j is %j', (text, doi) => {
  expect(parseDoi(text)).toBe(doi);
});

test('every DOI that is read is valid in the file of a paper', () => {
  const piece = fc.constantFrom('10.', '1234', '/', '.', ',', ';', ' ', 'a', '(', ')', '<', '{', '}', '\\_', '&lt;', '%20', 'doi:', '[', '…', '\u0000'); // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const DOI = parseDoi(`10.1234/${pieces.join('')}`);
      if (DOI === undefined) return;
      expect(paperFrontmatterSchema.safeParse({ title: 'Folds', DOI }).error?.issues ?? []).toEqual([]);
    }),
  );
});
