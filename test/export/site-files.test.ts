import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatCitationCff } from '../../src/export/citation-cff.ts';
import { formatLinkset } from '../../src/export/linkset.ts';
import { formatLlms } from '../../src/export/llms.ts';
import { formatRobots, formatSitemaps } from '../../src/export/sitemap.ts';
import { siteSchema } from '../../src/model/site.ts';
import { createLibrary } from '../../src/library/library.ts';
import { shownPaper } from '../library/sample-papers.ts';

const home = 'https://example.org/lab/';
const site = siteSchema.parse({ title: 'Lab: <b>one</b>', description: 'Folds\nthings.' });

describe('the sitemap', () => {
  const pages = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ path: `/papers/p${index}/` }));
  const addresses = (text: string | undefined) => {
    const $ = load(text ?? '', { xml: true });
    return $('url > loc').toArray().map((loc) => $(loc).text()); // prettier-ignore
  };

  test('of a small site is one file, with dates if they are known', () => {
    const files = formatSitemaps(home, [{ path: '/', changed: '2026-11-23' }, { path: '/papers/' }]);
    expect([...files.keys()]).toEqual(['sitemap.xml']);
    const $ = load(files.get('sitemap.xml') ?? '', { xml: true });
    expect(addresses(files.get('sitemap.xml'))).toEqual([home, `${home}papers/`]);
    expect($('lastmod').toArray().map((each) => $(each).text())).toEqual(['2026-11-23']); // prettier-ignore
  });

  test('of 50,000 pages is one file, and one page more makes two with a list of them', () => {
    expect([...formatSitemaps(home, pages(50_000)).keys()]).toEqual(['sitemap.xml']);
    const files = formatSitemaps(home, pages(50_001));
    expect([...files.keys()]).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
    const $ = load(files.get('sitemap.xml') ?? '', { xml: true });
    expect($('sitemap > loc').toArray().map((loc) => $(loc).text())).toEqual([
      `${home}sitemap-1.xml`,
      `${home}sitemap-2.xml`,
    ]); // prettier-ignore
    const all = ['sitemap-1.xml', 'sitemap-2.xml'].flatMap((name) => addresses(files.get(name)));
    expect(new Set(all).size).toBe(50_001);
  });

  test('is split before a file is too large, for addresses of any length', () => {
    const long = pages(20_000).map(({ path }) => ({ path: `${path}${'x'.repeat(1000)}/` }));
    const files = formatSitemaps(home, long);
    expect(files.size).toBeGreaterThan(2);
    for (const text of files.values()) expect(Buffer.byteLength(text)).toBeLessThan(50 * 1024 * 1024);
  });
});

test('robots.txt allows everything and names the sitemap, if there is one', () => {
  expect(formatRobots(home)).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://example.org/lab/sitemap.xml\n',
  );
  expect(formatRobots(undefined)).not.toContain('Sitemap');
});

test('llms.txt begins with the title as its heading, and no text becomes markup', () => {
  const papers = [
    shownPaper('folding', ['A B', 'C D', 'E F', 'G H'], {
      plainTitle: 'On [links](x) *and* <b>',
      issued: '2024-03',
    }),
    shownPaper('bare', []),
  ];
  expect(formatLlms(site, papers, home, { api: true, projects: false }).split('\n')).toEqual(
    expect.arrayContaining([
      '# Lab: \\<b\\>one\\</b\\>',
      '> Folds things.',
      '- [BibTeX](https://example.org/lab/papers.bib): all 2 papers with their abstracts',
      '- [api.json](https://example.org/lab/api.json): addresses of all files for programs, of each person, topic and venue',
      '- [On \\[links\\](x) \\*and\\* \\<b\\>](https://example.org/lab/papers/folding/): A B et al. 2024',
      '- [bare](https://example.org/lab/papers/bare/)',
    ]),
  );
});

test('CITATION.cff has the keys that its schema requires, and texts stay texts', () => {
  expect(parse(formatCitationCff(site, home))).toEqual({
    'cff-version': '1.2.0',
    message: expect.any(String),
    type: 'dataset',
    title: 'Publications of Lab: <b>one</b>',
    authors: [{ name: 'Lab: <b>one</b>' }],
    abstract: 'Folds\nthings.',
    url: home,
  });
});

test('the linkset has each paper as an anchor with its typed links by relation', () => {
  const library = createLibrary([shownPaper('folding', ['A B'])], []);
  expect(JSON.parse(formatLinkset(library, ['bib', 'json'], home))).toEqual({
    linkset: [
      {
        anchor: `${home}papers/folding/`,
        type: [{ href: 'https://schema.org/AboutPage' }, { href: 'https://schema.org/ScholarlyArticle' }],
        describedby: [
          { href: `${home}papers/folding/cite.bib`, type: 'application/x-bibtex' },
          { href: `${home}papers/folding/cite.json`, type: 'application/vnd.citationstyles.csl+json' },
        ],
      },
    ],
  });
});
