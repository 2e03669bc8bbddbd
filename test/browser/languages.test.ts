import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { pageWords, searchPageWords, searchWords } from '../../src/words/ar.ts';
import { arabicSite, builtSite } from '../built-site.ts';
import { byRun } from '../run-length.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let site: ServedSite;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(await builtSite(await arabicSite()), '/lab/', 0);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  page = await context.newPage();
  faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
});

const kinds = [
  '', 'papers/', 'papers/tensor-folding-for-alpha-decay/', 'papers/shenduxuexi/', 'papers/hostile/', 'papers/a-herd-of-many/',
  'people/', 'co-authors/', 'authors/ada-quill/', 'years/', 'years/2024/', 'venues/', 'topics/machine-learning/', 'statistics/', 'about-us/', '404.html',
]; // prettier-ignore
/** The kinds of pages that axe reads in `npm test`: those whose parts are arranged side by side. */
const readByAxe = byRun(['', 'papers/shenduxuexi/', 'authors/ada-quill/', 'statistics/'], kinds);

test.each(kinds)('/%s in Arabic fits a screen of 320 px, and axe finds nothing', async (path) => {
  await page.goto(`${site.url}${path}`);
  const [wide, start] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    getComputedStyle(document.querySelector('main h1') ?? document.body).textAlign,
  ]);
  expect(wide).toBe(320);
  // A title in Latin letters begins at the right too, where the lines of the page begin; its own `start` would be the left.
  const isLatin = await page.locator('main h1').evaluate((title) => title.matches(':dir(ltr)'));
  expect([start, isLatin]).toEqual([isLatin ? 'right' : expect.stringMatching(/right|start/), isLatin]);
  if (readByAxe.includes(path)) expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the search answers in Arabic, and lines begin at the right', async () => {
  await page.goto(`${site.url}papers/?type=article-journal`);
  await page.getByRole('searchbox', { name: searchPageWords.searchPapers }).pressSequentially('folding');
  const count = page.locator('[data-search-count]');
  await expect.poll(() => count.textContent()).toBe(searchWords.papersFound(1));
  await page.getByText(searchPageWords.filters, { exact: false }).first().click();
  await expect
    .poll(() => page.getByRole('checkbox', { name: pageWords.types['article-journal'] }).count())
    .toBe(1);
  // The single result has code, so that this filter cannot narrow the results.
  expect(await page.getByRole('checkbox', { name: searchPageWords.has.code }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await accessibilityFaults(page)).toEqual([]);
  const place = await count.boundingBox();
  expect(place && place.x + place.width).toBeGreaterThan(280);

  await page.getByRole('searchbox').fill('qqqqqqqq');
  await expect.poll(() => count.textContent()).toBe(searchWords.noResults('qqqqqqqq'));
  expect(await page.locator('[data-search-nothing]').textContent()).toContain(searchWords.interpretedAs);
  expect(faults).toEqual([]);
});
