import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Paper, paperTypes } from '../../src/model/paper.ts';
import { builtSite, typesSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';

/** The rules of Google Scholar's inclusion guidelines and of Zotero's "Embedded Metadata", over a paper of every type. */
const home = 'https://example.org/lab/';
let folder = '';
beforeAll(async () => {
  folder = await builtSite(await typesSite());
}, 300_000);

const page = (address: string): CheerioAPI =>
  load(readFileSync(path.join(folder, address, 'index.html'), 'utf8'));
/** Returns the page of the paper of this type. The type is its id. */
const paper = (type: string) => page(`papers/${type}`);
/** Returns the values of the tags with this name, in the order of the page. */
const contents = ($: CheerioAPI, name: string) =>
  $(`head > meta[name="${name}"]`).toArray().map((tag) => $(tag).attr('content') ?? ''); // prettier-ignore
const tags = ($: CheerioAPI, names: readonly string[]) =>
  $('head > meta[name]').toArray().map((tag) => [$(tag).attr('name') ?? '', $(tag).attr('content') ?? ''] as const)
    .filter(([name]) => names.includes(name)); // prettier-ignore
const addresses = () =>
  entriesBelow(folder)
    .filter((file) => path.basename(file) === 'index.html')
    .map((file) => path.dirname(file).split(path.sep).join('/'));
const isPaper = (address: string) => address.startsWith('papers/');

test('the site has one paper page for every type, and no others', () => {
  expect(addresses().filter(isPaper).sort()).toEqual(paperTypes.map((type) => `papers/${type}`).sort());
});

describe('for Google Scholar', () => {
  test.each(paperTypes)('a page of the type %s has a title, authors and a date', (type) => {
    const $ = paper(type);
    expect(contents($, 'citation_title')).toEqual([$('h1').text().replaceAll('𝛼', 'α')]);
    expect(contents($, 'citation_author').length).toBeGreaterThan(0);
    expect(contents($, 'citation_publication_date')).toHaveLength(1);
  });

  test('each author has a separate tag, with the family name first and without affiliations', () => {
    expect(contents(paper('article'), 'citation_author')).toEqual([
      'Quill, Ada',
      'van der Goot, Rob Maria',
      'DreamX Team,',
    ]);
    const $ = paper('article-journal');
    expect(contents($, 'citation_author')).toEqual(['Li, Bo', 'Quill, Ada']);
    expect($('meta[name^="citation_"][content*="North Lab"]')).toHaveLength(0);
    expect($('main').text()).toContain('North Lab');
  });

  test('the owner of a profile is named as the author if the source names no authors', () => {
    expect(contents(paper('webpage'), 'citation_author')).toEqual(['Quill, Ada']);
  });

  test.each([
    ['article-journal', '2010/5/12'],
    ['article-magazine', '2022'],
    ['book', '2015'],
  ])('a date of a day is %s: %s, one of a month or a year the year alone', (type, date) => {
    expect(contents(paper(type), 'citation_publication_date')).toEqual([date]);
  });

  test('a PDF of the site is named by its absolute address, and a PDF on another host is only linked', () => {
    expect(contents(paper('article-journal'), 'citation_pdf_url')).toEqual([
      `${home}papers/article-journal/article-journal.pdf`,
    ]);
    const $ = paper('article');
    expect($('.links a[href="https://example.com/elsewhere.pdf"]')).toHaveLength(1);
    expect(contents($, 'citation_pdf_url')).toEqual([]);
  });

  test('each address belongs to one paper, and no other page has tags of a paper', () => {
    for (const address of addresses()) {
      const $ = page(address);
      // A former address leads to another page.
      if ($('meta[http-equiv=refresh]').length > 0) continue;
      const own = address === '.' ? home : `${home}${address}/`;
      expect($('link[rel=canonical]').attr('href'), address).toBe(own);
      expect(contents($, 'citation_abstract_html_url'), address).toEqual(isPaper(address) ? [own] : []);
      expect(contents($, 'citation_title'), address).toHaveLength(isPaper(address) ? 1 : 0);
    }
  });

  test.each(paperTypes)('the abstract of a page of the type %s is visible without a click', (type) => {
    const $ = paper(type);
    const abstract = $('main .prose');
    expect([abstract.text().trim()]).toEqual(contents($, 'citation_abstract'));
    expect(abstract.closest('details, dialog, template, [hidden], [aria-hidden=true]')).toHaveLength(0);
  });
});

/** The tags from which the translator of Zotero takes the type. The last of several tags counts. */
const highwireTypes: Record<string, string> = {
  citation_journal_title: 'journalArticle',
  citation_technical_report_institution: 'report',
  citation_conference_title: 'conferencePaper',
  citation_conference: 'conferencePaper',
  citation_book_title: 'bookSection',
  citation_inbook_title: 'bookSection',
  citation_dissertation_institution: 'thesis',
};

describe('for Zotero', () => {
  const types = {
    article: 'preprint',
    'article-journal': 'journalArticle',
    'article-magazine': 'magazineArticle',
    'article-newspaper': 'newspaperArticle',
    book: 'book',
    chapter: 'bookSection',
    dataset: 'dataset',
    document: 'document',
    'entry-encyclopedia': 'encyclopediaArticle',
    manuscript: 'manuscript',
    'paper-conference': 'conferencePaper',
    patent: 'patent',
    'post-weblog': 'blogPost',
    report: 'report',
    review: 'journalArticle',
    software: 'computerProgram',
    speech: 'presentation',
    standard: 'standard',
    thesis: 'thesis',
    webpage: 'webpage',
  } satisfies Record<Paper['type'], string>;

  test.each(Object.entries(types))('a paper of the type %s is a %s', (type, item) => {
    const $ = paper(type);
    const highwire = tags($, Object.keys(highwireTypes)).map(([name]) => highwireTypes[name]);
    const named = [...contents($, 'z:itemType'), ...contents($, 'DC.type')];
    expect(highwire.at(-1) ?? named[0]).toBe(item);
  });

  test.each([
    ['article-journal', [['citation_journal_title', 'Journal of Folded Things']]],
    ['review', [['citation_journal_title', 'Reviews of Folded Things']]],
    [
      'paper-conference',
      [
        ['citation_inbook_title', 'Proceedings of the Third Conference on Folds'],
        ['citation_conference_title', 'FOLD 2020'],
      ],
    ],
    ['chapter', [['citation_inbook_title', 'The Book of Folds']]],
    ['thesis', [['citation_dissertation_institution', 'University of the North']]],
    ['report', [['citation_technical_report_institution', 'North Institute']]],
    ['article-magazine', [['prism.publicationName', 'Fold Weekly']]],
    ['article-newspaper', [['prism.publicationName', 'The Daily Fold']]],
    ['entry-encyclopedia', [['prism.publicationName', 'Encyclopedia of Folds']]],
    ['post-weblog', [['prism.publicationName', 'blog.example.com']]],
    ['webpage', [['prism.publicationName', 'Pages of Folds']]],
    ['speech', [['z:meetingName', 'Days of Folds']]],
    ['article', []],
    ['book', []],
  ])('what a paper of the type %s appeared in has the tag of that type', (type, expected) => {
    const names = [...Object.keys(highwireTypes), 'prism.publicationName', 'z:meetingName'];
    expect(tags(paper(type), names)).toEqual(expected);
  });

  test('DC.type is preprint only for preprints, which have no journal', () => {
    const preprints = paperTypes.filter((type) => contents(paper(type), 'DC.type').includes('preprint'));
    expect(preprints).toEqual(['article']);
    expect($names(paper('article'))).not.toContain('citation_journal_title');
    expect(contents(paper('thesis'), 'DC.type')).toEqual(['PhD thesis']);
  });

  test.each([
    ['article', { citation_doi: '10.48550/arXiv.2407.01234', citation_publisher: 'arXiv' }],
    ['article', { 'z:number': 'arXiv:2407.01234', citation_public_url: 'https://arxiv.org/abs/2407.01234' }],
    ['article-journal', { citation_volume: '12', citation_issue: '3', citation_issn: '1234-5679' }],
    ['article-journal', { citation_firstpage: '1', citation_lastpage: '9' }],
    ['article-journal', { citation_doi: '10.1234/fold(10)<1::AID>2.0;2-#', citation_language: 'en' }],
    ['article-journal', { 'DC.rights': 'https://creativecommons.org/licenses/by/4.0/' }],
    ['book', { citation_isbn: '978-3-16-148410-0', citation_publisher: 'Fold Press', 'z:edition': '2' }],
    ['book', { citation_series_title: 'Folded Library', 'z:seriesNumber': '4', 'z:place': 'Utrecht' }],
    ['dataset', { citation_publisher: 'Fold Archive', citation_public_url: 'https://example.com/data' }],
    ['patent', { 'z:number': 'EP1234567' }],
    ['report', { citation_technical_report_number: 'TR-7', 'z:seriesTitle': 'Reports of the North' }],
    ['speech', { 'DC.type': 'Invited talk' }],
    ['standard', { 'z:number': 'FOLD 1234' }],
  ])('a paper of the type %s has the additional tags %o', (type, expected) => {
    for (const [name, value] of Object.entries(expected))
      expect(contents(paper(type), name)).toEqual([value]);
  });
});

describe('COinS', () => {
  const coins = (address: string) => {
    const $ = page(address);
    return $('span.Z3988').toArray().map((span) => new URLSearchParams($(span).attr('title'))); // prettier-ignore
  };

  test('are only on lists, one for each paper of the list', () => {
    for (const address of addresses().filter(isPaper)) expect(coins(address), address).toHaveLength(0);
    expect(coins('papers')).toHaveLength(paperTypes.length);
    const ada = paperTypes.filter((type) => type !== 'standard');
    expect(coins('authors/ada-quill')).toHaveLength(ada.length);
    expect(coins('years/2024')).toHaveLength(2);
  });

  test('name every paper by its title and by an address', () => {
    const titles = coins('papers').map((each) => each.get('rft.atitle') ?? each.get('rft.btitle') ?? each.get('rft.title')); // prettier-ignore
    const headings = paperTypes.map((type) => contents(paper(type), 'citation_title')[0]);
    expect(titles.sort()).toEqual(headings.sort());
    for (const each of coins('papers')) expect(each.getAll('rft_id').at(-1)).toMatch(/^https:\/\//);
  });

  test('have no empty field', () => {
    for (const each of coins('papers')) expect([...each.values()]).not.toContain('');
  });
});

const $names = ($: CheerioAPI) => $('head > meta[name]').toArray().map((tag) => $(tag).attr('name')); // prettier-ignore
