import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReference } from '../../../../src/import/readers/references/parse-reference.ts';
import { takeReferenceIds } from '../../../../src/import/readers/references/reference-ids.ts';
import { formatName } from '../../../../src/model/name.ts';
import { toParts } from '../../../../src/model/name-parts.ts';

const never = () => false;
const best = (reference: string) => parseReference(reference, never).segmentations[0];
const families = (reference: string) =>
  best(reference)?.authors.map((name) => {
    const parts = toParts(name);
    return 'family' in parts ? parts.family : parts.literal;
  });

describe('names of references', () => {
  test.each<[string, string[]]>([
    [
      'van der Meer, R., Al-Sayed, N., & O’Neil, J.-P. (2020). Folds. Cell, 3(1), 1–2.',
      ['Meer', 'Al-Sayed', 'O’Neil'],
    ],
    [
      'R. van der Meer, N. Al-Sayed, and J.-P. O’Neil, “Folds,” Cell, vol. 3, pp. 1–2, 2020.',
      ['Meer', 'Al-Sayed', 'O’Neil'],
    ],
    [
      'van der Meer R, Al-Sayed N, O’Neil J-P. Folds and folds. Cell. 2020;3(1):1-2.',
      ['Meer', 'Al-Sayed', 'O’Neil'],
    ],
    [
      'García Márquez, L. and Ó Conaill, S. (2020) ‘Folds’, Cell, 3(1), pp. 1–2.',
      ['García Márquez', 'Ó Conaill'],
    ],
    ['Quill, Ada, Wei-Ting Xu, and Bo Chen. 2020. “Folds.” Cell 3 (1): 1–2.', ['Quill', 'Xu', 'Chen']],
    ['Quill, Ada; Chen, Bo; Ng, Wes (2020). Folds and folds. Cell, 3(1), 1–2.', ['Quill', 'Chen', 'Ng']],
    [
      'Ada Quill, Md. Shakil Hossain, and Carlos-D. Peña. 2020. Folds and folds. In Proceedings of Folds.',
      ['Quill', 'Hossain', 'Peña'],
    ],
    [
      'The Folding Collaboration, & Quill, A. (2020). Folds. Cell, 3(1), 1–2.',
      ['The Folding Collaboration', 'Quill'],
    ],
    ['Naval, G., Jr., & Quill, A. (2020). Folds of paper. Cell, 3(1), 1–2.', ['Naval', 'Quill']],
    ['Quill, A., Chen, B., . . . Ng, W. (2020). Folds of paper. Cell, 3(1), 1–2.', ['Quill', 'Chen', 'Ng']],
  ])('%s', (reference, expected) => {
    expect(families(reference)).toEqual(expected);
  });

  test('a list that is cut off is marked', () => {
    expect(best('Quill A, Chen B, et al. Folds of paper. Cell. 2020;3(1):1-2.')).toMatchObject({
      truncated: true,
    });
    expect(best('Quill A, Chen B. Folds of paper. Cell. 2020;3(1):1-2.')).toMatchObject({ truncated: false });
  });
});

describe('titles of references', () => {
  test.each<[string, string]>([
    [
      'Quill, A. (2020). Is paper flat? A survey of E. coli vs. S. cerevisiae. Cell, 3(1), 1–2.',
      'Is paper flat? A survey of E. coli vs. S. cerevisiae',
    ],
    [
      'Quill, A. (2020). “Yes, but”: A study of agreement. Cell, 3(1), 1–2.',
      '“Yes, but”: A study of agreement',
    ],
    [
      'A. Quill, “The ‘flat’ fold and the “round” one,” Cell, vol. 3, 2020.',
      'The ‘flat’ fold and the “round” one',
    ],
    ['A. Quill and B. Chen, "What is a fold?" in Proc. Folds, 2020, pp. 1-2.', 'What is a fold?'],
    [
      'Quill A. Folding, creasing, and cutting. Bioinformatics. 2020;35(2):1-9.',
      'Folding, creasing, and cutting',
    ],
    [
      'A. Quill, B. Chen, Folding, creasing, and cutting, Journal of Folds 3 (2020) 1–9.',
      'Folding, creasing, and cutting',
    ],
    [
      'Quill, A. Trends in paper from 1990 to 2020. Nature 5, 1–9 (2021).',
      'Trends in paper from 1990 to 2020',
    ],
    [
      'Quill, A. (2019). Folding in the dark [Doctoral dissertation, University of Example].',
      'Folding in the dark',
    ],
    ['Quill A, Chen B. Folds of the future 2026. https://doi.org/10.1234/x', 'Folds of the future'],
    [
      'Quill, A.: Folds: theory and practice. In: Symposium on Folds, pp. 3–4 (2020)',
      'Folds: theory and practice',
    ],
  ])('%s', (reference, title) => {
    expect(best(reference)?.title).toBe(title);
  });
});

describe('containers of references', () => {
  test.each<[string, object]>([
    [
      'Quill, A. (2020). Folds of paper. Journal of Folds, 12(3), 101–118.',
      {
        type: 'article-journal',
        fields: { containerTitle: 'Journal of Folds', volume: '12', issue: '3', page: '101–118' },
      },
    ],
    [
      'A. Quill, “Folds,” IEEE Trans. Paper, vol. 12, no. 3, pp. 101–118, Mar. 2020.',
      {
        type: 'article-journal',
        fields: { containerTitle: 'IEEE Trans. Paper', volume: '12', issue: '3', page: '101–118' },
      },
    ],
    [
      'Quill A. Folds of paper. J Folds. 2020;12(3):101-18.',
      {
        type: 'article-journal',
        fields: { containerTitle: 'J Folds', volume: '12', issue: '3', page: '101–18' },
      },
    ],
    [
      'Ada Quill. 2020. Folds of paper. In Proceedings of the 3rd Fold Conference. ACM, New York, NY, USA, 1–9.',
      {
        type: 'paper-conference',
        fields: { containerTitle: 'Proceedings of the 3rd Fold Conference', page: '1–9' },
      },
    ],
    [
      'Quill, A. (2020). Folds of paper. In B. Chen (Ed.), Handbook of Folds (pp. 1–9). Example Press.',
      { type: 'chapter', fields: { page: '1–9' } },
    ],
    [
      'Quill, A. (2020). Folds of paper. Zeitschrift für Falten, Bd. 8, S. 12–30.',
      {
        type: 'article-journal',
        fields: { containerTitle: 'Zeitschrift für Falten', volume: '8', page: '12–30' },
      },
    ],
    [
      'Quill, A. (2020). Folds of paper. PhD thesis, University of Example.',
      { type: 'thesis', fields: { publisher: 'University of Example' } },
    ],
    [
      'Quill, A. (2020). Folds of paper. Cell, 3(1), 1–2. Best Paper Award.',
      { fields: { awards: ['Best Paper Award'] } },
    ],
    ['Quill, A., & Chen, B. (2025). Folds of paper. Under review.', { fields: { note: 'Under review' } }],
  ])('%s', (reference, container) => {
    expect(best(reference)?.container).toMatchObject(container);
  });
});

describe('identifiers of references', () => {
  test.each<[string, object]>([
    ['Folds. https://doi.org/10.1234/abc.5.', { DOI: '10.1234/abc.5' }],
    ['Folds. doi: 10.1234/S0092-8674(20)30001-2.', { DOI: '10.1234/S0092-8674(20)30001-2' }],
    ['Folds (doi:10.1234/abc).', { DOI: '10.1234/abc' }],
    [
      'Folds. DOI 10.1234/abc; PMID: 12345678; PMCID: PMC1234567.',
      { DOI: '10.1234/abc', PMID: '12345678', PMCID: 'PMC1234567' },
    ],
    ['Folds. arXiv preprint arXiv:2001.00001v2 [cs.LG], 2020.', { arXiv: '2001.00001' }],
    ['Folds. CoRR abs/2001.00001 (2020)', { arXiv: '2001.00001' }],
    ['Folds. https://doi.org/10.48550/arXiv.2001.00001', { arXiv: '2001.00001' }],
    [
      'Folds. Available at: https://example.org/a_(b) (Accessed: 3 May 2024).',
      { URL: 'https://example.org/a_(b)' },
    ],
    ['Folds. ISBN 978-3-16-148410-0.', { ISBN: '978-3-16-148410-0' }],
  ])('%s', (reference, ids) => {
    expect(takeReferenceIds(reference).ids).toEqual(ids);
  });

  test('an address with code is not a link', () => {
    expect(
      takeReferenceIds('Folds. javascript://alert(1) http://example.org/"onclick=x').ids.URL ?? '',
    ).not.toMatch(/javascript|"/u);
  });
});

test('all values that are read are in the reference', () => {
  const piece = fc.constantFrom('Quill, A.', 'B. Chen', ', ', ' and ', ' (2020). ', '“Folds,” ', 'Journal of Folds', ' 12(3)', ', 1–9', '. ', 'In: ', '? ', 'doi:10.1/x', '\n', 'é', '漢字'); // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const reference = pieces.join('');
      for (const { title, authors, year } of parseReference(reference, never).segmentations) {
        const plain = reference.replace(/\s+/gu, ' ');
        expect(plain).toContain(title);
        if (year !== undefined) expect(plain).toContain(year);
        expect(authors.map(formatName).join('').replace(/[.\s]/gu, '').length).toBeLessThanOrEqual(
          reference.length,
        );
      }
    }),
  );
});
