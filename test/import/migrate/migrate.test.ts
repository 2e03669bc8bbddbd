import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { formatPaperFile, parsePaperFile } from '../../../src/files/paper-file.ts';
import { migrateFile } from '../../../src/import/migrate/migrate.ts';
import { importedPaper } from '../../export/imported-paper.ts';
import { propertyRuns } from '../../run-length.ts';

const file = 'content/papers/x.md';
const written = (lines: string[], body = '') => `---\n${lines.join('\n')}\n---\n${body}`;

/** The paper that a file becomes, which must be right without a hand. */
function paperOf(lines: string[], body = '') {
  const { text, diagnostics } = migrateFile('papers', written(lines, body), file);
  expect(diagnostics).toEqual([]);
  const read = parsePaperFile(text, file, 'x');
  if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
  const { id: _, ...paper } = read.value;
  return paper;
}

describe('a paper', () => {
  test('of a collection as Jekyll themes for academics have it', () => {
    const lines = [
      'title: "Folding, Slowly"',
      'collection: publications',
      'permalink: /publication/2019-folding',
      "excerpt: 'We fold slowly.'",
      'date: 2019-05-01',
      "venue: 'Journal of Folds'",
      "paperurl: 'https://example.org/fold.pdf'",
      "slidesurl: 'https://example.org/slides.pdf'",
    ];
    expect(paperOf(lines, '\nWe fold slowly, at length.\n')).toEqual({
      title: 'Folding, Slowly',
      type: 'article',
      issued: '2019-05-01',
      containerTitle: 'Journal of Folds',
      URL: 'https://example.org/fold.pdf',
      links: { slides: 'https://example.org/slides.pdf' },
      other: {
        collection: 'publications',
        permalink: '/publication/2019-folding',
        excerpt: 'We fold slowly.',
      },
      abstract: 'We fold slowly, at length.',
    });
  });

  test('as Hugo themes for academics have it', () => {
    const lines = [
      "title: 'Folding'",
      'authors:',
      '  - Ada Quill',
      '  - Rob van der Meer',
      'date: "2013-07-01T00:00:00Z"',
      'doi: "https://doi.org/10.1234/fold.5"',
      'publication_types: ["1"]',
      'publication: "*Proceedings of Folding*"',
      'summary: Short.',
      'abstract: We fold.',
      'tags: []',
      'featured: true',
      'url_pdf: https://example.org/fold.pdf',
      'url_code: https://github.com/ada/folding',
      'url_dataset: ""',
    ];
    expect(paperOf(lines)).toEqual({
      title: 'Folding',
      type: 'paper-conference',
      author: ['Ada Quill', 'Rob van der Meer'],
      issued: '2013-07-01',
      containerTitle: 'Proceedings of Folding',
      DOI: '10.1234/fold.5',
      code: 'https://github.com/ada/folding',
      links: { pdf: 'https://example.org/fold.pdf' },
      selected: true,
      other: { summary: 'Short.' },
      abstract: 'We fold.',
    });
  });

  test('in the words of BibTeX', () => {
    const lines = [
      'title: Folding',
      'type: inproceedings',
      'author: Quill, Ada and van der Meer, Rob',
      'booktitle: Folds 2019',
      'year: 2019',
      'pages: 12--20',
      'keywords: folds; paper',
    ];
    expect(paperOf(lines)).toEqual({
      title: 'Folding',
      type: 'paper-conference',
      author: ['Ada Quill', { family: 'Meer', given: 'Rob', nonDroppingParticle: 'van der' }],
      issued: '2019',
      containerTitle: 'Folds 2019',
      page: '12–20',
      keyword: ['folds', 'paper'],
    });
  });

  test('in the words of CSL, with hyphens', () => {
    const lines = ['title: Folding', 'container-title: Folds', 'publisher-place: Delft', 'event-title: F 19'];
    expect(paperOf(lines)).toMatchObject({
      containerTitle: 'Folds',
      publisherPlace: 'Delft',
      eventTitle: 'F 19',
    });
  });

  test('whose values a former version let pass', () => {
    const lines = [
      'title: Folding',
      'DOI: " DOI 10.1234/fold.5 "',
      'issued: 1 May 2019',
      'keyword: folds, paper',
    ];
    expect(paperOf(lines)).toMatchObject({
      DOI: '10.1234/fold.5',
      issued: '2019-05-01',
      keyword: ['folds', 'paper'],
    });
  });
});

test('a person keeps what is right, and is told what is not known', () => {
  const lines = [
    'name: Ada Quill',
    'alternateName: A. Quill',
    'orcid: https://orcid.org/0000-0002-1825-0097',
    'position: Professor',
    'shoe_size: 42',
  ];
  const { text, diagnostics } = migrateFile('authors', written(lines), 'content/authors/ada.md');
  expect(diagnostics).toMatchObject([{ line: 6, message: 'Unknown key "shoe_size".' }]);
  expect(text).toContain('shoe_size: 42');
  expect(parseAuthorFile(text.replace('shoe_size: 42\n', ''), 'f', 'ada')).toMatchObject({
    value: { alternateName: ['A. Quill'], ORCID: '0000-0002-1825-0097', role: 'Professor' },
  });
});

describe('is left to a hand:', () => {
  const told = (lines: string[], body = '') => {
    const { text, diagnostics } = migrateFile('papers', written(lines, body), file);
    return { text, told: diagnostics.map(({ line, message }) => `${line}: ${message}`) };
  };

  test('two keys for one thing', () => {
    const { text, told: said } = told(['title: X', 'issued: 2019', 'year: 2020']);
    expect(said).toEqual(['4: "year" says what "issued" says here.']);
    expect(text).toContain('year: 2020');
  });

  test('a slip of the pen, which is not put away where nobody sees it', () => {
    expect(told(['title: X', 'publishr: Y']).told).toEqual(['3: Unknown key "publishr".']);
  });

  test('a value that would not be whole', () => {
    for (const line of ['date: spring 2019', 'date: soon', 'authors: Ada Quill et al.']) {
      const { text, told: said } = told(['title: X', line]);
      expect(said, line).toHaveLength(1);
      expect(text).toContain(line);
    }
  });

  test('an abstract where another text stands below', () => {
    const { text, told: said } = told(['title: X', 'abstract: One.'], 'Another.\n');
    expect(said).toEqual(['3: "abstract" and the text below the frontmatter are both there.']);
    expect(text).toContain('abstract: One.');
  });

  test('what cannot be read at all', () => {
    expect(told(['title: "X', 'year: 2019']).told[0]).toMatch(/Invalid YAML/);
  });
});

test('lines that need no change stay as a person wrote them', () => {
  const before = written(
    ["title:   'Folding'  # ours", '# in print', 'venue: Folds # hm', 'volume: "7"'],
    'Text.\n',
  );
  const { text } = migrateFile('papers', before, file);
  expect(text).toBe(
    written(
      ["title:   'Folding'  # ours", '# in print', 'containerTitle: Folds # hm', 'volume: "7"'],
      'Text.\n',
    ),
  );
});

test('keys in braces, in quotes and with CRLF are taken over, too', () => {
  expect(paperOf(['{ title: X, venue: Folds, "date": 2019 }'])).toMatchObject({
    containerTitle: 'Folds',
    issued: '2019',
  });
  expect(paperOf(['title: X', "'venue': Folds"])).toMatchObject({ containerTitle: 'Folds' });
  const { text } = migrateFile('papers', '---\r\ntitle: X\r\nvenue: Folds\r\n---\r\nText.\r\n', file);
  expect(text).toBe('---\r\ntitle: X\r\ncontainerTitle: Folds\r\n---\r\nText.\r\n');
});

test('any paper that Offprint writes is right already, and what was brought up to date is so for good', () => {
  const keys = fc.constantFrom(
    'venue',
    'date',
    'authors',
    'url_pdf',
    'summary',
    'pages',
    'layout',
    'Doi',
    'tilte',
  );
  fc.assert(
    fc.property(
      importedPaper,
      fc.dictionary(keys, fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()))),
      (paper, more) => {
        const right = formatPaperFile(paper);
        expect(migrateFile('papers', right, file)).toEqual({ text: right, done: [], diagnostics: [] });
        const lines = Object.entries(more).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
        const foreign = `---\n${lines.join('')}${right.slice('---\n'.length)}`;
        const once = migrateFile('papers', foreign, file);
        const twice = migrateFile('papers', once.text, file);
        expect(twice.text).toBe(once.text);
        // Each value is taken over, told of, or was empty.
        expect(once.done.length + once.diagnostics.length).toBeGreaterThanOrEqual(lines.length);
      },
    ),
    { numRuns: propertyRuns(100) },
  );
});
