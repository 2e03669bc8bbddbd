import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FormatName, detectFormat, readers, readTexts } from '../../src/import/formats.ts';
import { paperFrontmatterSchema } from '../../src/model/paper.ts';
import { propertyRuns } from '../run-length.ts';

/** A small text in each format, with the expected title and fields of its first paper. */
const texts: Record<FormatName, { text: string; title: string; paper: object }> = {
  profile: {
    text: 'Ada Quill\n\nLG\n\n1 Papers\n\nLGMar 5, 2024\nTensor Folding\n\nAda Quill, Zoë Schütz\n\nWe fold.\n',
    title: 'Tensor Folding',
    paper: { author: ['Ada Quill', 'Zoë Schütz'], issued: '2024-03-05', abstract: 'We fold.' },
  },
  bibtex: {
    text: '@string{jf = "Journal of Folds"}\n\n@article{quill2024,\n  title = {Tensor Folding for {G\\"odel} and $\\alpha$},\n  author = {Quill, Ada and van der Meer, Rob and others},\n  journal = jf, year = 2024, month = mar, pages = {1--9}, doi = {10.1234/fold},\n}\n',
    title: 'Tensor Folding for Gödel and $\\alpha$',
    paper: { type: 'article-journal', authorsTruncated: true, issued: '2024-03', containerTitle: 'Journal of Folds', page: '1–9', DOI: '10.1234/fold' },
  },
  ris: {
    text: 'TY  - JOUR\nTI  - Tensor Folding\nAU  - Quill, Ada\nAU  - van der Meer, Rob\nPY  - 2024/03/05/\nJO  - Journal of Folds\nVL  - 12\nSP  - 1\nEP  - 9\nDO  - https://doi.org/10.1234/fold\nAB  - We fold.\nER  - \n',
    title: 'Tensor Folding',
    paper: {
      type: 'article-journal',
      issued: '2024-03-05',
      volume: '12',
      page: '1–9',
      DOI: '10.1234/fold',
      abstract: 'We fold.',
    },
  },
  enw: {
    text: '%0 Journal Article\n%T Tensor Folding\n%A Quill, Ada\n%D 2024\n%J Journal of Folds\n%V 12\n%P 1-9\n%R 10.1234/fold\n%X We fold.\n',
    title: 'Tensor Folding',
    paper: { type: 'article-journal', author: ['Ada Quill'], issued: '2024', page: '1–9', DOI: '10.1234/fold' },
  },
  nbib: {
    text: 'PMID- 12345678\nDP  - 2024 Mar 5\nTI  - Tensor folding in\n      cells.\nFAU - Quill, Ada\nAU  - Quill A\nAB  - We fold.\nJT  - Journal of folds\nLID - 10.1234/fold [doi]\nPT  - Journal Article\n',
    title: 'Tensor folding in cells',
    paper: { author: ['Ada Quill'], PMID: '12345678', DOI: '10.1234/fold', abstract: 'We fold.' },
  },
  arxiv: {
    text: '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2403.01234v2</id><published>2024-03-05T00:00:00Z</published><title>Tensor\n  Folding</title><summary>We fold &amp; unfold.</summary><author><name>Ada Quill</name></author></entry></feed>',
    title: 'Tensor Folding',
    paper: { type: 'article', author: ['Ada Quill'], arXiv: '2403.01234', issued: '2024-03-05', abstract: 'We fold & unfold.' },
  },
  scholar: {
    text: 'Ada Quill\nNorth Lab\nVerified email at north.example\nTitle\tCited by\tYear\nTensor Folding\nA Quill, R van der Meer\nJournal of Folds 12 (3), 1-9, 2024\t40\t2024\n',
    title: 'Tensor Folding',
    paper: { author: ['A Quill', 'R van der Meer'], issued: '2024' },
  },
  references: {
    text: 'Publications\n\nQuill, A., & van der Meer, R. (2024, March 5). Tensor Folding. Journal of Folds, 12(3), 1–9. https://doi.org/10.1234/fold\n',
    title: 'Tensor Folding',
    paper: { type: 'article-journal', issued: '2024-03-05', containerTitle: 'Journal of Folds', page: '1–9', DOI: '10.1234/fold' },
  },
  page: {
    text: 'showing all 1 records\n[j1]\n\nAda Quill, Rob van der Meer:\nTensor Folding. J. Folds 12(3): 1-9 (2024)\n',
    title: 'Tensor Folding',
    paper: { type: 'article-journal', author: ['Ada Quill', 'Rob van der Meer'], issued: '2024', containerTitle: 'J. Folds', page: '1–9' },
  },
  'csl-json': {
    text: '[{"id": "x", "type": "article-journal", "title": "Tensor Folding", "author": [{"family": "Quill", "given": "Ada"}], "issued": {"date-parts": [[2024, 3, 5]]}, "container-title": "Journal of Folds", "DOI": "10.1234/fold"}]',
    title: 'Tensor Folding',
    paper: { author: ['Ada Quill'], issued: '2024-03-05', containerTitle: 'Journal of Folds', DOI: '10.1234/fold' },
  },
  openalex: {
    text: '{"results": [{"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1234/fold", "title": "Tensor Folding", "publication_date": "2024-03-05", "type": "article", "authorships": [{"author": {"display_name": "Ada Quill"}}], "abstract_inverted_index": {"fold.": [1], "We": [0]}}]}',
    title: 'Tensor Folding',
    paper: { author: ['Ada Quill'], DOI: '10.1234/fold', abstract: 'We fold.' },
  },
  'semantic-scholar': {
    text: '{"data": [{"paperId": "0123456789abcdef", "title": "Tensor Folding", "authors": [{"authorId": "1", "name": "Ada Quill"}], "year": 2024, "externalIds": {"DOI": "10.1234/fold", "ArXiv": "2403.01234"}}]}',
    title: 'Tensor Folding',
    paper: { author: ['Ada Quill'], issued: '2024', DOI: '10.1234/fold', arXiv: '2403.01234' },
  },
  datacite: {
    text: '{"data": {"id": "10.1234/fold", "type": "dois", "attributes": {"doi": "10.1234/fold", "creators": [{"name": "Quill, Ada"}], "titles": [{"title": "Tensor Folding"}], "publicationYear": 2024, "types": {"resourceTypeGeneral": "Dataset"}}}}',
    title: 'Tensor Folding',
    paper: { type: 'dataset', author: ['Ada Quill'], DOI: '10.1234/fold', issued: '2024' },
  },
  zenodo: {
    text: '{"id": 1, "conceptrecid": "0", "doi": "10.5281/zenodo.1", "metadata": {"title": "Tensor Folding", "creators": [{"name": "Quill, Ada"}], "publication_date": "2024-03-05", "resource_type": {"type": "software"}, "version": "1.0"}}',
    title: 'Tensor Folding',
    paper: { type: 'software', author: ['Ada Quill'], DOI: '10.5281/zenodo.1', issued: '2024-03-05', version: '1.0' },
  },
  cff: {
    text: 'cff-version: 1.2.0\nmessage: Cite it.\ntitle: Tensor Folding\nauthors:\n  - family-names: Quill\n    given-names: Ada\ndate-released: 2024-03-05\nversion: 1.0\n',
    title: 'Tensor Folding',
    paper: { type: 'software', author: ['Ada Quill'], issued: '2024-03-05', version: '1.0' },
  },
  crossref: {
    text: '{"status": "ok", "message-type": "work", "message": {"DOI": "10.1234/fold", "type": "journal-article", "title": ["Tensor Folding"], "author": [{"given": "Ada", "family": "Quill"}], "published": {"date-parts": [[2024, 3]]}, "container-title": ["Journal of Folds"], "abstract": "<jats:p>We <jats:italic>fold</jats:italic>.</jats:p>"}}',
    title: 'Tensor Folding',
    paper: { type: 'article-journal', author: ['Ada Quill'], DOI: '10.1234/fold', issued: '2024-03', abstract: 'We fold.' },
  },
  orcid: {
    text: '{"group": [{"work-summary": [{"put-code": 1, "title": {"title": {"value": "Tensor Folding"}}, "type": "journal-article", "publication-date": {"year": {"value": "2024"}, "month": {"value": "03"}}, "external-ids": {"external-id": [{"external-id-type": "doi", "external-id-value": "10.1234/fold", "external-id-relationship": "self"}]}}]}]}',
    title: 'Tensor Folding',
    paper: { type: 'article-journal', DOI: '10.1234/fold', issued: '2024-03' },
  },
  dblp: {
    text: '{"result": {"query": "fold", "hits": {"@total": "1", "hit": [{"@score": "1", "info": {"authors": {"author": [{"@pid": "1/1", "text": "Ada Quill"}]}, "title": "Tensor Folding.", "venue": "ICF", "year": "2024", "type": "Conference and Workshop Papers", "key": "conf/icf/Q24", "doi": "10.1234/fold"}, "url": "URL#1"}]}}}',
    title: 'Tensor Folding',
    paper: { type: 'paper-conference', DOI: '10.1234/fold', issued: '2024', containerTitle: 'ICF' },
  },
  zotero: {
    text: '[{"key": "ABCD2345", "version": 7, "meta": {"parsedDate": "2024-03-00"}, "data": {"key": "ABCD2345", "version": 7, "itemType": "journalArticle", "title": "Tensor Folding", "creators": [{"creatorType": "author", "firstName": "Ada", "lastName": "Quill"}], "date": "March 2024", "publicationTitle": "Journal of Folds", "DOI": "10.1234/fold", "tags": [], "extra": "Citation Key: quill2024"}}]',
    title: 'Tensor Folding',
    paper: { type: 'article-journal', author: ['Ada Quill'], DOI: '10.1234/fold', issued: '2024-03', citationKey: 'quill2024' },
  },
  'json-lines': {
    text: '{"title": "Tensor Folding", "author": ["Ada Quill"], "issued": "2024-03", "containerTitle": "Journal of Folds", "abstract": "We fold."}\n{"title": "Another", "issued": "2023", "mood": "fine"}\n',
    title: 'Tensor Folding',
    paper: { author: ['Ada Quill'], issued: '2024-03', abstract: 'We fold.' },
  },
}; // prettier-ignore

const names = Object.keys(readers) as FormatName[];

describe.each(names)('%s', (format) => {
  const { text, title, paper } = texts[format];

  test('is detected by its content, with or without white space before it', () => {
    expect(detectFormat(text)).toBe(format);
    if (format !== 'profile' && format !== 'scholar')
      expect(detectFormat(`\n  ${text}`.replace(/^\n {2}(?=\w|%)/, '\n'))).toBe(format);
  });

  test('is read into the fields of the model', () => {
    const [record] = readTexts([{ text, file: 'file' }])
      .flat()
      .flatMap(({ records }) => records);
    expect(record?.paper.title).toBe(title);
    expect(record?.paper).toMatchObject(paper);
  });

  test('returns values that are valid in a paper file, and each record with its line', () => {
    for (const {
      paper: { abstract: _, ...frontmatter },
      line,
    } of readTexts([{ text, file: 'file' }])
      .flat()
      .flatMap(({ records }) => records)) {
      expect(paperFrontmatterSchema.safeParse(frontmatter).error).toBeUndefined();
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(text.split('\n').length);
    }
  });

  test('never throws for a damaged text, and returns only values that are valid in a paper file', () => {
    const junk = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        '<',
        '>',
        '&',
        '\\',
        '$',
        '\n',
        '__proto__',
        'null',
        '-1e999',
        '\ud800',
        'TY  - ',
        '%0 ',
        '0000',
      ),
    );
    const damaged = fc.tuple(fc.nat(text.length), fc.nat(text.length), junk, fc.nat(3)).map(([from, to, piece, way]) =>
      way === 0 ? text.slice(0, from)
      : way === 1 ? text.slice(0, from) + piece + text.slice(from)
      : way === 2 ? text.slice(0, Math.min(from, to)) + piece + text.slice(Math.max(from, to))
      : text + piece + text.slice(from),
    ); // prettier-ignore
    fc.assert(
      fc.property(damaged, (source) => {
        for (const read of readers[format](source, 'file')) {
          for (const {
            paper: { abstract: _, ...frontmatter },
          } of read.records) {
            expect(paperFrontmatterSchema.safeParse(frontmatter).error).toBeUndefined();
          }
          expect(read.unread === 0 || read.diagnostics.some(({ severity }) => severity === 'error')).toBe(
            true,
          );
        }
        detectFormat(source);
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});

test('an incomplete record does not affect other records', () => {
  const { text } = texts['json-lines'];
  const [read] = readers['json-lines'](`${text}{"title": "Broken", "issued": \n{"title": "Last"}\n`, 'file');
  expect(read?.records.map(({ paper }) => paper.title)).toEqual(['Tensor Folding', 'Another', 'Last']);
  expect(read?.unread).toBe(1);
  expect(read?.diagnostics.find(({ severity }) => severity === 'error')?.line).toBe(3);
});

test('unknown fields are kept', () => {
  const [read] = readers['json-lines'](texts['json-lines'].text, 'file');
  expect(read?.records[1]?.paper.other).toEqual({ mood: 'fine' });
});

test('BibTeX texts are read together, even with other texts between them', () => {
  const strings = { text: '@string{jf = "Journal of Folds"}\n', file: 'strings.bib' };
  const papers = { text: '@article{x, title={Folding}, journal=jf, year=2024}\n', file: 'papers.bib' };
  const between = { text: texts.ris.text, file: 'a.ris' };
  const read = readTexts([papers, between, strings]);
  expect(read.map((parts) => parts.map(({ file, records }) => [file, records.length]))).toEqual([
    [['papers.bib', 1]], [['a.ris', 1]], [['strings.bib', 0]],
  ]); // prettier-ignore
  expect(read[0]?.[0]?.records[0]?.paper.containerTitle).toBe('Journal of Folds');
});
