import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJsonLd, paperJsonLd, personJsonLd, siteJsonLd } from '../../src/export/json-ld.ts';
import { signposts } from '../../src/export/signposts.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import type { Name } from '../../src/model/name.ts';
import { parseSiteFile } from '../../src/files/site-file.ts';
import { pdfFile, shownPaper } from '../library/sample-papers.ts';

const home = 'https://example.org/lab/';
const ada = { id: 'ada-quill', name: 'Ada Quill', ORCID: '0000-0002-1825-0097', role: 'Professor' };

function libraryOf(author: Name[], more: Partial<ShownPaper>) {
  const library = createLibrary([shownPaper('folding', author, more)], [ada]);
  const [paper] = library.papers;
  return { library, paper: paper!, byline: library.byline(paper!) };
}

/** Returns the statements about a paper as a client parses them. */
function statements(author: Name[], more: Partial<ShownPaper> = {}, at: string | undefined = home) {
  const { paper, byline } = libraryOf(author, more);
  const graph = paperJsonLd(paper, byline, { home: at === '' ? undefined : at, title: 'Lab' });
  return (JSON.parse(formatJsonLd(graph)) as { '@graph': Record<string, unknown>[] })['@graph'];
}

describe('a paper', () => {
  test('has every author as an object with page, ORCID and name parts', () => {
    const [article] = statements(['Ada Quill', ':', 'Rob van der Meer', { literal: 'The Graph Consortium' }]);
    expect(article).toMatchObject({ '@type': 'ScholarlyArticle', url: `${home}papers/folding/` });
    expect(article?.author).toEqual([
      {
        '@type': 'Person',
        name: 'Ada Quill',
        givenName: 'Ada',
        familyName: 'Quill',
        url: `${home}authors/ada-quill/`,
        sameAs: 'https://orcid.org/0000-0002-1825-0097',
      },
      {
        '@type': 'Person',
        name: 'Rob van der Meer',
        givenName: 'Rob',
        familyName: 'van der Meer',
        url: `${home}authors/rob-van-der-meer/`,
      },
      {
        '@type': 'Organization',
        name: 'The Graph Consortium',
        url: `${home}authors/the-graph-consortium/`,
      },
    ]);
  });

  test('in a journal is part of an issue, a volume and the periodical', () => {
    const journal = { type: 'article-journal', containerTitle: 'J', ISSN: '1234-5679' } as const;
    const periodical = { '@type': 'Periodical', name: 'J', issn: '1234-5679' };
    const volume = { '@type': 'PublicationVolume', volumeNumber: '12', isPartOf: periodical };
    expect(statements(['A B'], journal)[0]?.isPartOf).toEqual(periodical);
    expect(statements(['A B'], { ...journal, volume: '12' })[0]?.isPartOf).toEqual(volume);
    expect(statements(['A B'], { ...journal, volume: '12', issue: '3' })[0]?.isPartOf).toEqual({
      '@type': 'PublicationIssue',
      issueNumber: '3',
      isPartOf: volume,
    });
  });

  test('has its DOI as a resolvable address, with any characters', () => {
    const [article] = statements(['A B'], { DOI: 'doi:10.1002/(SICI)<1::AID>3.0.CO;2-#' });
    expect(article?.sameAs).toEqual(['https://doi.org/10.1002/(SICI)%3C1::AID%3E3.0.CO;2-%23']);
    expect(article?.identifier).toMatchObject({ value: '10.1002/(SICI)<1::AID>3.0.CO;2-#' });
  });

  test.each([
    ['article-journal', { page: '1-9' }, { pageStart: '1', pageEnd: '9' }],
    ['report', { number: 'TR-7', page: '3' }, { reportNumber: 'TR-7', pageStart: '3' }],
    ['book', { ISBN: '978', edition: '2', page: '1-9' }, { isbn: '978', bookEdition: '2' }],
    ['thesis', { genre: 'PhD thesis', page: '1-9' }, { inSupportOf: 'PhD thesis' }],
    ['software', { code: 'https://example.com/r', page: '1' }, { codeRepository: 'https://example.com/r' }],
    ['dataset', { abstract: 'Folds.', page: '1' }, { description: 'Folds.' }],
    ['patent', { number: '7', page: '1-9' }, {}],
  ] as const)('of the type %s has what schema.org has a word for in it', (type, more, expected) => {
    const [article = {}] = statements(['A B'], { type, ...more });
    const special = ['pageStart', 'pageEnd', 'reportNumber', 'isbn', 'bookEdition', 'inSupportOf', 'codeRepository', 'description']; // prettier-ignore
    expect(Object.fromEntries(Object.entries(article).filter(([key]) => special.includes(key)))).toEqual(
      expected,
    );
  });

  test('has the licence of its file, if it is a web address', () => {
    const license = 'https://creativecommons.org/publicdomain/zero/1.0/';
    expect(statements(['A B'], { license })[0]?.license).toEqual([license]);
    expect(statements(['A B'], { license: 'mailto:a@example.com' })[0]).not.toHaveProperty('license');
  });

  test('has breadcrumbs from the home page, in order', () => {
    const [, way] = statements(['A B']);
    expect(way).toMatchObject({ '@type': 'BreadcrumbList' });
    expect(
      (way as unknown as { itemListElement: { item: string }[] }).itemListElement.map(({ item }) => item),
    ).toEqual([home, `${home}papers/`, `${home}papers/folding/`]);
  });

  test('of a site without an address has no value that needs one', () => {
    const graph = statements(['Ada Quill'], { files: [pdfFile('folding')] }, '');
    expect(graph).toHaveLength(1);
    expect(JSON.stringify(graph)).not.toMatch(/"(?:@id|url|contentUrl)"/);
  });
});

test('a person is the main entity of a profile page', () => {
  const person = createLibrary(
    [],
    [{ ...ada, links: { Mail: 'mailto:a@example.com', Web: 'https://a.example' } }],
  ).people[0]!;
  expect(personJsonLd(person, { home, title: 'Lab' }, { name: 'People', path: '/people/' })[0]).toMatchObject(
    {
      '@type': 'ProfilePage',
      url: `${home}authors/ada-quill/`,
      mainEntity: {
        '@type': 'Person',
        name: 'Ada Quill',
        jobTitle: 'Professor',
        sameAs: ['https://orcid.org/0000-0002-1825-0097', 'https://a.example/'],
      },
    },
  );
});

test('the site describes its search', () => {
  const read = parseSiteFile('title: Lab', 'site.yaml');
  const site = 'value' in read ? read.value : expect.unreachable();
  expect(JSON.stringify(siteJsonLd(site, home))).toContain(`${home}papers/?q={search_term_string}`);
  expect(siteJsonLd(site, undefined)).toEqual([]);
});

test('statements never contain a character that ends their element, and read back unchanged', () => {
  const parts = fc.constantFrom('</script>', '<!--', '-->', '<script>', '\u2028', '"', '\\', 'a', '<', '&');
  fc.assert(
    fc.property(
      fc.array(parts).map((each) => each.join('')),
      (name) => {
        const text = formatJsonLd([{ '@type': 'Thing', name }]);
        expect(text).not.toContain('<');
        expect(JSON.parse(text)).toMatchObject({ '@graph': [{ name }] });
      },
    ),
  );
});

test('signposts link to the type, the ORCIDs, the descriptions and the content, without cite-as', () => {
  const license = 'https://creativecommons.org/licenses/by/4.0';
  const more = {
    type: 'thesis',
    DOI: '10.1/x',
    license,
    files: [pdfFile('folding')],
  } as const;
  const author = ['Ada Quill', { family: 'Li', given: 'Wei', ORCID: '0000-0001-5109-3700' }];
  const { paper, byline } = libraryOf(author, { ...more, files: [...more.files] });
  expect(signposts(paper, byline, ['bib'], '/lab/')).toEqual([
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: 'https://schema.org/Thesis' },
    { rel: 'author', href: 'https://orcid.org/0000-0002-1825-0097' },
    { rel: 'author', href: 'https://orcid.org/0000-0001-5109-3700' },
    { rel: 'license', href: license },
    { rel: 'describedby', href: '/lab/papers/folding/cite.bib', type: 'application/x-bibtex' },
    { rel: 'item', href: '/lab/papers/folding/folding.pdf', type: 'application/pdf' },
  ]);
});

test('a retraction is the status of the paper, and notices are its corrections', () => {
  const [article] = statements(['Ada Quill'], {
    updates: [{ type: 'correction', URL: 'https://example.org/fix' }, { type: 'retraction' }],
  });
  expect(article).toMatchObject({ creativeWorkStatus: 'Retracted', correction: ['https://example.org/fix'] });
  const [sound] = statements(['Ada Quill'], { updates: [{ type: 'erratum' }] });
  expect(sound).not.toHaveProperty('creativeWorkStatus');
  expect(sound).not.toHaveProperty('correction');
});
