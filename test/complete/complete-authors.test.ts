import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeAuthors } from '../../src/complete/complete-authors.ts';
import { propertyRuns } from '../run-length.ts';

const neverPrivate = () => false;
const orcid = '0000-0002-1825-0097';

describe('a list of authors of a record', () => {
  test.each([
    [
      'a longer list',
      ['Ada Quill', 'Bo Chen'],
      ['Ada Quill', 'Bo Chen', 'Cy Dahl'],
      ['Ada Quill', 'Bo Chen', 'Cy Dahl'],
    ],
    [
      'a name that is only a sign, as arXiv has it after a group',
      ['Group for Folding', ':', 'Ada Quill'],
      ['Group for Folding', 'Ada Quill', 'Bo Chen'],
      ['Group for Folding', 'Ada Quill', 'Bo Chen'],
    ],
    [
      'the owner of the profile at the end',
      ['Ada Quill', 'Di Ek'],
      ['Ada Quill', 'Bo Chen', 'Di Ek'],
      ['Ada Quill', 'Bo Chen', 'Di Ek'],
    ],
    [
      'abbreviated names',
      ['Ada Quill', 'Bo Chen'],
      ['A. Quill', 'B. Chen', 'C. Dahl'],
      ['Ada Quill', 'Bo Chen', 'C. Dahl'],
    ],
    [
      'fuller names',
      ['A. Quill'],
      [{ family: 'Quill', given: 'Ada B.' }, 'Bo Chen'],
      [{ family: 'Quill', given: 'Ada B.' }, 'Bo Chen'],
    ],
    ['family names first', ['Quill, Ada'], ['Ada Quill', 'Bo Chen'], ['Quill, Ada', 'Bo Chen']],
    ['a typing error', ['Ada Quillfether'], ['Ada Quillfeather', 'Bo Chen'], ['Ada Quillfether', 'Bo Chen']],
    [
      'an ORCID',
      ['Ada Quill'],
      [{ family: 'Quill', given: 'A.', ORCID: orcid }],
      [{ family: 'Quill', given: 'Ada', ORCID: orcid }],
    ],
    [
      'a group',
      ['Ada Quill'],
      ['Ada Quill', { literal: 'The Decay Collaboration' }],
      ['Ada Quill', { literal: 'The Decay Collaboration' }],
    ],
  ])('%s is taken', (_, author, found, expected) => {
    expect(completeAuthors({ author, authorsTruncated: true }, found, neverPrivate)).toEqual(expected);
  });

  test.each([
    ['other people', ['Ada Quill'], ['Bo Chen', 'Cy Dahl'], true],
    ['another order', ['Bo Chen', 'Ada Quill'], ['Ada Quill', 'Bo Chen', 'Cy Dahl'], true],
    ['one person missing', ['Ada Quill', 'Eb Foss'], ['Ada Quill', 'Bo Chen'], true],
    ['a person of the same family and initial', ['Anna Quill'], ['Ada Quill', 'Cy Dahl'], true],
    ['a person of the same family', ['Anna Quill'], ['Bo Quill', 'Cy Dahl'], true],
    ['more people although the list is complete', ['Ada Quill'], ['Ada Quill', 'Bo Chen'], undefined],
    ['fewer people', ['Ada Quill', 'Bo Chen'], ['Ada Quill'], undefined],
  ])('%s: is not taken', (_, author, found, authorsTruncated) => {
    expect(completeAuthors({ author, authorsTruncated }, found, neverPrivate)).toBeUndefined();
  });

  test('is taken as it is if the paper has no authors', () => {
    expect(completeAuthors({}, ['Ada Quill'], neverPrivate)).toEqual(['Ada Quill']);
  });

  test('gives no ORCID to people who do not want a page', () => {
    const found = [{ family: 'Quill', given: 'Ada', ORCID: orcid }];
    expect(completeAuthors({}, found, () => true)).toEqual([{ family: 'Quill', given: 'Ada' }]);
  });

  test('contains every author of the paper in the same order, and changes nothing the second time', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,6} [A-Z][a-z]{2,8}$/), { maxLength: 8 });
    fc.assert(
      fc.property(names, fc.nat(8), (found, count) => {
        const paper = { author: found.slice(0, count), authorsTruncated: true };
        const once = completeAuthors(paper, found, neverPrivate);
        expect(once).toHaveLength(found.length);
        expect(completeAuthors({ author: once ?? [] }, found, neverPrivate)).toEqual(once);
      }),
      { numRuns: propertyRuns(200) },
    );
  });
});
