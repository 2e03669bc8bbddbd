import { describe, expect, test } from 'vitest';
import { readReferences } from '../../../../src/import/readers/references/references.ts';
import { testTextReader } from '../text-cases.ts';

testTextReader({
  name: 'references',
  read: readReferences,
  snippets: ['\n', '\n\n', '. ', ', ', ' (2020). ', '“', '”', '[1] ', '1. ', '• ', ' & ', ' and ', ' et al. ', 'Quill, A., ', 'A. Quill, ', 'In: ', 'pp. 1–9', 'https://doi.org/10.1234/x', 'arXiv:2001.00001', '2020\n', 'Education\n', '**', '*', '(', '[J]', '-\n'],
}); // prettier-ignore

const titlesOf = (text: string) =>
  readReferences(text, 'cv.txt').flatMap(({ records }) => records.map(({ paper }) => paper.title));

const list = (names: (index: number) => string) =>
  Array.from(
    { length: 8 },
    (_, n) => `${names(n)} (20${10 + n}). Folding sheet ${n}. Journal of Folds, ${n + 1}(2), 1–9.`,
  ).join('\n\n');

describe('the owner of a list', () => {
  const owned = list((n) => (n % 4 === 0 ? 'Chen, B., & Quill, A.' : 'Quill, A., & Okafor, C.'));

  test.each([
    ['Ada Quill', 'Ada Quill'],
    ['Prof. Dr. Ada Quill', 'Ada Quill'],
    ['Ada Quill, PhD', 'Ada Quill'],
    ['Publications of Ada Quill', 'Ada Quill'],
    ['Curriculum Vitae\n\nAda Quill\nUniversity of Example', 'Ada Quill'],
  ])('is the name above the papers: %j', (head, name) => {
    expect(readReferences(`${head}\n\nPublications\n\n${owned}\n`, 'cv.txt')[0]?.owner).toEqual({
      name,
      alternateName: ['A. Quill'],
      metrics: [],
    });
  });

  test.each(['Curriculum Vitae', 'Lab Members', 'Wes Ng', 'Department of Folding', 'Associate Professor'])(
    'is never a line that is not an author of the papers: %s',
    (head) => {
      const [read] = readReferences(`${head}\n\nPublications\n\n${owned}\n`, 'cv.txt');
      expect(read?.owner).toBeUndefined();
      expect(read?.records).toHaveLength(8);
    },
  );
});

test('reads the list below one heading for publications although the lines below another one are something else', () => {
  const other = 'Quill Lab, University of Example. Advisor: Prof. Rob van der Meer.\n'.repeat(12);
  const listed =
    'Quill, A., & Chen, B. (2020). Folds. Journal of Folds, 12(3), 1–9. https://doi.org/10.1234/folds';
  const [read] = readReferences(`Publikationen\n${other}\nPublications\n\n${listed}\n`, 'cv.txt');
  expect(read?.records.map(({ paper }) => paper.title)).toEqual(['Folds']);
  expect(read?.diagnostics.map(({ line }) => line)).toEqual([2]);
});

describe('a text that is not a list of references has no papers', () => {
  test.each<[string, string]>([
    ['a letter', 'Dear Ada,\n\nthank you for the paper (Chen, B., 2020). It is good.\n\nBest wishes,\nBo'],
    [
      'a paragraph with citations',
      'Folding is old. Quill, A. (2020). and Chen, B. (2019). studied it; see Journal of Folds, 12(3), for more. We think that this is not all. '.repeat(
        6,
      ),
    ],
    ['a menu', 'Home\nPublications\nPeople\nContact\nLogin\n© 2024 Example Lab'],
    [
      'minutes',
      'Present: A. Quill, B. Chen, and C. Okafor\n1. Budget 2024, pp. 3-4\n2. Travel to Berlin in May 2024\n3. Any other business',
    ],
    [
      'code',
      'import { fold } from "./fold.ts";\n\nexport const pages = [1, 2, 3]; // 2020\nconst authors = "Quill, A., Chen, B.";',
    ],
    [
      'an article that ends with its references',
      `${'We fold paper in the dark and measure the creases with a ruler of steel. Then we unfold it, and measure again.\n\n'.repeat(30)}References\n\n${list(() => 'Chen, B., & Okafor, C.')}`,
    ],
    ['addresses', 'Quill, A., 12 Fold Street, Berlin 2020\nChen, B., 3 Crease Road, London 1999'],
    ['a price list', 'Paper, A4, 500 sheets (2020). 12.50 EUR\nPaper, A3, 250 sheets (2021). 9.99 EUR'],
  ])('%s', (_, text) => {
    expect(readReferences(text, 'x.txt')).toMatchObject([{ records: [], diagnostics: [] }]);
    expect(readReferences(text, 'x.txt')[0]?.owner).toBeUndefined();
  });
});

test('the order of the references does not change the papers', () => {
  const entries = list((n) => (n % 2 === 0 ? 'Quill, A., & Chen, B.' : 'Okafor, C.')).split('\n\n');
  expect(titlesOf([...entries].reverse().join('\n\n'))).toEqual(titlesOf(entries.join('\n\n')).reverse());
});

test.each<[string, (entry: string, index: number) => string, string]>([
  ['numbers in brackets', (entry, n) => `[${n + 1}] ${entry}`, '\n'],
  ['numbers with a full stop', (entry, n) => `${n + 1}. ${entry}`, '\n'],
  ['numbers alone', (entry, n) => `${n + 1} ${entry}`, '\n'],
  ['bullets', (entry) => `• ${entry}`, '\n'],
  ['letters and numbers', (entry, n) => `[J${n + 1}] ${entry}`, '\n'],
  ['empty lines', (entry) => entry, '\n\n'],
  ['line breaks only', (entry) => entry, '\n'],
  ['a hanging indent', (entry) => entry.replace(/(?<=^.{40,60}) /u, '\n    '), '\n'],
])('entries are separated by %s', (_, write, separator) => {
  const entries = list((n) => (n % 2 === 0 ? 'Quill, A., & Chen, B.' : 'Okafor, C., & Quill, A.')).split(
    '\n\n',
  );
  const titles = Array.from({ length: 8 }, (_item, n) => `Folding sheet ${n}`);
  expect(titlesOf(entries.map(write).join(separator))).toEqual(titles);
});

test('lines that are not publications are reported in one message with their range', () => {
  const text = `Ada Quill\n\nEducation\nPhD, 2019\n\nPublications\n\n${list(() => 'Quill, A., & Chen, B.')}\n\nTeaching\nFolding I\n`;
  const [read] = readReferences(text, 'cv.txt');
  expect(read?.diagnostics).toMatchObject([
    {
      severity: 'note',
      file: 'cv.txt',
      line: 1,
      message: 'Lines 1–4, 24–25 are not publications and were left out.',
    },
  ]);
});
