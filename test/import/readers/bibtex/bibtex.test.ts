import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBibtex } from '../../../../src/export/bibtex.ts';
import { readBibtex } from '../../../../src/import/readers/bibtex/bibtex.ts';
import type { PaperRecord } from '../../../../src/import/readers/record.ts';
import { formatName } from '../../../../src/model/name.ts';
import { anyPapers } from '../../../export/any-paper.ts';
import { expectSound, shown } from '../json/json-cases.ts';
import { propertyRuns } from '../../../run-length.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/bibtex');

function read(...texts: string[]) {
  return readBibtex(texts.map((text, index) => ({ text, file: `${index}.bib` })));
}

/** Pieces of text with a meaning in BibTeX. */
const snippets = fc.oneof(
  fc.constantFrom(
    '{', '}', '"', '@', '\n@article{x,', '@string{', '@comment{', '(', ')', '#', ',', '=', '%', '\\', '\\"', "\\'{", '$', '\\(', ' and ', 'others', '\n\n',
    'title = {T},', 'crossref = {proc},', 'xdata={pub},', '__proto__', '\\enquote{', '``', '--', '\u0000', '\ud800', '<sub>', '&amp;', '\r',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
); // prettier-ignore

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(path.join(folder, name, 'input.bib'), 'utf8');
  const expected = JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8')) as unknown;

  test('reads the expected records', () => {
    const found = readBibtex([{ text, file: 'input' }]);
    expect(shown(found)).toEqual(expected);
    expectSound(found);
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
          for (const one of [mutated, mutated.slice(0, end)]) expectSound(read(one));
        },
      ),
      { numRuns: propertyRuns(150) },
    );
  });
});

describe('several files', () => {
  const paper = '@inproceedings{talk, title={Talk}, journal=jx, crossref={proc}, xdata={place}}';
  const container = '@proceedings{proc, title={Proceedings}, year=2019}\n@xdata{place, location={Bonn}}';
  const strings = '@string{jx = long # " X"}';
  const longer = '@string{long = "The Journal of"}';
  const expected = { issued: '2019', publisherPlace: 'Bonn', containerTitle: 'Proceedings' };

  test.each([
    [[paper, container, strings, longer]],
    [[longer, strings, container, paper]],
    [[container, paper, longer, strings]],
  ])('strings, crossref and xdata work across files in any order', (texts) => {
    const found = read(...texts);
    expect(found.map(({ file }) => file)).toEqual(['0.bib', '1.bib', '2.bib', '3.bib']);
    const records = found.flatMap((one) => one.records);
    expect(records).toHaveLength(1);
    expect(records[0]?.paper).toMatchObject({ ...expected, other: { journal: 'The Journal of X' } });
    expect(found.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity))).toEqual([
      'note',
      'note',
    ]);
  });

  test("a file's own strings and entries take precedence over those of other files", () => {
    const own =
      '@string{j="Own"} @article{a, title={A}, journal=j, crossref={p}} @periodical{p, title={P}, year=2001}';
    const other = '@string{j="Other"} @periodical{p, title={Q}, year=2002}';
    for (const texts of [
      [own, other],
      [other, own],
    ]) {
      const records = read(...texts).flatMap((one) => one.records);
      expect(
        records.map(({ paper: { title, containerTitle, issued } }) => [title, containerTitle, issued]),
      ).toContainEqual(['A', 'Own', '2001']);
    }
  });
});

test('the last definition of a string before its use is used', () => {
  const [found] = read('@string{a="One"}@misc{x,title=a}@string{a="Two"}@misc{y,title=a}');
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['One', 'Two']);
});

test('proceedings without papers are a book; a book with authors stays a paper if a chapter refers to it', () => {
  const [found] = read(
    '@proceedings{p,title={P}}@book{b,title={B},author={A B}}@inbook{c,title={C},crossref={b}}@collection{k,title={K}}@incollection{i,title={I},crossref={K}}',
  );
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['P', 'B', 'C', 'I']);
});

test('papers do not inherit the identifiers of their proceedings', () => {
  const [found] = read(
    '@proceedings{p,title={P},doi={10.1000/p},url={https://example.org/p},pages={1--900},isbn={978-3-16-148410-0}}@inproceedings{a,title={A},crossref={p}}',
  );
  expect(found?.records[0]?.paper).toEqual({
    title: 'A',
    type: 'paper-conference',
    containerTitle: 'P',
    ISBN: '978-3-16-148410-0',
    other: { crossref: 'p', 'citation-key': 'a' },
  });
});

test('entries on one line, in parentheses, after white space and after other text have the right lines', () => {
  const [found] = read(
    'junk ada@example.org\n@misc{a,title={A}} @misc(b,title={B})\n\n  @ misc {c, title={C}}\n@misc{d,title={D}}',
  );
  expect(found?.records.map(({ line, paper }) => [line, paper.title])).toEqual([
    [2, 'A'],
    [2, 'B'],
    [4, 'C'],
    [5, 'D'],
  ]);
});

test('Windows line ends and control characters do not change the result', () => {
  const text = readFileSync(path.join(folder, 'biblatex/input.bib'), 'utf8');
  const odd = text.replace(/\n/gu, '\r\n').replace(/title/gu, 'ti\u0007tle');
  expect(shown(read(odd))).toEqual(shown(read(text)));
});

test('every exported paper can be read again, except those whose title has no letter', () => {
  fc.assert(
    fc.property(anyPapers, (papers) => {
      const found = read(formatBibtex(papers, new Map()));
      const { records, unread, diagnostics } = found[0]!;
      expect(records.length + unread).toBe(papers.length);
      expect(records.length).toBeGreaterThanOrEqual(
        papers.filter(({ title }) => /\p{L}/u.test(title)).length,
      );
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.filter(({ message }) => !/has no title/u.test(message))).toEqual([]);
      expectSound(found);
    }),
    { numRuns: propertyRuns(300) },
  );
});

/** Returns a paper as text, without fields that the export does not write. A group of one word becomes an ordinary name. */
function comparable({
  other: _,
  code: __,
  affiliations: ___,
  categories,
  ...paper
}: PaperRecord['paper']): string {
  const words = { ...paper, ...(paper.arXiv && { categories }) };
  const plain = { ...words, author: paper.author?.map(formatName), editor: paper.editor?.map(formatName) };
  return JSON.stringify(plain, Object.keys(plain).toSorted());
}

test('a paper that is read, exported and read again does not change', () => {
  const names = ['strings-and-crossref', 'biblatex', 'names', 'accents-and-mathematics'];
  const texts = names.map((name) => readFileSync(path.join(folder, name, 'input.bib'), 'utf8'));
  // The export omits names without letters, and `<b>` is markup unless it is written in TeX.
  const papers = read(...texts)
    .flatMap(({ records }) => records.map(({ paper }, index) => ({ ...paper, id: `p${index}` })))
    .filter(({ author, title }) => !author?.includes(':') && !title.includes('<b>'));
  const again = read(formatBibtex(papers, new Map())).flatMap(({ records }) => records);
  expect(papers.length).toBeGreaterThan(30);
  expect(again.map(({ paper }) => comparable(paper))).toEqual(
    papers.map(({ id: _, ...paper }) => comparable(paper)),
  );
});

test('keys with a meaning in JavaScript are ordinary keys', () => {
  const [found] = read(
    '@misc{__proto__,title={P},constructor={y},toString={z},type={constructor},langid={constructor},crossref={hasOwnProperty}}@constructor{hasOwnProperty,title={Q},entrysubtype={__proto__}}@string{valueOf="v"}@misc{v,title=valueOf # toString}',
  );
  expect(found?.records.map(({ paper }) => paper.title)).toEqual(['P', 'Q', 'vtostring']);
  expect(found?.records[0]?.paper.other).toMatchObject({ constructor: 'y', tostring: 'z' });
  expectSound(found ? [found] : []);
});

test('unclosed braces take no extra time, and later groups are still skipped as a whole', () => {
  const text = `${'@misc{a,@b{'.repeat(20_000)}\n@misc{good, title={Good}, junk {a, title={Bad}}, note={Read}}\n`;
  const [found] = read(text);
  expect(found?.records.at(-1)?.paper).toMatchObject({ title: 'Good', note: 'Read' });
});
