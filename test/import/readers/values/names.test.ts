import { describe, expect, test } from 'vitest';
import { readTexts } from '../../../../src/import/formats.ts';
import { formatName } from '../../../../src/model/name.ts';
import { readCslNames, readNamesIn } from '../names-in-formats.ts';

/** Reads BibTeX entries. Returns the names of the authors of each paper. */
function authorsOf(text: string): (string[] | undefined)[] {
  const [results] = readTexts([{ text, file: 'a.bib' }]);
  return (results?.[0]?.records ?? []).map(({ paper }) => paper.author?.map(formatName));
}

describe('real records 7: names in sources', () => {
  test.each([
    ['{\\NTG{} {\\TeX} future working group}', 'NTG TeX future working group'],
    ['{{\\LaTeX3} team}', 'LaTeX3 team'],
    ['{\\XML{} and \\HTML{} Group}', 'XML and HTML Group'],
    ["H{\\`a}n Th{\\^e}\\llap{\\raise 0.5ex\\hbox{\\'{\\relax}}} Th{\\`a}nh", 'Hàn Thê Thành'],
    ['Ada\\kern 1pt Quill', 'AdaQuill'],
    ['Christina A. L.\\ Thiele', 'Christina A. L. Thiele'],
    ['Thiele, Christina A.\\ L.', 'Christina A. L. Thiele'],
    ['{TUG {\\sltt DVI} Committee}', 'TUG DVI Committee'],
  ])('in BibTeX keep their words, and lose lengths and spaces of TeX: %s', (written, name) => {
    expect(authorsOf(`@misc{k, title = {T}, author = {${written}}}`)).toEqual([[name]]);
  });

  test.each([
    ['bibtex', '王, 伟'],
    ['ris', '王, 伟'],
    ['enw', '王，伟'],
    ['json-lines', '王, 伟'],
  ] as const)('in Han have parts in %s: %s', (format, written) => {
    const { author = [] } = readNamesIn(format, [written, 'Roe, Jane']);
    expect(author[0]).toEqual({ family: '王', given: '伟' });
    expect(formatName(author[0]!)).toBe('王伟');
  });

  test('in Han with a space keep their order', () => {
    expect(readNamesIn('bibtex', ['王 伟', '{김}{철수}']).author).toEqual(['王 伟', '김철수']);
    expect(readCslNames([{ family: '김', given: '철수' }]).author).toEqual([{ family: '김', given: '철수' }]);
  });

  test.each([
    ['bibtex', 'Ng\\~{\\^o}, V{\\u{a}}n', 'Văn Ngỗ'],
    ['bibtex', 'Tr\\`{\\^a}n, Th{\\d{\\^e}}', 'Thệ Trần'],
    ['bibtex', 'H{\\h{\\ohorn}}, \\UHORN{}c\\OHORN', 'ƯcƠ Hở'],
    ['bibtex', "L\\uhorn{}\\ohorn{}ng, B\\'\\acircumflex{}c", 'Bấc Lương'],
    ['ris', 'Ng\\~{\\^o}, Th\\h{a}o', 'Thảo Ngỗ'],
    ['enw', 'B{\\`u}i, Xu\\^an H{\\uhorn}{\\ohorn}ng', 'Xuân Hương Bùi'],
  ] as const)('in Vietnamese TeX have their letters in %s: %s', (format, written, name) => {
    expect(readNamesIn(format, [written]).author?.map(formatName)).toEqual([name]);
  });

  test.each([
    ['"family={Barnes and Noble, Ltd.}"', [{ literal: 'Barnes and Noble, Ltd.' }]],
    ['family="Quill, Sr.", given=Ada', [{ family: 'Quill', given: 'Ada', suffix: 'Sr.' }]],
    ['"given={Jean, P.}", family=Roe', [{ family: 'Roe', given: 'Jean, P.' }]],
    [
      'given={Rob}, prefix={van der}, prefix-i=v, family={Meer}, useprefix=true',
      [{ family: 'Meer', given: 'Rob', nonDroppingParticle: 'van der' }],
    ],
    ['useprefix=false and Quill, Ada and family=Chen, given=Bo, given-i={B}', ['Ada Quill', 'Bo Chen']],
  ] as const)('in the extended name format of BibLaTeX are read: %s', (written, author) => {
    expect(readNamesIn('bibtex', [written]).author).toEqual(author);
  });

  test('are taken from single fields of other entries (BibLaTeX manual, granular XDATA)', () => {
    const text = `@xdata{the-lab, author = {Ada Quill and Chen, Bo and {Folding Group}}, title = {Named}}
@book{a, title = {T}, author = {xdata=the-lab-author-2 and Jane Roe and xdata={the-lab-author-3}}}
@book{b, title = {xdata=the-lab-title}, author = {xdata=the-lab-author}}
@book{c, title = {U}, author = {Jane Roe and xdata=missing-author-1}}`;
    expect(authorsOf(text)).toEqual([
      ['Bo Chen', 'Jane Roe', 'Folding Group'],
      ['Ada Quill', 'Bo Chen', 'Folding Group'],
      ['Jane Roe'],
    ]);
    const [results] = readTexts([{ text, file: 'a.bib' }]);
    expect(results?.[0]?.diagnostics.map(({ message }) => message)).toContain(
      '"c" refers to "missing", which is not in any imported file.',
    );
  });

  test('that an entry takes from itself or in a circle end', () => {
    const text =
      '@book{a, title = {T}, author = {xdata=b-author}}\n@book{b, title = {U}, author = {xdata=a-author}}';
    expect(authorsOf(text)).toHaveLength(2);
  });

  test.each([
    ['Ada Quill, Bo Chen, Eva Diaz', 'commas'],
    ['Ada Quill, Bo Chen, Eva Diaz, Jr.', 'commas'],
    ['Quill, A., Chen, B., Diaz, E.', 'commas'],
    ['Quill, Ada; Chen, Bo', 'semicolons'],
  ])('are reported if several people are in one place: %s', (written, problem) => {
    for (const format of ['bibtex', 'ris', 'enw', 'nbib'] as const) {
      const { author, messages } = readNamesIn(format, [written]);
      expect([format, author?.length]).toEqual([format, /Eva|E\./u.test(written) ? 3 : 2]);
      expect(messages).toContain(`"${written}" separates names with ${problem}.`);
    }
  });

  test.each(['Quill, Ada and Chen, Bo', 'Ada Quill & Bo Chen'])(
    'are reported if "and" is between them in RIS: %s',
    (written) => {
      expect(readNamesIn('ris', [written])).toEqual({
        author: ['Ada Quill', 'Bo Chen'],
        messages: [`"${written}" contains several names.`],
      });
      expect(readCslNames([written] as never[]).author).toEqual(['Ada Quill', 'Bo Chen']);
    },
  );

  test.each([
    'Food and Agriculture Organization',
    'Barnes and Noble',
    'García Márquez, Gabriel José, Jr.',
    'van der Meer, Rob Jan',
    'Department of Physics, University of Example, Big City',
  ])('stay one name: %s', (written) => {
    const { author, messages } = readNamesIn('ris', [written]);
    expect(author).toHaveLength(1);
    expect(messages).toEqual([]);
  });

  test.each(['ris', 'enw', 'nbib', 'json-lines'] as const)(
    'of groups lose the braces around them in %s',
    (format) => {
      expect(readNamesIn(format, ['{World Folding Org}', '{Sons, Inc.}']).author).toEqual([
        { literal: 'World Folding Org' },
        { literal: 'Sons, Inc.' },
      ]);
    },
  );

  test('have no invisible characters, except where the script needs them', () => {
    const { author } = readNamesIn('ris', [
      'Qu\u00adill, A\u200bda',
      'علی\u200cزاده, رضا',
      '\ufeffChen, Bo',
      '葛\u{e0100}城, 花子',
    ]);
    expect(author?.map(formatName)).toEqual([
      'Ada Quill',
      'رضا علی\u200cزاده',
      'Bo Chen',
      '葛\u{e0100}城花子',
    ]);
    expect(readCslNames([{ family: 'Qu\u2060ill', given: 'Ada' }]).author).toEqual(['Ada Quill']);
  });
});
