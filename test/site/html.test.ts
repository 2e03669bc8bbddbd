import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateHtml } from '../../scripts/tools/audit/html.ts';
import { checkLinks } from '../../scripts/tools/audit/links.ts';
import { referenceStyles } from '../../src/export/references.ts';
import { builtSite, labSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';
import { ask, question } from '../search/ask.ts';
import { builtEngine } from '../search/built-engine.ts';

const base = '/lab/';
let folder = '';
let files: string[] = [];

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const page = (address: string): CheerioAPI => load(read(path.join(address, 'index.html')));
const text = ($: CheerioAPI, selector: string) => $(selector).text().replace(/\s+/g, ' ').trim();
const htmlFiles = () => files.filter((file) => file.endsWith('.html'));

beforeAll(async () => {
  folder = await builtSite(labSite);
  files = entriesBelow(folder);
}, 120_000);

describe('the whole site', () => {
  test('has a page for every paper, author, year, venue, topic, affiliation and free page', () => {
    const pages = htmlFiles().map((file) =>
      file
        .split(path.sep)
        .join('/')
        .replace(/index\.html$/, ''),
    );
    expect(pages.sort()).toEqual(
      [
        '', '404.html', 'about-us/', 'affiliations/', 'affiliations/img-src-x-onerror-alert-2/', 'affiliations/north-lab/',
        'topics/', 'topics/artificial-intelligence/', 'topics/b-lg-b/', 'topics/computation-and-language/', 'topics/machine-learning/',
        'topics/script-alert-3-script/', 'venues/', 'venues/journal-of-folded-things/', 'years/', 'statistics/', 'people/', 'co-authors/', 'authors/', 'authors/ada-quill/', 'authors/first-person/', 'authors/liwei/',
        'authors/mhmd-lrby/', 'authors/rob-van-der-meer/', 'authors/script-alert-author-script/', 'authors/second-person/',
        'authors/zoe-schutz/',
        'lab/rooms/', 'news/', 'papers/', 'papers/a-herd-of-many/', 'papers/hostile/', 'papers/shenduxuexi/',
        'papers/tensor-folding-for-alpha-decay/', 'papers/tensor-folding/', 'papers/without-anything/', 'years/2022/', 'years/2023/', 'years/2024/',
        'years/undated/',
      ].sort(),
    ); // prettier-ignore
  });

  test('links only to existing pages and files below the base path, and by https, http or mailto', () => {
    const { links, errors } = checkLinks(folder, `https://example.org${base}`);
    expect(errors).toEqual([]);
    expect(links).toBeGreaterThan(300);
  });

  test('never turns text from outside into markup', () => {
    for (const file of htmlFiles()) {
      const $ = load(read(file));
      // Browsers do not run data blocks.
      for (const data of $('script[type="application/ld+json"]').toArray()) {
        expect($(data).text(), file).not.toContain('<');
      }
      for (const script of $('script:not([type="application/ld+json"])').toArray()) {
        expect($(script).attr('src'), `${file}: an inline script`).toMatch(/^\/lab\/_astro\//);
        expect($(script).text()).toBe('');
      }
      expect($('[style], style, iframe, object, embed, base, think').length, file).toBe(0);
      for (const image of $('img').toArray())
        expect($(image).attr('src'), file).toMatch(/^\/lab\/_astro\/(?:ada-quill|a-herd-of-many)\./);
      for (const element of $('*').toArray()) {
        for (const name of Object.keys($(element).attr() ?? {})) expect(name, file).not.toMatch(/^on/);
      }
    }
  });

  test('sends no request to another host', () => {
    for (const file of htmlFiles()) {
      const $ = load(read(file));
      for (const element of $('link[href]:not([rel=canonical], [rel=type], [rel=author]), [src]').toArray()) {
        expect($(element).attr('href') ?? $(element).attr('src'), file).toMatch(/^\/lab\//);
      }
    }
  });

  test('has a content security policy at its beginning, which allows no inline scripts or styles', () => {
    for (const file of htmlFiles()) {
      const html = read(file);
      const policy = load(html)('meta[http-equiv=Content-Security-Policy]').attr('content') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      const first = html.search(/<(?:script|link|style)\b/);
      expect(html.indexOf('Content-Security-Policy')).toBeLessThan(first === -1 ? Infinity : first);
    }
  });

  test('keeps the licence notice of Fuse.js in the file with its code', () => {
    const scripts = readdirSync(path.join(folder, '_astro')).filter((name) => name.endsWith('.js'));
    const [fuse = '', ...others] = scripts.filter((name) =>
      read(`_astro/${name}`).includes('useTokenSearch'),
    );
    expect(others).toEqual([]);
    expect(read(`_astro/${fuse}`)).toMatch(/^\/\*! Fuse\.js \d+\.\d+\.\d+, .*Apache License 2\.0.*\*\/$/m);
  });

  test('has one h1, a language, a title and a canonical address on every page', () => {
    for (const file of htmlFiles()) {
      const $ = load(read(file));
      expect($('h1').length, file).toBe(1);
      expect($('html').attr('lang'), file).toBe('en');
      expect($('title').text().trim(), file).not.toBe('');
      const canonical =
        file === '404.html' ? undefined : `https://example.org${base}${file.replace(/index\.html$/, '')}`;
      if ($('meta[http-equiv=refresh]').length === 0)
        expect($('link[rel=canonical]').attr('href'), file).toBe(canonical);
      const ids = $('[id]').toArray().map((element) => $(element).attr('id')); // prettier-ignore
      expect(new Set(ids).size, `${file}: two elements of one id`).toBe(ids.length);
    }
  });
});

test('every page is valid HTML that follows the rules for accessibility', async () => {
  const { errors } = await validateHtml(folder);
  expect(errors).toEqual([]);
});

test('every link has a space between it and the word before it', () => {
  for (const file of htmlFiles()) expect(read(file), file).not.toMatch(/[a-z,:;.]<a /i);
});

describe('a paper page', () => {
  test('shows title, authors, facts and abstract of the paper', () => {
    const $ = page('papers/tensor-folding-for-alpha-decay');
    expect($('h1 math').length).toBe(1);
    expect(text($, 'title')).toBe('Tensor Folding for α-Decay · Fixture <b>Lab</b> & Friends');
    expect(text($, 'article > header .byline')).toBe('Ada Quill, Rob van der Meer, Zoë Schütz');
    expect($('article > header .byline a').toArray().map((a) => $(a).attr('href'))).toEqual(
      ['ada-quill', 'rob-van-der-meer', 'zoe-schutz'].map((id) => `/lab/authors/${id}/`),
    ); // prettier-ignore
    expect($('time').attr('datetime')).toBe('2024-03-05');
    expect(text($, 'dl.margin')).toContain('Journal of Folded Things, 12, no. 3, 1–9');
    expect(text($, 'dl.margin')).toContain('Machine Learning, Artificial Intelligence');
    expect(text($, 'dl.margin')).toContain('north-lab');
    expect($('ul.links a').toArray().map((a) => $(a).attr('href'))).toEqual([
      'https://doi.org/10.1234/fold.2024',
      'https://github.com/fixture-lab/tensor-folding',
    ]); // prettier-ignore
  });

  test('renders mathematics, percent signs, links and paragraphs of the abstract', () => {
    const $ = page('papers/tensor-folding-for-alpha-decay');
    expect($('.prose p').length).toBe(2);
    expect($('.prose math').length).toBe(2);
    expect(text($, '.prose')).toContain('37% smaller');
    expect($('.prose a').attr('href')).toBe('https://example.com/folding?a=1&b=2');
    expect(text($, '.prose')).toContain('is enough & that 1 < 2.');
  });

  test('names and links the owner of the profile after "et al."', () => {
    const $ = page('papers/a-herd-of-many');
    expect(text($, 'article > header .byline')).toBe(
      'First Person*, Second Person*✉\ufe0e et al., including Ada Quill',
    );
    expect($('article > header .byline a').last().attr('href')).toBe('/lab/authors/ada-quill/');
    expect(text($, 'dl.margin')).toMatch(/Code\s*Available/);
  });

  test('marks a retracted paper in every list, in the search and in feeds', async () => {
    for (const list of ['', 'papers', 'years/2023', 'authors/ada-quill', 'topics/computation-and-language']) {
      const $ = page(list);
      const item = $('.paper-item').filter((_, each) => $(each).text().includes('A Herd of Many'));
      expect([list, item.length > 0, text($, '.paper-item > .notice')]).toEqual([list, true, 'Retracted']);
      expect(item.find('.paper-title').prev().is('.notice')).toBe(true);
    }
    const { results } = await ask(await builtEngine(folder), question('herd of many'));
    expect(results[0]).toMatchObject({ id: 'a-herd-of-many', notice: 'retraction' });
    expect(load(read('feed.xml'), { xml: true })('entry > title').text()).toContain(
      'Retracted: A Herd of Many',
    );
  });

  test('shows corrections after the head of the page, without alarm', () => {
    const $ = page('papers/shenduxuexi');
    expect($('.update')).toHaveLength(0);
    expect(text($, '.text > .correction')).toBe('This paper has been corrected. May 2024');
    expect(page('papers')('.notice')).toHaveLength(1);
  });

  test('shows first that a paper was retracted, then awards, links, and the notes on authors', () => {
    const $ = page('papers/a-herd-of-many');
    expect($('article').children().first().text().replace(/\s+/g, ' ').trim()).toBe(
      'This paper has been retracted. February 2024 Read the notice',
    );
    expect($('.update a').attr('href')).toBe('https://example.com/retraction');
    expect(text($, '.awards')).toBe('Best Herd Award');
    expect($('.links a[href="https://example.com/herd.pdf"]').text()).toBe('Slides');
    expect($('article > header sup').toArray().map((sup) => $(sup).text())).toEqual(['*', '*✉\ufe0e']); // prettier-ignore
    expect(text($, 'article > header .facts')).toBe('* Equal contribution · ✉\ufe0e Corresponding author');
  });

  test('says first where to read the paper, then shows its picture with its description', () => {
    const $ = page('papers/a-herd-of-many');
    expect($('article > header .links').nextAll().length).toBe(0);
    expect($('article > .text').children().first().find('img').attr('alt')).toBe('A herd, <seen> from above');
    expect(page('papers/hostile')('article > .text figure').length).toBe(0);
  });

  test('links to its file in the editor of the host, for corrections', () => {
    const link = page('papers/hostile')('a[href*="codeberg"]');
    expect(link.text().trim()).toBe('Suggest a correction');
    expect(link.attr('href')).toBe(
      'https://codeberg.org/example/lab/_edit/site/%231/content/papers/hostile.md',
    );
  });

  test('can be cited in each citation style, as BibTeX and with files', () => {
    const $ = page('papers/tensor-folding-for-alpha-decay');
    const labels = Object.values(referenceStyles).map(({ label }) => label);
    expect(labels).toContain('APA');
    expect($('.cite label').toArray().map((label) => $(label).text())).toEqual([...labels, 'BibTeX']); // prettier-ignore
    expect($('.cite input[checked]').toArray().map(({ attribs }) => attribs.id)).toEqual(['cite-apa']); // prettier-ignore
    expect($('.cite button').length).toBe(1);
    expect(text($, '#cite-apa + label + .citation')).toBe(
      'Quill, A., van der Meer, R., & Schütz, Z. (2024). Tensor Folding for α-Decay. Journal of Folded Things, 12(3), 1–9. https://doi.org/10.1234/fold.2024',
    );
    expect($('.cite pre').text().trim()).toBe(read('papers/tensor-folding-for-alpha-decay/cite.bib').trim());
    expect($('.cite a').length).toBe(3);
    expect(page('papers/hostile')('.cite script').length).toBe(0);
  });

  test('links to the newer and the older paper', () => {
    const $ = page('papers/shenduxuexi');
    expect($('a[rel=prev]').attr('href')).toBe('/lab/papers/tensor-folding-for-alpha-decay/');
    expect($('a[rel=next]').attr('href')).toBe('/lab/papers/a-herd-of-many/');
  });

  test('is complete for a paper with almost no values', () => {
    const $ = page('papers/without-anything');
    expect(text($, 'h1')).toBe('Without Anything');
    expect(text($, 'main')).not.toMatch(/abstract/i);
    expect($('meta[property="og:description"]').length).toBe(0);
    expect($('time').length).toBe(0);
  });

  test('shows hostile text as plain characters', () => {
    const $ = page('papers/hostile');
    expect(text($, 'h1')).toContain("<script>alert('title')</script>");
    expect(text($, 'h1')).toContain('<img src=x onerror=alert(1)>');
    expect(text($, 'article > header .byline')).toContain("<script>alert('author')</script>, :, محمد العربي");
    expect(text($, '.prose')).toContain('<think>thoughts</think>');
    expect(text($, '.prose')).toContain('[a link](javascript:alert(6))');
    expect($('.prose a').length).toBe(0);
    expect(text($, '.prose')).toContain('\\frac{1');
  });

  test('makes no page for an author whose name is a colon', () => {
    const $ = page('papers/hostile');
    expect($('article > header .byline a').length).toBe(2);
  });

  test('links to papers by the same authors and to its year', () => {
    const $ = page('papers/shenduxuexi');
    expect($('.related a.paper-title').attr('href')).toBe('/lab/papers/tensor-folding-for-alpha-decay/');
    expect($('.onward a').attr('href')).toBe('/lab/years/2024/');
  });
});

test('papers without a date are not counted as a year', () => {
  const $ = page('years');
  expect($('a[href="/lab/years/undated/"]').length).toBeGreaterThan(0);
  expect(text($, '.facts')).toBe('3 years');
  expect($('meta[name=description]').attr('content')).toContain(' 3 years');
});

test('an old address redirects to the page that replaces it', () => {
  const $ = page('papers/tensor-folding');
  const target = `${base}papers/tensor-folding-for-alpha-decay/`;
  expect($('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${target}`);
  expect($('link[rel="canonical"]').attr('href')).toBe(`https://example.org${target}`);
  expect($('main a').attr('href')).toBe(target);
  expect($('meta[name="robots"]').attr('content')).toBe('noindex');
});

describe('the bibliography', () => {
  test('of all papers exists as BibTeX, RIS and CSL-JSON, and the list links to it', () => {
    const links = page('papers')('.page-head > .facts a').toArray().map((a) => page('papers')(a).attr('href')); // prettier-ignore
    expect(links).toEqual(['papers.bib', 'papers.ris', 'papers.csl.json'].map((file) => `${base}${file}`));
    expect(read('papers.bib').match(/^@/gm)).toHaveLength(5);
    expect(read('papers.ris').match(/^TY {2}- /gm)).toHaveLength(5);
    const items = JSON.parse(read('papers.csl.json')) as { title: string }[];
    expect(items.map(({ title }) => title)).toContain('Without Anything');
  });

  test('never gives an author a position that no source gave', () => {
    expect(read('papers.bib')).toMatch(/author = \{Person, First and Person, Second and others\}/);
    expect(read('papers.bib')).not.toMatch(/author = .*Herd[^@]*Quill/);
  });
});

describe('an author page', () => {
  test('shows the profile, and every paper that lists the person', () => {
    const $ = page('authors/ada-quill');
    expect(text($, '.metrics')).toContain('16,780');
    expect(text($, '.metrics')).toContain('56%');
    expect(text($, '.metrics')).toContain('As of 4 March 2026');
    expect($('a.paper-title').length).toBe(2);
    expect($('section.year h2').toArray().map((h) => $(h).text())).toEqual(['2024', '2023']); // prettier-ignore
    expect(text($, '.names')).toContain('Rob van der Meer');
    expect($('a[href="https://orcid.org/0000-0002-1825-0097"]').length).toBe(1);
  });

  test('shows the photo with its size, the role, the affiliation and the start date, and links their pages', () => {
    const $ = page('authors/ada-quill');
    expect($('.page-head img').attr()).toMatchObject({ width: '128', height: '128', alt: '' });
    const photo = $('.page-head img').attr('src')?.replace('/lab/', '') ?? '';
    expect(existsSync(path.join(folder, photo)), photo).toBe(true);
    expect(text($, '.page-head')).toContain('Professor · since 2019 · Machine Learning');
    expect($('.page-head a[href="/lab/topics/machine-learning/"]').length).toBe(1);
    expect(text($, '.orcid')).toBe('https://orcid.org/0000-0002-1825-0097');
  });

  test('names the source and the date of each figure', () => {
    expect(page('authors/ada-quill')('.metrics dd').toArray().map((dd) => load(dd).text().replace(/\s+/g, ' ').trim())).toEqual([
      '30 Example Scholar, as of 2 January 2026', '16,780 As of 2 January 2026', '56% As of 4 March 2026',
    ]); // prettier-ignore
  });

  test('is highlighted in every author list and in every spelling, and no other person is', () => {
    const marked = htmlFiles().flatMap((file) => {
      const $ = load(read(file));
      return $('.byline .member, .names .member').toArray().map((link) => $(link).attr('href')); // prettier-ignore
    });
    expect(marked.length).toBeGreaterThan(3);
    expect(new Set(marked)).toEqual(new Set(['/lab/authors/ada-quill/']));
    const $ = page('papers/tensor-folding-for-alpha-decay');
    expect($('.paper > header .byline .member').length).toBe(1);
  });

  test('renders the biography without anything that runs code', () => {
    const $ = page('authors/ada-quill');
    expect($('.biography strong').text()).toBe('tensors');
    expect($('.biography a').attr('href')).toBeUndefined();
    expect(text($, '.biography')).not.toContain('javascript');
  });

  test('is one for all spellings of a name', () => {
    const $ = page('authors/zoe-schutz');
    expect($('a.paper-title').length).toBe(2);
  });
});

describe('lists', () => {
  test('the paper list is complete without a script, by year, undated last', () => {
    const $ = page('papers');
    expect($('[data-paper-list] a.paper-title').length).toBe(5);
    expect($('[data-paper-list] h2').toArray().map((h) => $(h).text())).toEqual(['2024', '2023', '2022', 'Undated']); // prettier-ignore
    expect($('input[type=search][name=q]').length).toBe(1);
    expect($('search [role=status]').length).toBe(1);
  });

  test('every page has the design from the settings', () => {
    for (const file of htmlFiles()) {
      const $ = load(read(file));
      if ($('meta[http-equiv=refresh]').length === 0)
        expect($('link[rel=stylesheet][href*="theme.css"]').attr('href'), file).toMatch(
          /^\/lab\/theme\.css\?[0-9a-f]{8}$/,
        );
    }
    expect(read('theme.css')).toMatch(/^:root:root\{--accent:light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)/);
    expect(read('theme.css')).toContain('@media screen{:root:root{--space-4:1rem;');
  });

  test('the home page shows news, selected papers and then the newest', () => {
    const $ = page('');
    const heads = $('main .band h2').toArray().map((head) => $(head).text()); // prettier-ignore
    expect(heads.slice(0, 3)).toEqual(['News', 'Selected papers', 'Latest papers']);
    expect($('main .band').eq(1).find('a.paper-title').text()).toBe('A Herd of Many');
  });

  test('only selected papers show the picture next to their file, as a thumbnail with its size', () => {
    const image = page('')('.pictured > img');
    expect(image.attr()).toMatchObject({
      alt: 'A herd, <seen> from above',
      loading: 'lazy',
      width: '240',
      height: '135',
    });
    expect(existsSync(path.join(folder, (image.attr('src') ?? '').slice(base.length)))).toBe(true);
    expect(page('papers')('.paper-list img')).toHaveLength(0);
  });

  test('news entries are on one page, newest first, each with its own address, and in feeds', () => {
    const $ = page('news');
    const dates = $('.news time').toArray().map((time) => $(time).attr('datetime')); // prettier-ignore
    expect(dates).toEqual(['2025', '2024-05-02']);
    expect($('#award h2 a').attr('href')).toBe('/lab/news/#award');
    expect($('#award strong').text()).toBe('prize');
    expect(read('news/feed.xml')).toContain('https://example.org/lab/papers/tensor-folding-for-alpha-decay/');
    expect(existsSync(path.join(folder, 'news/feed.json'))).toBe(true);
    expect($('link[rel=alternate][href="/lab/news/feed.xml"]')).toHaveLength(1);
  });

  test('the home page has the text of the lab, without scripts, and a picture of the years in words', () => {
    const $ = page('');
    expect($('.home-text strong').text()).toBe('folds');
    expect($('.home-text a').attr('href')).toBe('papers/');
    expect($('.home-text').html()).not.toContain('<script');
    const years = $('a.years-picture');
    expect(years.attr('href')).toBe('/lab/years/');
    expect(years.find('svg').attr('aria-hidden')).toBe('true');
    expect(years.find('.unseen').text().trim()).toMatch(/^From 2\d{3} to 2024; most in 2\d{3}: \d$/u);
    expect($('.year-chart').length).toBe(0);
  });

  test('the home page names the lab and links to all lists', () => {
    const $ = page('');
    expect(text($, 'h1')).toBe('Fixture <b>Lab</b> & Friends');
    const links = $('a').toArray().map((a) => $(a).attr('href')); // prettier-ignore
    for (const address of [
      'papers/',
      'people/',
      'co-authors/',
      'authors/ada-quill/',
      'years/',
      'about-us/',
    ]) {
      expect(links).toContain(`/lab/${address}`);
    }
    expect(links).toContain('https://example.com/');
  });

  test('the statistics are a chart and a table with the same sums', () => {
    const $ = page('statistics');
    const all = $('.figures').first().find('tbody tr').toArray().map((row) => Number($(row).find('td').last().text())); // prettier-ignore
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect($('.stacked rect').length).toBe(4);
    expect($('.network circle').length).toBeGreaterThan(2);
    expect($('.network a').first().attr('href')).toMatch(/^\/lab\/authors\//);
  });

  test('a free page can contain lists of papers, people and charts', () => {
    const $ = page('about-us');
    expect($('.free-page .people a').attr('href')).toBe('/lab/authors/ada-quill/');
    expect($('.free-page .paper-item a.paper-title').toArray().map((a) => $(a).attr('href'))).toEqual([
      '/lab/papers/tensor-folding-for-alpha-decay/',
    ]); // prettier-ignore
    expect($('.free-page .stacked rect').length).toBe(4);
  });

  test('the free page is MDX, rendered', () => {
    const $ = page('about-us');
    expect(text($, 'h1')).toBe('About us');
    expect($('.free-page a').attr('href')).toBe('../papers/');
    expect(text(page('lab/rooms'), '.free-page')).toBe('2 rooms.');
  });
});
