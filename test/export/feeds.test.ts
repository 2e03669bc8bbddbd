import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFeed, toNewsFeed } from '../../src/export/feed.ts';
import { formatFeed } from '../../src/export/feed-formats.ts';
import { xmlElement, formatXml } from '../../src/export/xml.ts';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { shownPaper } from '../library/sample-papers.ts';

const home = 'https://example.org/lab/';
const about = { title: 'Lab & Friends', description: 'Folds "things".' };
const feedOf = (papers: ShownPaper[]) => toFeed(papers, home, '/', about);

const papers = [
  shownPaper(
    'folding',
    ['Ada Quill', ':', { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' }],
    {
      plainTitle: 'Is 1 < 2 & 3?',
      issued: '2024-03-05',
      abstract: 'We fold.',
      abstractHtml: '<p>We <b>fold</b> &#x26; unfold.</p>',
      categories: ['LG', 'AI'],
      keyword: ['LG'],
      DOI: '10.1/x',
    },
  ),
  shownPaper('month', [], { issued: '2024-02' }),
  shownPaper('year', ['Ada Quill'], { issued: '2023' }),
  shownPaper('undated', ['Ada Quill']),
];

describe('Atom', () => {
  const $ = load(formatFeed.atom(feedOf(papers)), { xml: true });

  test('has what RFC 4287 requires, for the feed and each entry', () => {
    expect($('feed').attr('xmlns')).toBe('http://www.w3.org/2005/Atom');
    for (const name of ['id', 'title', 'updated', 'author', 'link[rel=self]', 'link[rel=alternate]']) {
      expect($(`feed > ${name}`).length, name).toBe(1);
    }
    expect($('feed > link[rel=self]').attr('href')).toBe(`${home}feed.xml`);
    expect($('entry').length).toBe(3);
    for (const entry of $('entry').toArray()) {
      for (const name of ['id', 'title', 'updated']) expect($(entry).children(name).length, name).toBe(1);
    }
  });

  test('dates each entry by its paper, and the feed by its newest entry', () => {
    const dates = $('entry > updated').toArray().map((date) => $(date).text()); // prettier-ignore
    expect(dates).toEqual(['2024-03-05T00:00:00Z', '2024-02-01T00:00:00Z', '2023-01-01T00:00:00Z']);
    expect($('feed > updated').text()).toBe(dates[0]);
  });

  test('keeps titles as text and abstracts as the HTML that pages show', () => {
    const entry = $('entry').first();
    expect(entry.children('title').text()).toBe('Is 1 < 2 & 3?');
    expect(entry.children('summary').attr('type')).toBe('html');
    expect(entry.children('summary').text()).toBe('<p>We <b>fold</b> &#x26; unfold.</p>');
    expect(entry.find('author > name').toArray().map((name) => $(name).text())).toEqual([
      'Ada Quill',
      'Rob van der Goot',
    ]); // prettier-ignore
    expect(entry.find('category').toArray().map((each) => $(each).attr('term'))).toEqual(['LG', 'AI']); // prettier-ignore
  });
});

test('RSS has the same entries, with dates in the form of RFC 822', () => {
  const $ = load(formatFeed.rss(feedOf(papers)), { xml: true });
  expect($('channel > atom\\:link').attr('href')).toBe(`${home}rss.xml`);
  expect($('item').length).toBe(3);
  const item = $('item').first();
  expect(item.children('guid').text()).toBe(`${home}papers/folding/`);
  expect(item.children('pubDate').text()).toBe('Tue, 05 Mar 2024 00:00:00 GMT');
  expect(item.children('title').text()).toBe('Is 1 < 2 & 3?');
  expect(item.children('description').text()).toBe('<p>We <b>fold</b> &#x26; unfold.</p>');
  expect(item.children('dc\\:creator').length).toBe(2);
});

test('JSON Feed has the same entries, and content for a paper without an abstract', () => {
  const feed = JSON.parse(formatFeed.json(feedOf(papers))) as Record<string, unknown>;
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: `${home}feed.json`,
    items: [
      {
        id: `${home}papers/folding/`,
        external_url: 'https://doi.org/10.1/x',
        authors: [{ name: 'Ada Quill' }, { name: 'Rob van der Goot' }],
        tags: ['LG', 'AI'],
      },
      { content_text: 'month' },
      { content_text: 'year' },
    ],
  });
});

test('a feed contains the fifty newest papers, and its date depends on them only', () => {
  const many = Array.from({ length: 80 }, (_, index) =>
    shownPaper(`p${index}`, [], { issued: String(2080 - index) }),
  );
  const feed = feedOf(many);
  expect(feed.entries.map(({ url }) => url)).toEqual(
    many.slice(0, 50).map(({ id }) => `${home}papers/${id}/`),
  );
  expect(feedOf([]).updated).toBe(feedOf([shownPaper('undated', [])]).updated);
  expect(formatFeed.atom(feedOf(many))).toBe(formatFeed.atom(feedOf(many)));
});

test('the feed of a person is next to the page of the person', () => {
  const feed = toFeed(papers, home, '/authors/ada-quill/', { title: 'Ada' });
  expect(feed.page).toBe(`${home}authors/ada-quill/`);
  expect(feed.self.atom).toBe(`${home}authors/ada-quill/feed.xml`);
});

test('XML reads back unchanged, without characters that it does not allow', () => {
  const forbidden = ['\u0000', '\u0008', '\uFFFF'];
  const part = fc.constantFrom(']]>', '<', '&', '"', "'", '&amp;', 'é', '😀', 'a b', ...forbidden);
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      const allowed = parts.filter((each) => !forbidden.includes(each)).join('');
      const $ = load(formatXml(xmlElement('a', { b: text }, xmlElement('c', {}, text))), { xml: true });
      expect($('a').attr('b')).toBe(allowed);
      expect($('c').text()).toBe(allowed);
    }),
  );
});

describe('news', () => {
  const news = [
    {
      id: 'prize',
      title: 'A prize & $x^2$',
      titleHtml: '',
      date: '2024-05',
      body: 'See',
      bodyHtml:
        '<p><a href="../papers/a/">A</a> <a href="#moved">B</a> <a href="mailto:a@example.org">C</a></p>',
    },
    { id: 'moved', title: 'Moved', titleHtml: '', date: '2023', body: '', bodyHtml: '' },
  ];
  const feed = toNewsFeed(news, home, 'News · Lab');

  test('have the addresses of their sections on the page of news, and dates', () => {
    expect(feed.entries.map(({ url, published, title }) => [url, published, title])).toEqual([
      [`${home}news/#prize`, '2024-05-01T00:00:00Z', 'A prize & x²'],
      [`${home}news/#moved`, '2023-01-01T00:00:00Z', 'Moved'],
    ]);
    expect(feed.self.atom).toBe(`${home}news/feed.xml`);
  });

  test('have absolute links', () => {
    const $ = load(feed.entries[0]?.html ?? '');
    const links = $('a').toArray().map((link) => $(link).attr('href')); // prettier-ignore
    expect(links).toEqual([`${home}papers/a/`, `${home}news/#moved`, 'mailto:a@example.org']);
  });

  test('are entries of every feed format, with and without a text', () => {
    expect(load(formatFeed.atom(feed), { xml: true })('entry')).toHaveLength(2);
    expect(load(formatFeed.rss(feed), { xml: true })('item')).toHaveLength(2);
    expect(JSON.parse(formatFeed.json(feed))).toMatchObject({ items: [{}, { content_text: 'Moved' }] });
  });
});

test('marks retracted papers before their titles', () => {
  const notices = {
    retraction: 'Retracted',
    withdrawal: 'Withdrawn',
    'expression-of-concern': 'Expression of concern',
  };
  const titled = (updates: NonNullable<ShownPaper['updates']>) =>
    toFeed([shownPaper('folding', [], { issued: '2024', updates })], home, '/', { ...about, notices })
      .entries[0]?.title;
  expect(titled([{ type: 'correction' }, { type: 'retraction' }, { type: 'expression-of-concern' }])).toBe(
    'Retracted: folding',
  );
  expect(titled([{ type: 'erratum' }])).toBe('folding');
});
