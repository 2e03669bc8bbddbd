import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/setup/process.ts';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { builtSite, labSite } from '../built-site.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

/** One page of each kind, by the name of the file with its accessibility tree. */
const pages = {
  home: '',
  papers: 'papers/',
  paper: 'papers/tensor-folding-for-alpha-decay/',
  'paper-without-anything': 'papers/without-anything/',
  people: 'people/',
  'co-authors': 'co-authors/',
  member: 'authors/ada-quill/',
  'co-author': 'authors/liwei/',
  topics: 'topics/',
  venue: 'venues/journal-of-folded-things/',
  years: 'years/',
  year: 'years/2024/',
  statistics: 'statistics/',
  news: 'news/',
  'free-page': 'about-us/',
  'not-found': '404.html',
};

let browser: Browser;
let site: ServedSite;
let page: Page;
beforeAll(async () => {
  site = await serveSite(await builtSite(labSite), '/lab/', 0);
  browser = await launchChromium();
  page = await browser.newPage();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.each(Object.entries(pages))('the page %s has the expected accessibility tree', async (kind, address) => {
  await page.goto(`${site.url}${address}`);
  // The header and the footer are the same on every page.
  const tree = await page.locator(kind === 'home' ? 'body' : 'main').ariaSnapshot();
  const file = path.join(root, 'test/browser/trees', `${kind}.txt`);
  await expect(`${tree}\n`).toMatchFileSnapshot(file);
});

test('every page has one main part, one heading of the first level, and headings without a gap', async () => {
  for (const address of Object.values(pages)) {
    await page.goto(`${site.url}${address}`);
    expect(await page.getByRole('main').count(), address).toBe(1);
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
    expect(
      levels.filter((level) => level === 1),
      address,
    ).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level, address).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  }
});
