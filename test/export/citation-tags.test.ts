import { describe, expect, test } from 'vitest';
import { citationTags } from '../../src/export/citation-tags.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import type { Name } from '../../src/model/name.ts';
import { pdfFile, shownPaper } from '../library/sample-papers.ts';

const home = 'https://example.org/lab/';

/** Returns the contents of all tags with a name, in order. */
function tag(name: string, more: Partial<ShownPaper>, author: Name[] = ['Ada Quill']): string[] {
  const tags = citationTags(shownPaper('folding', author, more), home);
  return tags.filter((each) => each.name === name).map(({ content }) => content);
}

describe('names of authors', () => {
  const author = (...names: Name[]) => tag('citation_author', {}, names);

  test('have one tag each, with the family name first if the parts are known', () => {
    expect(author('Ada Quill', { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' })).toEqual([
      'Quill, Ada',
      'van der Goot, Rob',
    ]);
  });

  test('keep mononyms, and groups with a comma so that Zotero does not split them', () => {
    expect(author('Mausam', { literal: 'DreamX Team' })).toEqual(['Mausam', 'DreamX Team,']);
    expect(author({ family: 'van Gogh' })).toEqual(['van Gogh,']);
  });

  test('have the suffix after the given name, where no reader loses it', () => {
    expect(author({ family: 'Naval', given: 'George', suffix: 'Jr.' })).toEqual(['Naval, George Jr.']);
  });

  test('are not split into two people by Zotero', () => {
    // Zotero splits a sole name at a comma with blanks on both sides, and every name at semicolons.
    const goot = { family: 'Goot', given: 'Rob Maria', nonDroppingParticle: 'van der' };
    expect(author(goot)).toEqual(['van der Goot, Rob\u00a0Maria']);
    expect(author(goot, 'Ada Quill')).toEqual(['van der Goot, Rob Maria', 'Quill, Ada']);
    expect(author({ literal: 'Smith, Jones; and Co' }, 'Ada Quill')[0]).toBe('Smith Jones and Co,');
  });

  test('leave out names without letters', () => {
    expect(author(':', 'Ada Quill')).toEqual(['Quill, Ada']);
  });
});

test.each([
  ['2024-03-05', '2024/3/5'],
  ['2024-03', '2024'],
  ['2024', '2024'],
])('the date %s is written as Google Scholar requires: %s', (issued, written) => {
  expect(tag('citation_publication_date', { issued })).toEqual([written]);
});

describe('the type that Zotero reads', () => {
  test.each([
    ['article-journal', 'citation_journal_title'],
    ['paper-conference', 'citation_conference_title'],
    ['chapter', 'citation_inbook_title'],
  ] as const)('of %s comes from %s', (type, name) => {
    expect(tag(name, { type, containerTitle: 'Where' })).toEqual(['Where']);
  });

  test('of a thesis and of a report comes from the institution', () => {
    expect(tag('citation_dissertation_institution', { type: 'thesis', publisher: 'North' })).toEqual([
      'North',
    ]);
    expect(tag('citation_technical_report_institution', { type: 'report', affiliations: ['N'] })).toEqual([
      'N',
    ]);
  });

  test('of a preprint comes from DC.type, without a journal tag', () => {
    const more = { type: 'article', containerTitle: 'arXiv preprint' } as const;
    expect(tag('DC.type', more)).toEqual(['preprint']);
    expect(tag('citation_journal_title', more)).toEqual([]);
    expect(tag('DC.type', { type: 'article-journal' })).toEqual([]);
  });
});

test('pages, identifiers and keywords have a tag each', () => {
  const more = { page: '1–9', DOI: 'https://doi.org/10.1/x', keyword: ['a', 'b'], arXiv: '2407.21783' };
  expect(tag('citation_firstpage', more)).toEqual(['1']);
  expect(tag('citation_lastpage', more)).toEqual(['9']);
  expect(tag('citation_doi', more)).toEqual(['10.1/x']);
  expect(tag('citation_keywords', more)).toEqual(['a', 'b']);
  expect(tag('citation_arxiv_id', more)).toEqual(['2407.21783']);
});

test('the first PDF has an absolute address in the folder of the page', () => {
  expect(tag('citation_pdf_url', { files: [pdfFile('folding'), pdfFile('slides')] })).toEqual([
    `${home}papers/folding/folding.pdf`,
  ]);
  expect(tag('citation_pdf_url', {})).toEqual([]);
});

test('without an address of the site, no tag needs one', () => {
  const paper = shownPaper('folding', ['Ada Quill'], { files: [pdfFile('folding')] });
  const tags = citationTags(paper, undefined);
  expect(tags.map(({ name }) => name)).toEqual(['citation_title', 'citation_author', 'DC.type']);
});

test('an invalid arXiv number gives no DOI, and a published paper does not get the DOI of its preprint', () => {
  expect(tag('citation_doi', { type: 'article', arXiv: '2407.01234v2' })).toEqual([
    '10.48550/arXiv.2407.01234',
  ]);
  expect(tag('citation_doi', { type: 'article', arXiv: 'hep-th/9901001' })).toEqual([
    '10.48550/arXiv.hep-th/9901001',
  ]);
  expect(tag('citation_doi', { type: 'article', arXiv: 'soon' })).toEqual([]);
  expect(tag('citation_doi', { type: 'article-journal', arXiv: '2407.01234' })).toEqual([]);
});

test('the person whose profile lists the paper is named only if the source names no author', () => {
  const authors = (author: Name[]) =>
    citationTags(shownPaper('folding', author), home, ['Ada Quill'])
      .filter(({ name }) => name === 'citation_author')
      .map(({ content }) => content);
  expect(authors([])).toEqual(['Quill, Ada']);
  expect(authors(['Bo Li'])).toEqual(['Li, Bo']);
});

test('any value is one line', () => {
  const more = { plainTitle: 'One\ntwo\u0000', abstract: 'First.\n\nSecond $x^2$.' };
  expect(tag('citation_title', more)).toEqual(['One two']);
  expect(tag('citation_abstract', more)).toEqual(['First. Second x².']);
});
