import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { arabicSite, builtSite, labSite } from '../built-site.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let site: ServedSite;
let arabic: ServedSite;
let context: BrowserContext | undefined;

beforeAll(async () => {
  site = await serveSite(await builtSite(labSite), '/lab/', 0);
  arabic = await serveSite(await builtSite(await arabicSite()), '/lab/', 0);
  browser = await launchChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await arabic?.close();
});
afterEach(() => context?.close());

async function open(
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
  at = site,
): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(`${at.url}${address}`);
  return page;
}

const title = 'Tensor Folding for α-Decay';
const entry = (page: Page) => page.locator('.paper-item', { hasText: 'Tensor Folding' }).first();
const button = (page: Page, label: string) => entry(page).getByRole('button', { name: `${label}: ${title}` });

describe('a list of papers', () => {
  test('names each link with its paper', async () => {
    const page = await open('years/2024/');
    const names = await entry(page).locator('.entry-links a').evaluateAll((links) => links.map((link) => link.ariaLabel)); // prettier-ignore
    expect(names).toEqual(['DOI', 'Code', 'Abstract', 'Cite'].map((label) => `${label}: ${title}`));
    expect(await button(page, 'Abstract').getAttribute('aria-expanded')).toBe('false');
  });

  test('opens an abstract with its formulas below the entry, and closes it', async () => {
    const page = await open('papers/');
    const before = page.url();
    await button(page, 'Abstract').click();
    const panel = entry(page).getByRole('group', { name: `Abstract: ${title}` });
    await panel.locator('math').first().waitFor();
    expect(await panel.locator('p').count()).toBe(2);
    expect(await panel.locator('a').getAttribute('href')).toBe('https://example.com/folding?a=1&b=2');
    expect(await panel.locator('[id], script, [data-part]').count()).toBe(0);
    expect(await button(page, 'Abstract').getAttribute('aria-controls')).toBe(await panel.getAttribute('id'));
    expect(page.url()).toBe(before);
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'Abstract').click();
    expect(await panel.count()).toBe(0);
    expect(await button(page, 'Abstract').getAttribute('aria-expanded')).toBe('false');
  });

  test('opens BibTeX by keyboard, copies it, and Escape returns to the link', async () => {
    const page = await open('papers/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await button(page, 'Cite').focus();
    await page.keyboard.press('Space');
    await entry(page).locator('.opened pre').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Copied.').first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^@article\{.*Tensor Folding.*\}$/s);
    expect(copied).toBe((await entry(page).locator('.opened pre').textContent())?.trim());
    await page.keyboard.press('Escape');
    expect(await entry(page).locator('.opened').count()).toBe(0);
    expect(await button(page, 'Cite').evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('loads a page once, and shows hostile texts as texts', async () => {
    const page = await open('papers/');
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    const hostile = page.locator('.paper-item', { hasText: "alert('title')" });
    await hostile.locator('a[href$="#abstract"]').click();
    await hostile.locator('.opened', { hasText: "<script>alert('abstract')</script>" }).waitFor();
    await hostile.locator('a[href$="#cite"]').click();
    await hostile.locator('.opened pre').waitFor();
    expect(await hostile.locator('.opened').count()).toBe(1);
    expect(await page.locator('.opened script, .opened a[href^="javascript"]').count()).toBe(0);
    expect(loaded.filter((path) => path.endsWith('/'))).toEqual(['/lab/papers/hostile/']);
  });

  test('says what happened when the page cannot be loaded, and tries again', async () => {
    const page = await open('papers/');
    await context?.setOffline(true);
    await button(page, 'Abstract').click();
    await entry(page).locator('.opened', { hasText: 'could not be loaded' }).waitFor();
    expect(await entry(page).locator('.opened a').getAttribute('href')).toContain('#abstract');
    await page.getByRole('status').filter({ hasText: 'could not be loaded' }).waitFor();
    await context?.setOffline(false);
    await button(page, 'Abstract').click();
    await button(page, 'Abstract').click();
    await entry(page).locator('.opened math').first().waitFor();
  });

  test('search results open their abstracts in the same way, and Escape does not clear the search', async () => {
    const page = await open('papers/?q=tensor');
    const result = page.locator('[data-search-results] .paper-item').first();
    await result.getByRole('button', { name: `Abstract: ${title}` }).click();
    await result.locator('.opened math').first().waitFor();
    expect(await result.getByRole('link', { name: `DOI: ${title}` }).getAttribute('href')).toBe(
      'https://doi.org/10.1234/fold.2024',
    );
    await page.keyboard.press('Escape');
    expect(await result.locator('.opened').count()).toBe(0);
    expect(page.url()).toContain('q=tensor');
  });
});

describe('without a script', () => {
  test('abstract and citation are links to their place on the page of the paper', async () => {
    const page = await open('papers/', { javaScriptEnabled: false });
    await entry(page).getByRole('link', { name: 'Abstract' }).click();
    expect(page.url()).toBe(`${site.url}papers/tensor-folding-for-alpha-decay/#abstract`);
    expect(await page.locator('#abstract').count()).toBe(1);
    expect(await page.locator('#cite').count()).toBe(1);
  });

  test('the page of a person leaves the papers as first author', async () => {
    const page = await open('authors/ada-quill/', { javaScriptEnabled: false });
    const visible = () => page.locator('.paper-item:visible').count();
    expect(await visible()).toBe(2);
    await page.getByLabel('Only as first author (1)').check();
    expect(await visible()).toBe(1);
    expect(await page.locator('.year:visible h2').allTextContents()).toEqual(['2024']);
  });
});

describe('a site with the settings of lists', () => {
  test('has sections by type, and short names of venues in a readable colour, from right to left', async () => {
    const page = await open('papers/', { viewport: { width: 320, height: 700 } }, arabic);
    const headings = await page.locator('[data-paper-list] h2').allTextContents();
    expect(headings.map((text) => text.trim())).toEqual(['مقالات في مجلات علمية', 'نسخ أولية']);
    const venue = page.locator('a.venue-0').first();
    expect(await venue.textContent()).toBe('JoFT');
    expect(await venue.getAttribute('href')).toBe('https://example.org/joft');
    expect(await venue.locator('abbr').getAttribute('title')).toBe('Journal of Folded Things');
    expect(await accessibilityFaults(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);
  });
});

test('narrow screens begin every line of the page foot at the same side, and marks are readable on dark', async () => {
  const page = await open('papers/?q=journal', {
    viewport: { width: 320, height: 700 },
    colorScheme: 'dark',
  });
  await page.locator('[data-search-results] .facts mark').first().waitFor();
  expect(await accessibilityFaults(page, 'colours')).toEqual([]);
  const starts = await page
    .locator('body > footer li')
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect()))
    .then((boxes) => Map.groupBy(boxes, ({ top }) => Math.round(top)))
    .then((rows) => [...rows.values()].map((row) => Math.min(...row.map(({ left }) => left))));
  expect(starts.length).toBeGreaterThan(1);
  expect(new Set(starts).size).toBe(1);
});
