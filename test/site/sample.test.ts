import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite, sampleSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';
import { ask, question } from '../search/ask.ts';
import { builtEngine } from '../search/built-engine.ts';

/** The people of the sample who would rather have no page: one with a file, one in the settings. */
const withoutPage = ['Mao Ye', 'Li Jing'];

let folder = '';
const page = (address: string) => load(readFileSync(path.join(folder, address, 'index.html'), 'utf8'));
const all = (address: string, selector: string) => {
  const $ = page(address);
  return $(selector).toArray().map((element) => $(element).text().replace(/\s+/g, ' ').trim()); // prettier-ignore
};

beforeAll(async () => {
  folder = await builtSite(await sampleSite());
});

describe('the sample profile, from its text to its pages', () => {
  test('gives 16 paper pages, and a redirect from a former address', () => {
    const folders = readdirSync(path.join(folder, 'papers'), { withFileTypes: true });
    expect(folders.filter((entry) => entry.isDirectory() && entry.name !== 'autoshard')).toHaveLength(16);
    expect(all('papers', '[data-paper-list] a.paper-title')).toHaveLength(16);
  });

  test('lists all 16 on the page of their owner, although only 7 author lines name him', () => {
    expect(all('authors/dhruv-choudhary', 'a.paper-title')).toHaveLength(16);
    const bylines = all('authors/dhruv-choudhary', '.paper-item .byline');
    expect(bylines.filter((line) => line.endsWith('et al., including Dhruv Choudhary'))).toHaveLength(9);
    expect(bylines.every((line) => line.includes('Dhruv Choudhary'))).toBe(true);
  });

  test('shows the metrics of the profile', () => {
    expect(all('authors/dhruv-choudhary', '.metrics dt')).toEqual([
      'h-index',
      'papers',
      'citations',
      'Novelty',
      'AI Score',
    ]);
    expect(all('authors/dhruv-choudhary', '.metrics dd')).toEqual(['30', '16', '16,780', '56%', '39']);
  });

  test('shows 37\\% as a percentage and $100\\times$ as mathematics', () => {
    const paper =
      'papers/training-recommender-systems-at-scale-communication-efficient-model-and-data-parallelism';
    const [abstract] = all(paper, '.prose');
    expect(abstract).toContain('recommender model by 37%, without');
    expect(abstract).not.toContain('$');
    expect(page(paper)('.prose math').length).toBe(2);
  });

  test('gives a page to each of the two single-word names in one author line', () => {
    expect(all('co-authors', '.names a')).toEqual(expect.arrayContaining(['Zhaoxia', 'Deng']));
  });

  test('links to the code that is named in an abstract', () => {
    const paper = page('papers/autoshard-automated-embedding-table-sharding-for-recommender-systems');
    expect(paper('ul.links a').attr('href')).toBe('https://github.com/daochenzha/autoshard');
  });

  test('has a page for each topic, with its papers as files and as feeds', () => {
    const own = all('topics/machine-learning', 'a.paper-title');
    expect(own.length).toBeGreaterThan(3);
    expect(all('topics', '.names li').find((line) => line.startsWith('Machine Learning'))).toBe(
      `Machine Learning ${own.length} ${own.length} papers`,
    );
    const read = (file: string) => readFileSync(path.join(folder, 'topics/machine-learning', file), 'utf8');
    expect(read('papers.bib').match(/^@/gm)).toHaveLength(own.length);
    expect(load(read('feed.xml'), { xml: true })('feed > title').text()).toBe('Machine Learning · Sample');
    const paper = page('papers/autoshard-automated-embedding-table-sharding-for-recommender-systems');
    expect(paper('dl.margin a[href="/topics/machine-learning/"]').text().trim()).toBe('Machine Learning');
  });

  test('shows how often papers are cited, with the service and the day', async () => {
    const autoshard = 'papers/autoshard-automated-embedding-table-sharding-for-recommender-systems';
    const citations = (address: string) =>
      all(address, 'dl.margin > div').filter((line) => line.startsWith('Citations'));
    expect(citations(autoshard)).toEqual(['Citations1,234 OpenAlex, as of 21 November 2026']);
    expect(citations('papers/positive-unlabeled-contrastive-learning')).toEqual([
      'Citations0 OpenAlex, as of 28 November 2026',
    ]);
    expect(citations('papers/the-llama-3-herd-of-models')).toEqual([]);
    const engine = await builtEngine(folder);
    const { results } = await ask(engine, question('', { sort: 'citations', limit: 1 }));
    expect(results).toMatchObject([{ id: autoshard.slice('papers/'.length), citations: 1234 }]);
    expect(page('papers')('option[value=citations][data-known]')).toHaveLength(1);
  });

  test('shows citations per year on the pages of authors and of statistics, also as a table', () => {
    const summary = '1,234 citations of 2 papers · OpenAlex, as of 28 November 2026';
    const rest = '34 citations are not in the chart, because their years are not known.';
    const $ = page('authors/dhruv-choudhary');
    const figure = $('figure[aria-label="Citations per year"]');
    expect(figure.find('svg.year-bars rect')).toHaveLength(4);
    expect(figure.find('p').text().replace(/\s+/g, ' ').trim()).toBe(`${summary}${rest}`);
    expect(figure.find('tbody tr').toArray().map((row) => $(row).children().toArray().map((cell) => $(cell).text()))).toEqual([
      ['2025', '600'],
      ['2024', '0'],
      ['2023', '400'],
      ['2022', '200'],
    ]); // prettier-ignore
    const sections = all('statistics', 'section.band');
    const chart = sections.find((text) => text.startsWith('Citations per year'));
    expect(chart).toContain('2025600 600 citations20240 0 citations2023400');
    expect(chart).toContain(`${summary}${rest}`);
    const other = page('papers/the-llama-3-herd-of-models')('.byline a').first().attr('href');
    expect(page(String(other))('figure[aria-label="Citations per year"]')).toHaveLength(0);
  });

  test('has the names of people who would rather have no page in lists of authors, and nothing else of them', async () => {
    const texts = entriesBelow(folder).filter((file) => /\.\w+$/.test(file));
    expect(texts.filter((file) => /mao-ye|m-ye|li-jing/.test(file))).toEqual([]);
    const own = /authors\/(?:mao-ye|m-ye|li-jing)|mao-ye\.|maoye|A private life/;
    const files = texts.filter((file) => /\.(?:html|json|xml|txt|bib|ris|css|js)$/.test(file));
    expect(files.filter((file) => own.test(readFileSync(path.join(folder, file), 'utf8')))).toEqual([]);
    const paper =
      'papers/adaptive-dense-to-sparse-paradigm-for-pruning-online-recommendation-system-with-non-stationary-data';
    const $ = page(paper);
    for (const name of withoutPage.filter((each) => $('header .byline').text().includes(each)))
      expect($('header .byline a').filter((_, link) => $(link).text().includes(name))).toHaveLength(0);
    const everywhere = files
      .filter((file) => file.endsWith('.html'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'));
    for (const name of withoutPage) expect(everywhere.some((html) => html.includes(name))).toBe(true);
    const engine = await builtEngine(folder);
    const { facets, results } = await ask(engine, question('author:"Li Jing"', { facets: true }));
    expect(results.length).toBeGreaterThan(0);
    const authors = (await ask(engine, question('', { facets: true, limit: 20 }))).facets?.author ?? [];
    for (const { label } of [...authors, ...(facets?.author ?? [])]) expect(withoutPage).not.toContain(label);
  });

  test('indexes every paper for the search, with its owner', async () => {
    const engine = await builtEngine(folder);
    const { total, results } = await ask(engine, question('author:choudhary', { limit: 20 }));
    expect(total).toBe(16);
    expect(results).toHaveLength(16);
    const [paper] = (await ask(engine, question('times speedup'))).results;
    expect(paper?.excerpt?.text).not.toContain('\\times');
  });
});
