import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBibtex } from '../../src/export/bibtex.ts';
import { citationKeys } from '../../src/export/citation-keys.ts';
import { partedNames } from '../../src/model/name-parts.ts';
import type { Paper } from '../../src/model/paper.ts';
import { anyPapers, paper } from './any-paper.ts';
import { readBibtex, splitOutside } from './read-bibtex.ts';
import { propertyRuns } from '../run-length.ts';

const entry = (fields: Partial<Paper>) => readBibtex(formatBibtex([paper(fields)], new Map()))[0]!;
const field = (name: string, fields: Partial<Paper>) => entry(fields).fields[name];
const title = (source: string, language?: string) => field('title', { title: source, language });

test('an article has every field that bibliographies print', () => {
  const made = paper({
    id: 'tensors',
    title: 'Tensor Rank',
    type: 'article-journal',
    author: ['Ada Quill', 'Rob van der Goot'],
    authorsTruncated: true,
    issued: '2024-07-31',
    containerTitle: 'Annals of R&D',
    volume: '12',
    issue: '3-4',
    page: '101–110',
    DOI: '10.1000/a_b(1)<2>',
    arXiv: '2407.21783',
    categories: ['cs.LG', 'stat.ML'],
    URL: 'https://a.example/x_y?p=50%25&q={1}',
    keyword: ['rank', 'tensors, symmetric'],
    abstract: 'First, 50%.\n\n@book is no entry.',
  });
  expect(formatBibtex([made], new Map([['tensors', 'quill2024tensor']]))).toBe(`@article{quill2024tensor,
  author = {Quill, Ada and van der Goot, Rob and others},
  title = {Tensor Rank},
  journal = {Annals of R\\&D},
  volume = {12},
  number = {3-4},
  pages = {101--110},
  year = {2024},
  month = jul,
  day = {31},
  doi = {10.1000/a_b(1)<2>},
  eprint = {2407.21783},
  archiveprefix = {arXiv},
  primaryclass = {cs.LG},
  url = {https://a.example/x_y?p=50%25&q=%7B1%7D},
  keywords = {rank, {tensors, symmetric}},
  options = {useprefix=true},
  abstract = {First, 50\\%.

{}@book is no entry.},
}
`);
});

describe('a name', () => {
  test.each([
    [{ family: 'Naval', given: 'Prospero C.', suffix: 'Jr.' }, 'Naval, Jr., Prospero C.'],
    [{ family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' }, 'van der Goot, Rob'],
    [{ family: 'de la Cruz', given: 'Ana' }, '{de la Cruz}, Ana'],
    [{ family: 'Ortega y Gasset', given: 'José' }, '{Ortega y Gasset}, José'],
    [{ family: 'King', suffix: 'III' }, '{King, III}'],
    [{ family: 'Black and White', given: 'Bo, the Elder' }, '{Black and White}, {Bo, the Elder}'],
    [{ literal: 'Smith, Jones and Sons' }, '{Smith, Jones and Sons}'],
    [{ literal: 'R&D {' }, '{R\\&D \\textbraceleft{}}'],
    ['DreamX Team', '{DreamX Team}'],
    ['Mausam', '{Mausam}'],
    [{ literal: 'others' }, '{others}'],
  ])('is what BibTeX cannot misread: %j', (name, written) =>
    expect(field('author', { author: [name] })).toBe(written),
  );

  test('with a particle sets the BibLaTeX option that keeps it', () => {
    expect(field('options', { editor: ['Rob van der Goot'] })).toBe('useprefix=true');
    expect(field('options', { author: ['José Ortega y Gasset'] })).toBeUndefined();
  });

  test('that is missing is not invented', () => {
    expect(field('author', { authorsTruncated: true })).toBeUndefined();
    expect(field('author', { author: [':'] })).toBeUndefined();
    expect(field('author', { author: ['Ada Quill'], authorsTruncated: false })).toBe('Quill, Ada');
  });
});

describe('a title', () => {
  test.each([
    ['BERT and iPhone: Pre-Training GPT-4', '{BERT} and {iPhone}: Pre-Training {GPT}-4'],
    ['A Tale of Vitamin C and Vitamin A', 'A Tale of Vitamin {C} and Vitamin {A}'],
    [
      'Sharper upper bounds for codes from Toeplitz matrices',
      'Sharper upper bounds for codes from {Toeplitz} matrices',
    ],
    ['“President Vows”: What Next', '“{President} Vows”: What Next'],
    ['X', '{X}'],
  ])('keeps the capitals that a style would spoil: %s', (source, tex) => expect(title(source)).toBe(tex));

  test('that is not English keeps every capital', () => {
    expect(title('Über Tensoren und Räume', 'de')).toBe('Über {Tensoren} und {Räume}');
    expect(title('On Tensors and Spaces', 'en-GB')).toBe('On Tensors and Spaces');
  });

  test.each([
    ['Exact $χ^2$ Dissipation', 'Exact {$χ^2$} Dissipation'],
    ['M$^3$Seg at $\\Delta t$', '{M}{$^3$}{Seg} at {$\\Delta t$}'],
    [
      'Sets $\\{a\\}$ and $\\left\\{b\\right.$',
      'Sets {$\\lbrace a\\rbrace $} and {$\\left\\lbrace b\\right.$}',
    ],
    ['Broken ${x$', 'Broken {{\\$\\textbraceleft{}x\\$}}'],
    ['A 5$ tool for $10', 'A 5\\$ tool for \\$10'],
    ['Comments $a % b$', 'Comments {$a \\% b$}'],
  ])('keeps its mathematics, in braces against the change of case: %s', (source, tex) =>
    expect(title(source)).toBe(tex),
  );

  test.each([
    [
      '50% of C# & a_b ^ ~ \\foo',
      '50\\% of {C}\\# \\& a\\_b \\textasciicircum{} \\textasciitilde{} \\textbackslash{}foo',
    ],
    ['{I}nsights', '\\{{I}\\}nsights'],
    ['An open { brace', 'An open \\textbraceleft{} brace'],
    ['The --flag, and `` too', 'The -{}-flag, and `{}` too'],
    ['Naïve — 数学 🙂', 'Naïve — 数学 🙂'],
    ['So \\emph{very} \\textsc{T-Mask}', 'So \\emph{very} {T}-Mask'],
    ['Erd\\H{o}s', 'Erdős'],
    ['Line\nbreak\u0000\u2028end', 'Line break end'],
  ])('has the characters that it has: %s', (source, tex) => expect(title(source)).toBe(tex));

  test('contains no command that BibTeX would read as an accent', () => {
    expect(title('\\textbf{\\emph{ABC}}')).toBe('\\textbf{{\\emph{{ABC}}}}');
  });
});

describe('the type of entry', () => {
  test.each([
    [{ type: 'article' }, 'misc', 'preprint'],
    [{ type: 'article', arXiv: '2407.21783' }, 'misc', undefined],
    [{ type: 'article', arXiv: '2407.21783', containerTitle: 'C', page: '1–9' }, 'article', 'preprint'],
    [{ type: 'article', containerTitle: 'arXiv' }, 'misc', 'preprint'],
    [{ type: 'report', arXiv: '2407.21783' }, 'techreport', 'report'],
    [{ type: 'article-journal', arXiv: '2407.21783' }, 'article', 'journal'],
    [{ type: 'article-newspaper' }, 'article', 'newspaper'],
    [{ type: 'paper-conference' }, 'inproceedings', undefined],
    [{ type: 'thesis', genre: 'Ph.D. thesis' }, 'phdthesis', undefined],
    [{ type: 'thesis', genre: "Master's thesis" }, 'mastersthesis', undefined],
    [{ type: 'thesis', genre: 'Habilitation' }, 'thesis', undefined],
    [{ type: 'speech' }, 'unpublished', 'speech'],
  ] as const)('of %j is %s', (fields, type, subtype) => {
    const made = entry(fields);
    expect(made.type).toBe(type);
    expect(made.fields['entrysubtype']).toBe(subtype);
  });

  test('determines the fields for container and publisher', () => {
    const fields = { containerTitle: 'C', publisher: 'P', genre: 'PhD thesis' };
    expect(entry({ type: 'chapter', ...fields }).fields).toMatchObject({ booktitle: '{C}', publisher: 'P' });
    expect(entry({ type: 'thesis', ...fields }).fields).toMatchObject({ school: 'P', howpublished: 'C' });
    expect(entry({ type: 'report', ...fields }).fields).toMatchObject({ institution: 'P' });
  });
});

test('a date keeps its precision', () => {
  const dated = (issued: string) => entry({ type: 'book', issued }).fields;
  expect(dated('2024')).toEqual({ title: '{X}', year: '2024' });
  expect(dated('2024-05')).toEqual({ title: '{X}', year: '2024', month: 'may' });
});

test('for any papers, BibTeX finds every entry with its names', () => {
  fc.assert(
    fc.property(anyPapers, (papers) => {
      const keys = citationKeys(papers);
      const text = formatBibtex(papers, keys);
      const entries = readBibtex(text);
      // Some readers read each line that begins with an @ as an entry.
      expect(text.match(/^\s*@/gmu)?.length ?? 0).toBe(papers.length);
      expect(entries.map(({ key }) => key)).toEqual(papers.map(({ id }) => keys.get(id)));
      for (const [index, { fields }] of entries.entries()) {
        const { author, authorsTruncated } = papers[index]!;
        const names = fields['author'] === undefined ? [] : splitOutside(fields['author'], / and /);
        const count = partedNames(author).length;
        expect(names.length).toBe(count === 0 ? 0 : count + Number(authorsTruncated ?? false));
        for (const name of names) expect(splitOutside(name, /,/).length).toBeLessThanOrEqual(3);
        for (const value of Object.values(fields)) {
          expect(value).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
        }
      }
    }),
    { numRuns: propertyRuns(500) },
  );
});
