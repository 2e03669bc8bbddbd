import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageWords } from '../../src/words/en.ts';
import { pageWords as arabicWords } from '../../src/words/ar.ts';
import { pageWords as germanWords } from '../../src/words/de.ts';
import {
  arabicSite,
  builtSite,
  labSite,
  largeLabSite,
  sampleSite,
  smallHostSite,
  type TestSite,
} from '../built-site.ts';
import { largeLabPapers, largeLabPeople } from '../large-lab.ts';
import { builtEngine } from '../search/built-engine.ts';

const base = '/';
let folder = '';

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const page = (address: string): CheerioAPI => load(read(path.join(address, 'index.html')));
const text = ($: CheerioAPI, selector: string) => $(selector).text().replace(/\s+/g, ' ').trim();
const htmlFiles = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
/** Addresses of the papers that a page lists, in the order of the list, and of its software, data sets and talks. */
const listed = ($: CheerioAPI) =>
  $('.year a.paper-title, .outputs a.paper-title').toArray().map((link) => $(link).attr('href') ?? ''); // prettier-ignore
const hrefs = ($: CheerioAPI, selector: string) =>
  $(selector).toArray().map((link) => $(link).attr('href') ?? ''); // prettier-ignore

beforeAll(async () => {
  folder = await builtSite(await largeLabSite());
}, 300_000);

test('the page of a paper with many authors shows ten and the people of the lab, and all of them on request', () => {
  const $ = page('papers/crowd');
  const shown = text($, 'header .byline');
  expect(shown).toMatch(/^Crowd Member0, .*, Crowd Member9, Rob van der Meer, Otto Oldman and 10 more$/);
  expect(shown).not.toContain('Crowd Member10');
  expect(text($, 'details.all-authors summary')).toBe('Show all 22 authors');
  expect(text($, 'details.all-authors p').split(',')).toHaveLength(22);
});

test('a list grows by little for each paper, and has no abstract of a paper', () => {
  const html = read('authors/zoe/index.html');
  const entries = page('authors/zoe')('.paper-item').length;
  expect(entries).toBeGreaterThan(250);
  expect(page('authors/zoe')('.paper-item .Z3988').length).toBe(entries);
  expect(html.length / entries).toBeLessThan(1300);
  expect(gzipSync(html).length / entries).toBeLessThan(60);
  expect(html).not.toContain('We fold maps');
  expect(page('authors/zoe')('script[src*=EntryLinks]').length).toBe(1);
});

describe('real records 21: people of the lab and types', () => {
  test('every link to a person of the lab is emphasised, on every page, except in the list of people', () => {
    const people = new Set(largeLabPeople.map(([id]) => `${base}authors/${id}/`));
    const kinds = new Set<string>();
    for (const file of htmlFiles()) {
      const $ = load(read(file));
      for (const link of $('main a[href]').toArray()) {
        const isPerson = people.has($(link).attr('href') ?? '');
        if (!isPerson || $(link).closest('.people, nav, .page-head').length > 0) continue;
        expect($(link).attr('class'), `${file}: ${$(link).text()}`).toContain('member');
        kinds.add(file.split(path.sep)[0] ?? '');
      }
      expect($('a.member').toArray().filter((link) => !people.has($(link).attr('href') ?? ''))).toEqual([]); // prettier-ignore
    }
    expect([...kinds].sort()).toEqual(
      ['affiliations', 'authors', 'index.html', 'papers', 'statistics', 'topics', 'venues', 'years'].sort(),
    );
  });

  test('people of the lab are named even beyond the limit of a list', () => {
    const item = page('')('.paper-item').filter((_, each) => load(each).text().includes('A crowd'));
    expect(item.find('.member').toArray().map((link) => load(link).text().trim())).toEqual(['Rob van der Meer', 'Otto Oldman']); // prettier-ignore
  });

  test('a person whose profile lists a paper is named and emphasised on its page', () => {
    expect(page('papers/owned')('dl.margin a.member').attr('href')).toBe(`${base}authors/rob/`);
  });

  test('a type is not a venue: not in the list, not in the chart, not in the filter', async () => {
    expect(hrefs(page('venues'), '.names a')).toEqual([`${base}venues/journal-of-folds/`]);
    const engine = await builtEngine(folder);
    expect(await engine.complete('venue', '')).toEqual([
      { value: 'Journal of Folds', label: 'Journal of Folds', count: 510 },
    ]);
    expect((await engine.complete('type', '')).map(({ label }) => label)).toEqual([
      'Journal article', 'Dataset', 'Preprint', 'Book', 'Report', 'Thesis',
    ]); // prettier-ignore
    expect(await engine.ids({ query: 'thesis', filters: {}, sort: 'relevance', limit: 9 })).toEqual(['cut']);
    const charts = page('statistics');
    expect(charts('.over-time').text()).not.toMatch(/Preprint|Thesis|Dataset|Report|Book/);
  });
});

describe('real records 22: people', () => {
  test.each<[string, () => TestSite | Promise<TestSite>, typeof pageWords]>([
    ['English', largeLabSite, pageWords],
    ['German', smallHostSite, germanWords],
    ['Arabic', arabicSite, arabicWords],
    ['no menu in the settings', sampleSite, pageWords],
  ])('menu, address, heading and title of the page of people agree: %s', async (_, site, words) => {
    const built = await builtSite(await site());
    const $ = load(readFileSync(path.join(built, 'people/index.html'), 'utf8'));
    expect($('h1').text()).toBe(words.people);
    expect($('title').text()).toMatch(new RegExp(`^${words.people} · `));
    const current = $('[aria-current=page]');
    expect(current.attr('href')).toMatch(/people\/$/);
    const footer = $('body > footer a').filter(
      (_index, link) => $(link).attr('href') === current.attr('href'),
    );
    expect(footer.text()).toBe(words.people);
  });

  test('the page of people lists the people of the lab by role, each once, and no one else', () => {
    const $ = page('people');
    expect($('.band > h2').toArray().map((head) => $(head).text())).toEqual(['Professor', 'Postdoc', 'PhD student', 'Alumni']); // prettier-ignore
    expect(hrefs($, '.people a')).toEqual(largeLabPeople.map(([id]) => `${base}authors/${id}/`));
    expect($('.names').length).toBe(0);
    expect(hrefs($, 'main a')).toContain(`${base}co-authors/`);
  });

  test('the home page lists members in the same order, without alumni', () => {
    const members = hrefs(page('people'), '.people a').slice(0, -1);
    expect(hrefs(page(''), '.people a')).toEqual(members);
  });

  test('the page of co-authors lists everyone else, and no people of the lab', () => {
    const $ = page('co-authors');
    expect([$('h1').text(), text($, 'title')]).toEqual(['Co-authors', 'Co-authors · Large Lab']);
    const addresses = hrefs($, '.names a');
    expect(addresses).toHaveLength(5 + 20 + 1);
    for (const [id] of largeLabPeople) expect(addresses).not.toContain(`${base}authors/${id}/`);
  });

  test('the former address leads to the page of people', () => {
    const $ = page('authors');
    expect($('meta[http-equiv=refresh]').attr('content')).toBe(`0; url=${base}people/`);
    expect($('main a').attr('href')).toBe(`${base}people/`);
  });

  test('people without a photo have initials, which screen readers skip, and no person has both', () => {
    const $ = page('people');
    const initials = $('.initials').toArray().map((each) => $(each)); // prettier-ignore
    expect(initials.map((each) => each.text().trim())).toEqual(['ZP', '李', 'RM', 'م\u200cع', 'M', 'OO']);
    for (const each of initials) expect(each.attr('aria-hidden')).toBe('true');
    expect($('.people > li:has(img) .initials').length).toBe(0);
    expect($('.people > li img').length).toBe(1);
  });

  test('on the page of a person, the own name and other people of the lab have different marks, and a legend', () => {
    const $ = page('authors/zoe');
    expect($('.byline b.self').first().text().trim()).toBe('Zoe Professor');
    expect($('.byline a.member').first().text().trim()).toBe('Anna Assistant');
    expect($('.byline .self.member, .byline a.self').length).toBe(0);
    expect(text($, '.name-marks')).toBe('Zoe Professor: this person. Bold: members and alumni.');
    // Without another person of the lab in the list, there is only one mark.
    expect(page('authors/liwei')('.name-marks').length).toBe(0);
    expect(page('authors/liwei')('.byline b.self').text().trim()).toBe('李伟');
    // On the page of a co-author, people of the lab keep their mark.
    expect(page('authors/co-author0')('.name-marks').length).toBe(1);
  });

  test('breadcrumbs lead from a person to the list that contains the person', () => {
    const crumbs = (id: string) => page(`authors/${id}`)('script[type="application/ld+json"]').text();
    expect(crumbs('zoe')).toContain('"item":"https://example.org/people/"');
    expect(crumbs('co-author0')).toContain('"item":"https://example.org/co-authors/"');
  });
});

describe('real records 34: lists that are too long for one page', () => {
  const lists = [
    'authors/zoe',
    'venues/journal-of-folds',
    'topics/folding',
    'affiliations/north-lab',
    'years/2024',
  ];
  const lengths = new Map([['venues/journal-of-folds', 510], ['years/2024', 505]]); // prettier-ignore

  test.each(lists)('%s: plain links lead to all papers, and pages are small', (list) => {
    const pages = [...new Set(hrefs(page(list), 'nav .parts a'))].map((href) => href.slice(base.length));
    expect(pages).toEqual([`${list}/`, `${list}/papers/1/`]);
    const found = pages.flatMap((address) => listed(page(address)));
    expect(new Set(found).size).toBe(lengths.get(list) ?? largeLabPapers);
    expect(found).toHaveLength(new Set(found).size);
    for (const address of pages)
      expect(statSync(path.join(folder, address, 'index.html')).size).toBeLessThan(500_000);
  });

  test.each(lists)(
    '%s: parts are linked to their neighbours, in the head too, and have own addresses',
    (list) => {
      const [first, last] = [page(list), page(`${list}/papers/1`)];
      const address = `${base}${list}/`;
      expect([hrefs(first, 'head [rel=next]'), hrefs(first, 'head [rel=prev]')]).toEqual([
        [`${address}papers/1/`],
        [],
      ]);
      expect([hrefs(last, 'head [rel=next]'), hrefs(last, 'head [rel=prev]')]).toEqual([[], [address]]);
      expect([hrefs(first, 'main nav [rel=next]'), hrefs(last, 'main nav [rel=prev]')]).toEqual([
        [`${address}papers/1/`],
        [address],
      ]);
      expect(last('link[rel=canonical]').attr('href')).toBe(`https://example.org${address}papers/1/`);
      expect(last('h1').text()).not.toBe(first('h1').text());
      expect(last('[aria-current=page]').attr('href')).toBe(`${address}papers/1/`);
      expect(read('sitemap.xml')).toContain(`<loc>https://example.org${address}papers/1/</loc>`);
    },
  );

  test('a link to a year of the whole list finds the year, directly or by the link to its part', () => {
    const $ = page('authors/zoe');
    for (const year of ['2024', '2009', 'undated', '2008'].slice(0, 3)) {
      const target = $(`#year-${year}`);
      expect(target.length, year).toBe(1);
      if (target.is('h2')) continue;
      const [address = '', id = ''] = (target.find('a').attr('href') ?? '').split('#');
      expect(page(address.slice(base.length))(`h2#${id}`).length).toBe(1);
    }
    expect(text(page('authors/zoe/papers/1'), '.year header p')).toContain('of 505');
  });

  test('citation files of the list have all its papers', () => {
    expect(read('authors/zoe/papers.bib').match(/^@/gm)).toHaveLength(largeLabPapers);
    expect(read('topics/folding/papers.ris').match(/^TY {2}- /gm)).toHaveLength(largeLabPapers);
    expect(JSON.parse(read('venues/journal-of-folds/papers.csl.json'))).toHaveLength(510);
    expect(read('authors/zoe/feed.xml')).toContain(
      '<link rel="alternate" type="text/html" href="https://example.org/authors/zoe/"',
    );
  });

  test('all papers can be reached from the page of all papers by the pages of years', () => {
    const years = hrefs(page('papers'), '.year-chart a').map((href) => href.slice(base.length));
    const pages = years.flatMap((year) => [
      year,
      ...hrefs(page(year), 'nav .parts a')
        .slice(1)
        .map((href) => href.slice(base.length)),
    ]);
    expect(new Set(pages.flatMap((address) => listed(page(address)))).size).toBe(largeLabPapers + 3);
  });

  test('short lists have no parts', () => {
    for (const address of ['authors/anna', 'years/2009', 'years/undated']) {
      expect(existsSync(path.join(folder, address, 'papers/1/index.html'))).toBe(false);
      expect(page(address)('nav .parts').length).toBe(0);
    }
  });

  test('the search has every paper, and its filters show all counts', async () => {
    const engine = await builtEngine(folder);
    expect(engine.papers).toBe(largeLabPapers + 3);
    expect((await engine.complete('author', 'zoe'))[0]?.count).toBe(largeLabPapers);
  });
});

test('real records 22: the lab of the fixture has a link to its page of people in the menu', async () => {
  const built = await builtSite(labSite);
  expect(
    load(readFileSync(path.join(built, 'index.html'), 'utf8'))('.running-head nav a[href="/lab/people/"]')
      .text()
      .trim(),
  ).toBe('People');
});
