import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { paperTypes } from '../../src/model/paper.ts';
import { builtSite, typesSite } from '../built-site.ts';

/** Metadata on the pages of papers of every type: schema.org, FAIR Signposting, persistent addresses. */
const home = 'https://example.org/lab/';
const orcid = 'https://orcid.org/0000-0002-1825-0097';
const license = 'https://creativecommons.org/licenses/by/4.0/';
let folder = '';
beforeAll(async () => {
  folder = await builtSite(await typesSite());
}, 300_000);

type Statement = Record<string, unknown> & { '@type': string };

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const page = (address: string): CheerioAPI => load(read(path.join(address, 'index.html')));
/** Returns the statements of a page with this type of schema.org. */
function statements(address: string, type: string): Statement[] {
  const text = page(address)('script[type="application/ld+json"]').text();
  return (JSON.parse(text) as { '@graph': Statement[] })['@graph'].filter((each) => each['@type'] === type);
}
/** Returns the file for an address of the site. */
const fileAt = (address: unknown) => {
  const below = String(address).replace(home, '');
  return path.join(folder, below === '' || below.endsWith('/') ? `${below}index.html` : below);
};

describe('schema.org', () => {
  test.each([
    ['article', 'ScholarlyArticle'],
    ['article-journal', 'ScholarlyArticle'],
    ['article-magazine', 'Article'],
    ['article-newspaper', 'NewsArticle'],
    ['book', 'Book'],
    ['chapter', 'Chapter'],
    ['dataset', 'Dataset'],
    ['document', 'CreativeWork'],
    ['entry-encyclopedia', 'Article'],
    ['manuscript', 'Manuscript'],
    ['paper-conference', 'ScholarlyArticle'],
    ['patent', 'CreativeWork'],
    ['post-weblog', 'BlogPosting'],
    ['report', 'Report'],
    ['review', 'ScholarlyArticle'],
    ['software', 'SoftwareSourceCode'],
    ['speech', 'CreativeWork'],
    ['standard', 'CreativeWork'],
    ['thesis', 'Thesis'],
    ['webpage', 'WebPage'],
  ])('a paper of the type %s is a %s, by its own address', (type, word) => {
    const [work, ...more] = statements(`papers/${type}`, word);
    expect(more).toEqual([]);
    expect(work).toMatchObject({ '@id': `${home}papers/${type}/`, url: `${home}papers/${type}/` });
    expect(work?.name).toBe(page(`papers/${type}`)('meta[name=citation_title]').attr('content'));
  });

  test('every author is an object, and a group is an organization', () => {
    const [article] = statements('papers/article', 'ScholarlyArticle');
    expect(article?.author).toMatchObject([
      { '@type': 'Person', name: 'Ada Quill', givenName: 'Ada', familyName: 'Quill', sameAs: orcid },
      { '@type': 'Person', name: 'Rob Maria van der Goot', familyName: 'van der Goot' },
      { '@type': 'Organization', name: 'DreamX Team' },
    ]);
  });

  test('an article is part of an issue, of a volume and of a periodical', () => {
    const periodical = { '@type': 'Periodical', name: 'Journal of Folded Things', issn: '1234-5679' };
    expect(statements('papers/article-journal', 'ScholarlyArticle')[0]?.isPartOf).toEqual({
      '@type': 'PublicationIssue',
      issueNumber: '3',
      isPartOf: { '@type': 'PublicationVolume', volumeNumber: '12', isPartOf: periodical },
    });
    expect(statements('papers/review', 'ScholarlyArticle')[0]?.isPartOf).toEqual({
      '@type': 'PublicationVolume',
      volumeNumber: '3',
      isPartOf: { '@type': 'Periodical', name: 'Reviews of Folded Things' },
    });
  });

  test('the page of a person is a profile page about that person', () => {
    const [profile] = statements('authors/ada-quill', 'ProfilePage');
    const address = `${home}authors/ada-quill/`;
    expect(profile).toMatchObject({ '@id': address, url: address });
    expect(profile?.mainEntity).toMatchObject({ '@type': 'Person', name: 'Ada Quill', sameAs: [orcid] });
  });

  test('the breadcrumbs are an ordered list of existing pages', () => {
    for (const address of ['papers/thesis', 'authors/ada-quill']) {
      const [way] = statements(address, 'BreadcrumbList');
      const steps = way?.itemListElement as { position: number; item: string }[];
      expect(steps.map(({ position }) => position)).toEqual([1, 2, 3]);
      expect([steps[0]?.item, steps.at(-1)?.item]).toEqual([home, `${home}${address}/`]);
      for (const { item } of steps) expect(existsSync(fileAt(item)), item).toBe(true);
    }
  });

  test('the home page describes the site, and its search action leads to the search page', () => {
    const [site] = statements('', 'WebSite');
    const action = site?.potentialAction as { '@type': string; target: { urlTemplate: string } };
    expect(action).toMatchObject({
      '@type': 'SearchAction',
      'query-input': 'required name=search_term_string',
    });
    const [address = '', query] = action.target.urlTemplate.split('?');
    expect(query).toBe('q={search_term_string}');
    expect(existsSync(fileAt(address))).toBe(true);
    const form = page('papers')('search form, form[role=search]').first();
    expect(form.find('input[type=search]').attr('name')).toBe('q');
  });
});

describe('FAIR Signposting', () => {
  const relations = new Set(['cite-as', 'type', 'author', 'license', 'describedby', 'item', 'linkset']);
  /** Returns the typed links of the page of a paper, without empty ones. */
  const links = (type: string) => {
    const $ = page(`papers/${type}`);
    return $('head > link[rel]').toArray()
      .map((link) => ({ rel: $(link).attr('rel') ?? '', href: $(link).attr('href') ?? '', type: $(link).attr('type') }))
      .filter(({ rel }) => relations.has(rel)); // prettier-ignore
  };
  const targets = (type: string, rel: string) =>
    links(type).filter((link) => link.rel === rel).map(({ href }) => href); // prettier-ignore

  test('no cite-as link leads to an address other than that of the page', () => {
    for (const type of paperTypes) {
      expect(targets(type, 'cite-as').filter((address) => address !== `${home}papers/${type}/`)).toEqual([]);
    }
  });

  test('the types are those of the page and of the work', () => {
    for (const type of paperTypes) {
      const [about, own, ...more] = targets(type, 'type');
      expect([about, more]).toEqual(['https://schema.org/AboutPage', []]);
      expect(statements(`papers/${type}`, own?.replace('https://schema.org/', '') ?? '')).toHaveLength(1);
    }
  });

  test('authors are named by the ORCIDs in the paper file and in the author files', () => {
    expect(targets('article-journal', 'author')).toEqual(['https://orcid.org/0000-0001-5109-3700', orcid]);
    expect(targets('standard', 'author')).toEqual([]);
  });

  test('a page links to existing files that describe it, each with its media type', () => {
    const described = links('book').filter(({ rel }) => rel === 'describedby');
    expect(described.map(({ type }) => type)).toEqual([
      'application/x-bibtex',
      'application/x-research-info-systems',
      'application/vnd.citationstyles.csl+json',
    ]);
    for (const { href } of described)
      expect(existsSync(fileAt(href.replace('/lab/', home))), href).toBe(true);
  });

  test('the licence and the PDF are named if the paper has them', () => {
    expect(targets('article-journal', 'license')).toEqual([license]);
    expect(targets('article-journal', 'item')).toEqual(['/lab/papers/article-journal/article-journal.pdf']);
    expect([targets('book', 'license'), targets('book', 'item')]).toEqual([[], []]);
  });

  test('_headers contains the same statements about every paper as its page, and no others', () => {
    const rules = new Map(
      read('_headers').trimEnd().split('\n\n').map((rule) => rule.split('\n  '))
        .map(([address = '', ...lines]) => [address, lines.filter((line) => line.startsWith('Link: '))]),
    ); // prettier-ignore
    const all = rules.get('/lab/papers/*') ?? [];
    for (const type of paperTypes) {
      const said = links(type).map((link) =>
        `Link: <${link.href}>; rel="${link.rel}"${link.type ? `; type="${link.type}"` : ''}`); // prettier-ignore
      expect([...(rules.get(`/lab/papers/${type}/`) ?? []), ...all], type).toEqual(said);
    }
  });

  test('the linkset contains the same statements about every paper as its page', () => {
    const { linkset } = JSON.parse(read('linkset.json')) as {
      linkset: ({ anchor: string } & Record<string, { href: string; type?: string }[]>)[];
    };
    for (const type of paperTypes) {
      const { anchor: _, ...said } = linkset.find(({ anchor }) => anchor === `${home}papers/${type}/`) ?? {};
      const flat = Object.entries(said).flatMap(([rel, targets]) =>
        (targets as { href: string; type?: string }[]).map(({ href, type: media }) => ({ rel, href, type: media })),
      ); // prettier-ignore
      const own = links(type).filter(({ rel }) => rel !== 'linkset')
        .map((link) => ({ ...link, href: link.href.replace(/^\/lab\//, home) })); // prettier-ignore
      expect(flat, type).toEqual(own);
    }
  });
});

describe('persistent addresses', () => {
  test('a DOI with any characters is a link to doi.org', () => {
    const $ = page('papers/article-journal');
    const address = 'https://doi.org/10.1234/fold(10)%3C1::AID%3E2.0;2-%23';
    expect($(`.links a[href="${address}"]`)).toHaveLength(1);
    expect(statements('papers/article-journal', 'ScholarlyArticle')[0]?.sameAs).toEqual([address]);
  });

  test('an ORCID has its icon, and its full address as link and as text', () => {
    const sign = page('authors/ada-quill')('a.orcid');
    expect(sign.attr('href')).toBe(orcid);
    expect(sign.text().trim()).toBe(orcid);
    expect(sign.find('svg[aria-hidden=true]')).toHaveLength(1);
  });

  test('a licence is a link with its name', () => {
    const link = page('papers/article-journal')('main a[rel=license]');
    expect([link.attr('href'), link.text().trim()]).toEqual([license, 'CC BY 4.0']);
  });
});
