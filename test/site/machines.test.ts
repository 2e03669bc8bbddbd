import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuiltSite } from '../../scripts/site/build/build-options.ts';
import type { ApiFile } from '../../src/export/api-schema.ts';
import type { EmbedFile } from '../../src/export/embed-schema.ts';
import { schemaErrors } from '../export/json-schema.ts';
import { checkLinks } from '../../scripts/tools/audit/links.ts';
import { buildOnce, builtSite, labSite, smallHostSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';

const home = 'https://example.org/lab/';
let folder = '';

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const page = (address: string): CheerioAPI => load(read(path.join(address, 'index.html')));
/** Returns the addresses of the links that a selector matches, relative to the home page. */
const links = ($: CheerioAPI, selector: string) =>
  $(selector).toArray().map((a) => $(a).attr('href')?.replace('/lab/', '')); // prettier-ignore
/** Whether a page only redirects to another one. */
const hasMoved = (address: string) => page(address)('meta[http-equiv=refresh]').length > 0;
const papers = () =>
  readdirSync(path.join(folder, 'papers'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !hasMoved(`papers/${entry.name}`))
    .map(({ name }) => name);

beforeAll(async () => {
  folder = await builtSite(labSite);
}, 300_000);

describe('citation files', () => {
  test('of each paper are linked from its page and contain only this paper', () => {
    expect(papers()).toHaveLength(5);
    for (const id of papers()) {
      const files = links(page(`papers/${id}`), '.cite a[href*="cite."]');
      expect(files).toEqual(['bib', 'ris', 'json'].map((format) => `papers/${id}/cite.${format}`));
      expect(read(`papers/${id}/cite.bib`).match(/^@/gm)).toHaveLength(1);
      expect(read(`papers/${id}/cite.ris`).match(/^TY {2}- /gm)).toHaveLength(1);
      expect(JSON.parse(read(`papers/${id}/cite.json`))).toHaveLength(1);
    }
  });

  test('contain the same entry for a paper, with the same key, as the file of all papers', () => {
    const all = read('papers.bib');
    const items = JSON.parse(read('papers.csl.json')) as { id: string }[];
    for (const id of papers()) {
      expect(all).toContain(read(`papers/${id}/cite.bib`).trim());
      expect(read('papers.ris')).toContain(read(`papers/${id}/cite.ris`));
      expect(JSON.parse(read(`papers/${id}/cite.json`))).toEqual(items.filter((item) => item.id === id));
    }
  });

  test('of a person with an author file contain the papers of that person', () => {
    const files = links(page('authors/ada-quill'), '.page-head a[href*="papers."]');
    expect(files).toEqual(['bib', 'ris', 'csl.json'].map((ending) => `authors/ada-quill/papers.${ending}`));
    const items = JSON.parse(read('authors/ada-quill/papers.csl.json')) as { id: string }[];
    expect(items.map(({ id }) => id)).toEqual(['tensor-folding-for-alpha-decay', 'a-herd-of-many']);
    expect(existsSync(path.join(folder, 'authors/zoe-schutz/papers.bib'))).toBe(false);
  });
});

test('PDFs next to a paper file are served in its folder and linked from its page', () => {
  const $ = page('papers/shenduxuexi');
  expect(links($, 'ul.links a[href$=".pdf"]')).toEqual([
    'papers/shenduxuexi/shenduxuexi.pdf',
    'papers/shenduxuexi/slides.pdf',
  ]);
  for (const name of ['shenduxuexi', 'slides']) {
    const inContent = name === 'slides' ? 'shenduxuexi/slides.pdf' : 'shenduxuexi.pdf';
    const original = readFileSync(path.join('test/fixtures/site/papers', inContent));
    expect(readFileSync(path.join(folder, `papers/shenduxuexi/${name}.pdf`)).equals(original)).toBe(true);
  }
});

describe('the tags of a paper page', () => {
  const contents = ($: CheerioAPI, name: string) =>
    $(`meta[name="${name}"]`).toArray().map((tag) => $(tag).attr('content') ?? ''); // prettier-ignore

  test('include once each tag that Google Scholar requires, and the abstract is visible', () => {
    for (const id of papers()) {
      const $ = page(`papers/${id}`);
      expect(contents($, 'citation_title'), id).toHaveLength(1);
      const source = readFileSync(`test/fixtures/site/papers/${id}.md`, 'utf8');
      const dates = contents($, 'citation_publication_date');
      expect(dates, id).toHaveLength(source.includes('\nissued:') ? 1 : 0);
      for (const date of dates) expect(date).toMatch(/^\d{4}(?:\/\d{1,2}\/\d{1,2})?$/);
      const names = $('article > header .byline bdi').length - (source.includes('- ":"') ? 1 : 0);
      const owners = source.includes('authorsTruncated') ? 1 : 0;
      expect(contents($, 'citation_author'), id).toHaveLength(names - owners);
      expect($('.prose').closest('details').length).toBe(0);
    }
    expect(contents(page('papers/tensor-folding-for-alpha-decay'), 'citation_author')).toEqual([
      'Quill, Ada',
      'van der Meer, Rob',
      'Schütz, Zoë',
    ]);
  });

  test('are on paper pages only', () => {
    for (const address of ['', 'papers', 'authors', 'authors/ada-quill', 'years/2024', 'about-us']) {
      expect(page(address)('meta[name^="citation_"], meta[name^="DC."]').length, address).toBe(0);
    }
  });

  test('name the PDF by an absolute address in the folder of the page', () => {
    const [pdf = '', ...more] = contents(page('papers/shenduxuexi'), 'citation_pdf_url');
    expect(pdf).toBe(`${home}papers/shenduxuexi/shenduxuexi.pdf`);
    expect(more).toEqual([]);
    expect(existsSync(path.join(folder, pdf.replace(home, '')))).toBe(true);
  });
});

describe('metadata of pages', () => {
  const graph = (address: string) => {
    const $ = page(address);
    const texts = $('script[type="application/ld+json"]').toArray().map((script) => $(script).text()); // prettier-ignore
    expect(texts, address).toHaveLength(1);
    return (JSON.parse(texts[0] ?? '') as { '@graph': Record<string, unknown>[] })['@graph'];
  };
  const shared = (address: string, property: string) =>
    page(address)(`meta[property="${property}"]`).attr('content');

  test('has the type of the page in schema.org', () => {
    const types = (address: string) => graph(address).map((each) => each['@type']);
    for (const id of papers()) expect(types(`papers/${id}`)).toEqual(['ScholarlyArticle', 'BreadcrumbList']);
    expect(types('authors/ada-quill')).toEqual(['ProfilePage', 'BreadcrumbList']);
    expect(types('')).toEqual(['WebSite']);
    const [article] = graph('papers/hostile');
    expect(article?.name).toMatch(/^<\/title><script>alert\('title'\)<\/script> "quoted"/);
  });

  test('names the canonical address', () => {
    for (const address of ['', 'papers/hostile/', 'authors/ada-quill/', 'years/2024/']) {
      expect(shared(address, 'og:url')).toBe(`${home}${address}`);
      expect(shared(address, 'og:url')).toBe(page(address)('link[rel=canonical]').attr('href'));
    }
    expect(shared('papers/hostile', 'og:type')).toBe('article');
    expect(shared('authors/ada-quill', 'og:type')).toBe('profile');
    expect(shared('', 'og:type')).toBe('website');
  });

  test('has a picture of the paper for previews of shared links', () => {
    for (const id of papers()) {
      const file = shared(`papers/${id}`, 'og:image')?.replace(home, '');
      expect(file).toBe(`papers/${id}/picture.png`);
      const png = readFileSync(path.join(folder, file ?? ''));
      expect(png.toString('latin1', 1, 4)).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      expect(png.length).toBeLessThan(100_000);
    }
    expect(shared('papers', 'og:image')).toBeUndefined();
  });

  test('links to existing files for machines', () => {
    const $ = page('papers/shenduxuexi');
    const targets = links($, 'link[rel=describedby], link[rel=item]');
    expect(targets).toHaveLength(5);
    for (const target of targets) expect(existsSync(path.join(folder, target ?? '')), target).toBe(true);
    const folding = page('papers/tensor-folding-for-alpha-decay');
    expect(links(folding, 'link[rel=author]')).toEqual(['https://orcid.org/0000-0002-1825-0097']);
    expect($('link[rel=cite-as]').length).toBe(0);
  });
});

describe('files for machines', () => {
  const xml = (file: string) => load(read(file), { xml: true });

  test('every page links to the feeds, and the page of a person to the feeds of that person', () => {
    const feeds = ['feed.xml', 'rss.xml', 'feed.json'];
    expect(links(page('years/2024'), 'link[rel=alternate]')).toEqual(feeds);
    expect(links(page('authors/zoe-schutz'), 'link[rel=alternate]')).toEqual(feeds);
    const own = feeds.map((file) => `authors/ada-quill/${file}`);
    expect(links(page('authors/ada-quill'), 'link[rel=alternate]')).toEqual([...feeds, ...own]);
    for (const file of [...feeds, ...own]) expect(existsSync(path.join(folder, file)), file).toBe(true);
  });

  test('feeds contain the papers with a date, with the addresses of their pages', () => {
    const ids = (file: string) => {
      const $ = xml(file);
      return $('entry > id, item > guid').toArray().map((id) => $(id).text()); // prettier-ignore
    };
    const { items } = JSON.parse(read('feed.json')) as { items: { id: string }[] };
    expect(ids('feed.xml')).toHaveLength(4);
    expect(
      ids('feed.xml').every((id) => existsSync(path.join(folder, id.replace(home, ''), 'index.html'))),
    ).toBe(true);
    expect(ids('rss.xml')).toEqual(ids('feed.xml'));
    expect(items.map(({ id }) => id)).toEqual(ids('feed.xml'));
    expect(ids('authors/ada-quill/feed.xml')).toHaveLength(2);
  });

  test('the sitemap lists every page that is not a redirect once, and robots.txt names the sitemap', () => {
    const $ = xml('sitemap.xml');
    const named = $('loc').toArray().map((loc) => $(loc).text()); // prettier-ignore
    const pages = entriesBelow(folder)
      .filter((file) => path.basename(file) === 'index.html' && !hasMoved(path.dirname(file)))
      .map(
        (file) =>
          home +
          file
            .split(path.sep)
            .join('/')
            .replace(/index\.html$/, ''),
      );
    expect(named.sort()).toEqual(pages.sort());
    expect(read('robots.txt')).toContain(`Sitemap: ${home}sitemap.xml`);
  });

  test('the linkset contains every paper, and paper pages link to it', () => {
    const { linkset, ...others } = JSON.parse(read('linkset.json')) as { linkset: { anchor: string }[] };
    // RFC 9264, 4.2: each anchor only has relations, and each relation is a list of targets.
    expect(others).toEqual({});
    for (const { anchor, ...relations } of linkset)
      for (const [relation, targets] of Object.entries(relations as Record<string, object[]>))
        for (const target of targets) {
          expect(Object.keys(target), `${anchor} ${relation}`).toEqual(
            'type' in target ? ['href', 'type'] : ['href'],
          );
          expect(new URL(Object.values(target)[0] as string).protocol).toMatch(/^https?:$/);
        }
    expect(linkset.map(({ anchor }) => anchor).sort()).toEqual(papers().map((id) => `${home}papers/${id}/`).sort()); // prettier-ignore
    expect(links(page('papers/hostile'), 'link[rel=linkset]')).toEqual(['linkset.json']);
  });

  test('llms.txt always exists, CITATION.cff only if the settings turn it on', () => {
    expect(read('llms.txt')).toContain('# Fixture');
    expect(existsSync(path.join(folder, 'CITATION.cff'))).toBe(false);
  });
});

describe('lists for other web pages', () => {
  const embeds = () =>
    entriesBelow(path.join(folder, 'embed')).filter((file) => /(?<!schema)\.json$/.test(file));

  test('are valid by the schema of the site, and lead to pages and files of the site', () => {
    expect(embeds().sort()).toEqual(['all.json', 'authors/ada-quill.json']);
    for (const file of embeds()) {
      const list = JSON.parse(read(path.join('embed', file))) as EmbedFile;
      expect(schemaErrors(read('embed/schema.json'), list), file).toEqual([]);
      const addresses = [
        list.url,
        ...list.papers.flatMap(({ url, links: own }) => [url, ...own.map((each) => each.url)]),
      ];
      const own = addresses
        .filter((address) => address.startsWith(home))
        .map((address) => address.replace(home, ''));
      expect(own.length).toBeGreaterThan(list.papers.length);
      for (const address of own)
        expect(existsSync(path.join(folder, address.replace(/\/$/, '/index.html'))), address).toBe(true);
      expect(list.papers.map(({ id }) => `papers/${id}/`)).toEqual(
        links(page(list.url.replace(home, '')), 'a.paper-title'),
      );
    }
  });

  test('are offered on the pages with files, with a script that has less than 4 kB', () => {
    const code = (address: string) => page(address)('.use-list pre').text();
    expect(code('authors/ada-quill')).toContain('data-list="authors/ada-quill"');
    expect(code('papers')).toContain('data-list="all"');
    expect(code('authors/zoe-schutz')).toBe('');
    expect(code('years/2024')).toBe('');
    const script = read('embed.js');
    expect(Buffer.byteLength(script)).toBeLessThan(4000);
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });
});

test('api.json is valid by its schema, and every address in it is a page or a file of the site', () => {
  const api = JSON.parse(read('api.json')) as ApiFile;
  expect(schemaErrors(read('api.schema.json'), api)).toEqual([]);
  expect(api.counts).toMatchObject({ papers: 5, people: 8 });
  expect(api.lists.map(({ kind, id, count }) => [kind, id, count])).toEqual([
    ['all', undefined, 5],
    ['authors', 'ada-quill', 2],
  ]);
  const templates = [api.paper.page, ...api.paper.citations.map(({ template }) => template)];
  const ids = Object.keys(JSON.parse(read('papers.keys.json')) as object);
  const addresses = [
    ...templates.flatMap((template) => ids.map((id) => template.replace('{id}', id))),
    ...[...read('api.json').matchAll(/"(https:[^"{}]+)"/g)].map(([, address = '']) => address),
  ];
  expect(addresses.length).toBeGreaterThan(40);
  for (const address of addresses)
    expect(
      existsSync(path.join(folder, address.replace(home, '').replace(/(?<=^|\/)$/, 'index.html'))),
      address,
    ).toBe(true);
  expect(read('llms.txt')).toContain(`](${home}api.json)`);
});

test('reference managers find COinS for every paper on a list, and only tags on the page of a paper', () => {
  for (const [address, count] of [
    ['papers', 5],
    ['years/2024', 2],
    ['authors/ada-quill', 2],
  ] as const) {
    const coins = page(address)('span.Z3988').toArray().map((span) => page(address)(span).attr('title') ?? ''); // prettier-ignore
    expect(coins, address).toHaveLength(count);
  }
  const $ = page('papers');
  const titles = $('span.Z3988').toArray().map((span) => new URLSearchParams($(span).attr('title')).get('rft.atitle')); // prettier-ignore
  expect(titles).toContain('Tensor Folding for α-Decay');
  for (const id of papers()) expect(page(`papers/${id}`)('.Z3988').length).toBe(0);
});

describe('a site that does not know its address', () => {
  let built: BuiltSite;
  const own = (file: string) => readFileSync(path.join(built.folder, file), 'utf8');

  beforeAll(async () => {
    built = await buildOnce(await smallHostSite());
  }, 300_000);

  test('has its pages and data, and notes what is left out', () => {
    const pagesOf = (site: string) => entriesBelow(site).filter((file) => file.endsWith('.html'));
    const left = new Set(pagesOf(built.folder));
    // Only pages of co-authors with one paper, and of venues, topics and affiliations with one paper, are left out.
    const missing = pagesOf(folder).filter((file) => !left.has(file));
    expect(missing.length).toBe(pagesOf(folder).length - built.pages);
    expect(new Set(missing.map((file) => file.split(path.sep)[0]))).toEqual(
      new Set(['affiliations', 'authors', 'topics', 'venues']),
    );
    expect(own('papers/hostile/index.html')).toContain('citation_title');
    expect(own('robots.txt')).toBe('User-agent: *\nAllow: /\n');
    expect(own('llms.txt')).toContain('](/papers/hostile/)');
    expect(own('CITATION.cff')).toContain('type: dataset');
    expect(built.notes.join()).toContain('OFFPRINT_URL');
  });

  test('has no file and no tag that needs an address', () => {
    for (const file of [
      'feed.xml',
      'rss.xml',
      'feed.json',
      'sitemap.xml',
      'linkset.json',
      'authors/ada-quill/feed.xml',
      'embed.js',
      'embed',
      'api.json',
      'api.schema.json',
    ]) {
      expect(existsSync(path.join(built.folder, file)), file).toBe(false);
    }
    for (const file of ['index.html', 'papers/shenduxuexi/index.html', 'authors/ada-quill/index.html']) {
      const $ = load(own(file));
      expect(
        $('link[rel=canonical], link[rel=alternate], link[rel=linkset], meta[property="og:url"]').length,
      ).toBe(0);
      expect($('.use-list').length).toBe(0);
      expect(own(file)).not.toContain('localhost');
    }
    expect(own('papers/shenduxuexi/index.html')).not.toContain('citation_pdf_url');
  });

  test('leaves out pictures and citation files if its host allows too few files', () => {
    expect(existsSync(path.join(built.folder, 'papers/hostile/cite.bib'))).toBe(true);
    for (const name of ['cite.ris', 'cite.json', 'picture.png']) {
      expect(existsSync(path.join(built.folder, 'papers/hostile', name)), name).toBe(false);
    }
    const $ = load(own('papers/hostile/index.html'));
    expect($('a[href*="cite."], link[href*="cite."]').length).toBe(2);
    const redirects = own('_redirects').split('\n');
    expect(redirects).toContain('/papers/:id/cite.ris /papers.ris 302');
    expect(redirects).toContain('/papers/:id/cite.json /papers.csl.json 302');
  });

  test('has no page of co-authors with one paper, but an entry to which links and redirects lead', () => {
    expect(existsSync(path.join(built.folder, 'authors/second-person'))).toBe(false);
    expect(existsSync(path.join(built.folder, 'authors/ada-quill/index.html'))).toBe(true);
    const $ = load(own('co-authors/index.html'));
    const entry = $('#person-second-person');
    expect(entry.find('bdi').text()).toBe('Second Person');
    expect(entry.find('a').attr('href')).toBe('/papers/a-herd-of-many/');
    const paper = load(own('papers/a-herd-of-many/index.html'));
    expect(paper('header .byline').html()).toContain('href="/co-authors/#person-second-person"');
    expect(own('_redirects')).toContain('/authors/second-person/ /co-authors/#person-second-person 302\n');
    expect(load(own('404.html'))('main a[href="/co-authors/"]').length).toBe(1);
  });

  test('is within the limit, and every link leads to a file', () => {
    expect(built.files).toBeLessThanOrEqual(133);
    expect(checkLinks(built.folder, 'https://example.org/').errors).toEqual([]);
  });
});
