import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeMarks } from '../../../../src/import/readers/values/name-marks.ts';
import { formatName } from '../../../../src/model/name.ts';
import { readCslNames, readNamesIn } from '../names-in-formats.ts';

describe('real records 6: marks on names', () => {
  test.each([
    ['Roe*, Jane', 'Jane Roe'],
    ['Roe, Jane*', 'Jane Roe'],
    ['Jane Roe\\textsuperscript{2,*}', 'Jane Roe'],
    ['Jane Roe\\textsuperscript{\\textdagger}', 'Jane Roe'],
    ['Jane Roe$^{1,\\dagger}$', 'Jane Roe'],
    ['Jane Roe$^\\ast$', 'Jane Roe'],
    ['Jane Roe$ {}^{\\mathrm{a}}$', 'Jane Roe'],
    ['Roe{\\ddag}, Jane', 'Jane Roe'],
    ['Roe\\S, Jane', 'Jane Roe'],
    ['Roe\\P, Jane', 'Jane Roe'],
    ['Roe\\#, Jane', 'Jane Roe'],
    ['Jane Roe\\,*', 'Jane Roe'],
    ['Jane Roe‡§¶', 'Jane Roe'],
    ['Jane Roe¹²³ⁱ', 'Jane Roe'],
    ['Roe¹,², Jane', 'Jane Roe'],
    ['Jane Roe1', 'Jane Roe'],
    ['Jane Roe1,3', 'Jane Roe'],
    ['Jane Roe (2)', 'Jane Roe'],
    ['Jane Roe [a,b]', 'Jane Roe'],
    ['Jane Roe \\thanks{Supported by a grant, and by friends}', 'Jane Roe'],
    ['Jane Roe\\footnotemark[1]', 'Jane Roe'],
    ['Jane Roe\\IEEEauthorrefmark{1}', 'Jane Roe'],
    ['\\textbf{Roe, Jane}', 'Jane Roe'],
    ['\\textbf{Jane} \\textbf{Roe}', 'Jane Roe'],
    ['{\\bf Roe, Jane}', 'Jane Roe'],
    ['\\underline{\\textbf{Roe, Jane}}', 'Jane Roe'],
    ['\\emph{Jane Roe}*', 'Jane Roe'],
    ['\\textcolor{red}{Roe, Jane}', 'Jane Roe'],
    ['\\href{https://roe.example}{Roe, Jane}', 'Jane Roe'],
    ['\\myself{Roe, Jane}', 'Jane Roe'],
    ['**Roe, Jane**', 'Jane Roe'],
    ['_Jane Roe_', 'Jane Roe'],
    ['{ATLAS Collaboration}$^\\dagger$', 'ATLAS Collaboration'],
  ])('are not part of the name in BibTeX: %s', (written, name) => {
    const { author, messages } = readNamesIn('bibtex', [written]);
    expect(author?.map(formatName)).toEqual([name]);
    expect(messages).toEqual([]);
  });

  test.each(['ris', 'enw', 'nbib'] as const)('are not part of the name in %s', (format) => {
    const written = [
      'Roe*, Jane', 'Quill†, A.', 'Chen¹,², Bo', 'Diaz<sup>3,#</sup>, Eva', '**Poe, Cy**', '_Moe, Di_', '<b>Fox, Flo</b>',
      'Gray$^{\\dagger}$, Gus', 'Hart\\textsuperscript{b}, Hal',
    ]; // prettier-ignore
    expect(readNamesIn(format, written).author).toEqual([
      'Jane Roe', 'A. Quill', 'Bo Chen', 'Eva Diaz', 'Cy Poe', 'Di Moe', 'Flo Fox', 'Gus Gray', 'Hal Hart',
    ]); // prettier-ignore
  });

  test.each(['arxiv', 'profile', 'semantic-scholar', 'openalex', 'json-lines'] as const)(
    'are not part of the name in %s',
    (format) => {
      const written = ['Jane Roe*', 'Ada Quill†', 'Bo Chen¹,²', 'Eva Diaz §', '**Cy Poe**', 'Di Moe3'];
      const { author, messages } = readNamesIn(format, written);
      expect(author?.map(formatName)).toEqual([
        'Jane Roe',
        'Ada Quill',
        'Bo Chen',
        'Eva Diaz',
        'Cy Poe',
        'Di Moe',
      ]);
      expect(messages).toEqual([]);
    },
  );

  test('are not part of the parts of a name in CSL-JSON', () => {
    const { author } = readCslNames([
      { family: 'Roe*', given: 'Jane' },
      { family: 'Quill', given: 'Ada†' },
      { family: 'Meer‡', given: 'Rob', 'non-dropping-particle': 'van der' },
      { literal: 'The Folding Team§' },
    ]);
    expect(author?.map(formatName)).toEqual([
      'Jane Roe',
      'Ada Quill',
      'Rob van der Meer',
      'The Folding Team',
    ]);
  });

  test('stay with affiliations and numbers in a line of a profile', () => {
    const { author, equalContribution } = readNamesIn('profile', [
      'Jane Roe1,2,*',
      'Ada Quill2,*',
      'Bo Chen∗,3',
    ]);
    expect(author).toEqual(['Jane Roe', 'Ada Quill', 'Bo Chen']);
    expect(equalContribution).toEqual(['Jane Roe', 'Ada Quill', 'Bo Chen']);
  });

  test.each([
    "Sean O'Neil",
    'Muḥammad ʿAlī',
    'Lydia Kaʻahumanu',
    'Henry Ford 3rd',
    'Mª José García',
    'Jennifer 8. Lee',
    'Ian MᶜDonald',
    'SʷElla xʷ',
    'Ngũgĩ wa Thiong’o',
    'Wei Wang 0001',
    'will.i.am',
    'Team 7',
    'ALEPH-2 Collaboration',
    'a_b_c',
    'GPT4',
  ])('are not seen in a name that really is written so: %s', (name) => {
    expect(takeMarks(name)).toEqual({ name, marks: [] });
  });

  test.each([
    ['M\\textsuperscript{c}Donald, Ian', 'Ian McDonald'],
    ['Ford, 3\\textsuperscript{rd}, Henry', 'Henry Ford, 3rd'],
    ['{Team \\#1 Collaboration}', 'Team #1 Collaboration'],
  ])('are not seen in TeX that belongs to the name: %s', (written, name) => {
    expect(readNamesIn('bibtex', [written]).author?.map(formatName)).toEqual([name]);
  });

  test.each([
    ['bibtex', ['Roe*, Jane', 'Quill$^*$, Ada', 'Chen, Bo']],
    [
      'bibtex',
      [
        'Jane Roe\\thanks{These authors contributed equally.}',
        'Ada Quill\\footnote{Equal contribution}',
        'Bo Chen',
      ],
    ],
    ['bibtex', ['Jane Roe (equal contribution)', 'Ada Quill (co-first author)', 'Bo Chen']],
    ['ris', ['Roe＊, Jane', 'Quill, Ada ∗', 'Chen, Bo']],
    ['json-lines', ['Jane Roe ⋆', 'Ada Quill⋆', 'Bo Chen']],
  ] as const)(
    'mean an equal contribution in %s if two authors have an asterisk or words: %j',
    (format, written) => {
      const { author, equalContribution, other } = readNamesIn(format, written);
      expect(author).toEqual(['Jane Roe', 'Ada Quill', 'Bo Chen']);
      expect(equalContribution).toEqual(['Jane Roe', 'Ada Quill']);
      expect(other?.['author-marks']).toBeUndefined();
    },
  );

  test.each([
    ['bibtex', '  annotation = {† Equal contribution. * Corresponding author.},\n'],
    ['bibtex', '  note = {$^\\dagger$ Both contributed equally; $^*$ corresponding},\n'],
    ['ris', 'N1  - † Joint first authors * Correspondence to this author\n'],
  ] as const)('mean the text that explains them: %s %s', (format, more) => {
    const { equalContribution, corresponding } = readNamesIn(
      format,
      ['Roe†, Jane', 'Quill†, Ada', 'Chen*, Bo'],
      more,
    );
    expect(equalContribution).toEqual(['Jane Roe', 'Ada Quill']);
    expect(corresponding).toEqual(['Bo Chen']);
  });

  test('mean nothing if they are the emphasis of one name, and are kept if nothing explains them', () => {
    const written = ['*Jane Roe*', '*Ada Quill*', 'Bo Chen†'];
    expect(readNamesIn('bibtex', written)).toMatchObject({ author: ['Jane Roe', 'Ada Quill', 'Bo Chen'] });
    expect(readNamesIn('bibtex', written).equalContribution).toBeUndefined();
    expect(readNamesIn('bibtex', written).other?.['author-marks']).toEqual(['Bo Chen †']);
  });

  test('of any kind and at any place never change the letters of a name', () => {
    const mark = fc.constantFrom('*', '†', '‡', '§', '¶', '#', '¹', '²', 'ᵃ', '✉', '⁼');
    const word = fc.constantFrom('Jane', 'Roe', 'Zoë', 'Nguyễn', "O'Neil", 'Quill-Chen', 'ʿAlī', '昊');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.array(mark, { maxLength: 3 })), { minLength: 2, maxLength: 4 }),
        (words) => {
          const marked = words.map(([text, marks]) => text + marks.join('')).join(' ');
          expect(formatName(takeMarks(marked).name)).toBe(words.map(([text]) => text).join(' '));
        },
      ),
    );
  });
});
