import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtexParserOpinions, citationJsOpinions, offprintOpinions, type Opinion } from './opinions.ts';

const byKey = (opinions: readonly Opinion[]) => new Map(opinions.map((opinion) => [opinion.key, opinion]));

/** Entries of the fixtures that test more than an ordinary entry, with the reason why another parser differs. */
const unusual: Record<string, Record<string, string>> = {
  'accents-and-mathematics': {
    accents: 'formulas stay TeX in Offprint; citation-js keeps \\AA as text',
    braces: 'unknown commands are kept, dropped or half kept',
    mendeley: 'the others keep braces in the DOI',
    decomposed: 'the others do not read HTML in a title',
  },
  biblatex: {
    range: 'bibtex-parser keeps the subtitle in its own field',
    season: 'bibtex-parser keeps the subtitle in its own field',
    bc: 'a year before Christ is not a year of four digits',
    jstor: 'Offprint leaves out a DOI that is invalid',
    tool: 'citation-js does not read the date of @software',
  },
  'book-keeping': {},
  names: {
    forms: 'the others keep "others" as a name',
    semicolons: 'Offprint separates authors at semicolons',
    commas: 'Offprint separates authors at commas',
    manycommas: 'Offprint keeps a list of initials as it is',
    braced: 'Offprint separates authors that are in one pair of braces',
    colon: 'Offprint drops "et al."',
    'only-others': 'the others keep "others" as a name',
  },
};

describe.each(Object.entries(unusual))('the fixture %s', (name, differing) => {
  const text = readFileSync(`test/fixtures/bibtex/${name}/input.bib`, 'utf8');
  const ours = offprintOpinions(text);
  const citationJs = byKey(citationJsOpinions(text));
  const bibtexParser = byKey(bibtexParserOpinions(text));

  test('has the same titles, authors, years and DOIs in three parsers, except in unusual entries', () => {
    const ordinary = ours.filter(({ key }) => !Object.hasOwn(differing, key));
    for (const opinion of ordinary) {
      expect(citationJs.get(opinion.key), 'citation-js').toEqual(opinion);
      expect(bibtexParser.get(opinion.key), 'bibtex-parser').toEqual(opinion);
    }
    expect(ordinary.length + Object.keys(differing).length).toBe(ours.length);
  });

  test('has no entry listed as unusual that all parsers agree about', () => {
    const agreed = ours.filter(
      (opinion) =>
        Object.hasOwn(differing, opinion.key) &&
        [citationJs, bibtexParser].every(
          (others) => JSON.stringify(others.get(opinion.key)) === JSON.stringify(opinion),
        ),
    );
    expect(agreed).toEqual([]);
  });
});

/** A text as BibTeX and as plain text. */
type Written = readonly [tex: string, plain: string];

const word = fc.constantFrom<Written>(
  ['learning', 'learning'],
  ['of', 'of'],
  ['{BERT}', 'BERT'],
  ['G{\\"o}del', 'Gödel'],
  ["\\'Etude", 'Étude'],
  ['Erd{\\H o}s', 'Erdős'],
  ['{\\v{C}}ech', 'Čech'],
  ['na{\\"\\i}ve', 'naïve'],
  ['R\\&D', 'R&D'],
  ['50\\%', '50%'],
  ['\\emph{in vivo}', 'in vivo'],
  ['Stra{\\ss}e', 'Straße'],
  ['数学', '数学'],
);

const authorName = fc.constantFrom<Written>(
  ['Quill, Ada', 'Quill, Ada'],
  ['Bo Chen', 'Chen, Bo'],
  ['van der Goot, Rob', 'van der Goot, Rob'],
  ['Ludwig van Beethoven', 'van Beethoven, Ludwig'],
  ['King, Jr., Martin Luther', 'King, Jr., Martin Luther'],
  ['{\\"O}zg{\\"u}r, {\\c C}a{\\u g}lar', 'Özgür, Çağlar'],
  ["Garc{\\'\\i}a M{\\'a}rquez, Gabriel", 'García Márquez, Gabriel'],
  ['{World Health Organization}', 'World Health Organization'],
  ['J. R. R. Tolkien', 'Tolkien, J. R. R.'],
);

/** An ordinary entry as BibTeX, and the facts that every parser should find in it. */
const anyEntry = fc
  .record({
    type: fc.constantFrom('article', 'inproceedings', 'book', 'Misc'),
    words: fc.array(word, { minLength: 1, maxLength: 6 }),
    authors: fc.array(authorName, { minLength: 1, maxLength: 4 }),
    year: fc.integer({ min: 1900, max: 2030 }),
    date: fc.constantFrom('year = {YEAR}', 'year = YEAR', 'date = {YEAR}', 'date = {YEAR-07-31}'),
    doi: fc.constantFrom('', '10.5555/a.1', '10.5555/(b)_2;c'),
    quotes: fc.constantFrom<Written>(['{', '}'], ['"', '"']),
  })
  .map(({ type, words, authors, year, date, doi, quotes: [open, close] }) => ({
    write: (key: string) => {
      // Between quotation marks, a quotation mark has to be in braces.
      const titleWords = words.map(([tex]) => (open === '"' ? tex.replace(/\\"\\?\w/gu, '{$&}') : tex));
      const fields = [
        `title = ${open}${titleWords.join(' ')}${close}`,
        `author = {${authors.map(([tex]) => tex).join('\n    and ')}}`,
        date.replace('YEAR', String(year)),
        ...(doi === '' ? [] : [`doi = {${doi}}`]),
      ];
      return `@${type}{${[key, ...fields].join(',\n  ')}\n}\n`;
    },
    facts: {
      title: words.map(([, plain]) => plain).join(' '),
      authors: authors.map(([, plain]) => plain),
      year: String(year),
      doi,
    },
  }));

test('three parsers find the same facts in ordinary entries', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
      const text = entries.map(({ write }, index) => write(`key${index}`)).join('\n');
      const facts = entries.map((entry, index) => ({ key: `key${index}`, ...entry.facts }));
      expect(offprintOpinions(text), 'Offprint').toEqual(facts);
      expect(citationJsOpinions(text), 'citation-js').toEqual(facts);
      expect(bibtexParserOpinions(text), 'bibtex-parser').toEqual(facts);
    }),
    { numRuns: 60, seed: 20_261_128 },
  );
});

test('only Offprint keeps the title of an entry without an end; citation-js rejects the whole file', () => {
  const good = (key: string) => `@article{${key},\n  title = {Good},\n  year = 2020\n}\n`;
  const text = `${good('one')}@article{bad, title = {Never closed\n${good('two')}`;
  const titles = (opinions: readonly Opinion[]) => opinions.map(({ key, title }) => [key, title]);
  expect(titles(offprintOpinions(text))).toEqual([
    ['one', 'Good'],
    ['bad', 'Never closed'],
    ['two', 'Good'],
  ]);
  expect(titles(bibtexParserOpinions(text))).toEqual([
    ['one', 'Good'],
    ['bad', ''],
    ['two', 'Good'],
  ]);
  expect(() => citationJsOpinions(text)).toThrow();
});
