import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite, sampleSite } from '../built-site.ts';
import { ask, question } from '../search/ask.ts';
import { builtEngine } from '../search/built-engine.ts';

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

  test('indexes every paper for the search, with its owner', async () => {
    const engine = await builtEngine(folder);
    const { total, results } = await ask(engine, question('author:choudhary', { limit: 20 }));
    expect(total).toBe(16);
    expect(results).toHaveLength(16);
    const [paper] = (await ask(engine, question('times speedup'))).results;
    expect(paper?.excerpt?.text).not.toContain('\\times');
  });
});
