import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { formatPaperFile, parsePaperFile } from '../../../src/files/paper-file.ts';
import { migrateFile } from '../../../src/import/migrate/migrate.ts';
import { importedPaper } from '../../export/imported-paper.ts';
import { propertyRuns } from '../../run-length.ts';

const file = 'content/papers/x.md';
const written = (lines: string[], body = '') => `---\n${lines.join('\n')}\n---\n${body}`;

/** Returns the paper after a migration that needs no manual changes. */
function paperOf(lines: string[], body = '') {
  const { text, diagnostics } = migrateFile('papers', written(lines, body), file);
  expect(diagnostics).toEqual([]);
  const read = parsePaperFile(text, file, 'x');
  if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
  const { id: _, ...paper } = read.value;
  return paper;
}

describe('a paper is converted', () => {
  test('from a collection of a Jekyll theme for academics', () => {
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
      links: { pdf: 'https://example.org/fold.pdf', slides: 'https://example.org/slides.pdf' },
      other: {
        collection: 'publications',
        permalink: '/publication/2019-folding',
        excerpt: 'We fold slowly.',
      },
      abstract: 'We fold slowly, at length.',
    });
  });

  test('from a Hugo theme for academics', () => {
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

  test('from BibTeX fields', () => {
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

  test('from CSL variables with hyphens', () => {
    const lines = ['title: Folding', 'container-title: Folds', 'publisher-place: Delft', 'event-title: F 19'];
    expect(paperOf(lines)).toMatchObject({
      containerTitle: 'Folds',
      publisherPlace: 'Delft',
      eventTitle: 'F 19',
    });
  });

  test('from values that an older version accepted', () => {
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

test('an abstract moves below the frontmatter, and another text there is kept', () => {
  expect(paperOf(['title: X', 'abstract: One.'], 'Another.\n')).toMatchObject({
    abstract: 'One.',
    other: { text: 'Another.' },
  });
});

test('valid keys of a person are kept, and an unknown key is reported', () => {
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

describe('a diagnostic is reported and the file keeps the value for', () => {
  const migrate = (lines: string[], body = '') => {
    const { text, diagnostics } = migrateFile('papers', written(lines, body), file);
    return { text, messages: diagnostics.map(({ line, message }) => `${line}: ${message}`) };
  };

  test('two keys with the same meaning', () => {
    const { text, messages } = migrate(['title: X', 'issued: 2019', 'year: 2020']);
    expect(messages).toEqual(['4: "year" and "issued" have the same meaning.']);
    expect(text).toContain('year: 2020');
  });

  test('a misspelt key, which is not moved to other', () => {
    expect(migrate(['title: X', 'publishr: Y']).messages).toEqual(['3: Unknown key "publishr".']);
  });

  test('a value that would lose information', () => {
    for (const line of ['date: spring 2019', 'date: soon', 'authors: Ada Quill et al.']) {
      const { text, messages } = migrate(['title: X', line]);
      expect(messages, line).toHaveLength(1);
      expect(text).toContain(line);
    }
  });

  test('invalid YAML', () => {
    expect(migrate(['title: "X', 'year: 2019']).messages[0]).toMatch(/Invalid YAML/);
  });
});

test('lines that need no change stay the same', () => {
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

test('keys in braces, in quotes and before CRLF are renamed too', () => {
  expect(paperOf(['{ title: X, venue: Folds, "date": 2019 }'])).toMatchObject({
    containerTitle: 'Folds',
    issued: '2019',
  });
  expect(paperOf(['title: X', "'venue': Folds"])).toMatchObject({ containerTitle: 'Folds' });
  const { text } = migrateFile('papers', '---\r\ntitle: X\r\nvenue: Folds\r\n---\r\nText.\r\n', file);
  expect(text).toBe('---\r\ntitle: X\r\ncontainerTitle: Folds\r\n---\r\nText.\r\n');
});

test('a paper written by Offprint does not change, and a migrated paper does not change again', () => {
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
        // Each key is converted, removed because it is empty, or reported.
        expect(once.done.length + once.diagnostics.length).toBeGreaterThanOrEqual(lines.length);
      },
    ),
    { numRuns: propertyRuns(100) },
  );
});
