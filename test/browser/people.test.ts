import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { builtSite, largeLabSite } from '../built-site.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let site: ServedSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await serveSite(await builtSite(await largeLabSite()), '/', 0);
  browser = await launchChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(8000);
});
afterEach(() => context?.close());

const search = async (address: string) => {
  await page.goto(`${site.url}papers/${address}`);
  await page.locator('[data-search-results] .paper-item').first().waitFor();
};
const weight = (selector: string) =>
  page
    .locator(selector)
    .evaluateAll((names) => [...new Set(names.map((name) => getComputedStyle(name).fontWeight))]);
/** Names of the filters that are shown. */
const filters = () =>
  page
    .locator('[data-filter]')
    .evaluateAll((sets) =>
      sets.flatMap((set) => (set.checkVisibility() ? (set as HTMLElement).dataset.filter : [])),
    );

describe('real records 21: the search', () => {
  test.each([
    ['results of a query', '?q=crowd', ['Rob van der Meer', 'Otto Oldman']],
    ['results of a filter', '?type=thesis', ['李伟']],
    ['results of a year', '?year=2009..2009', ['Zoe Professor']],
  ])('people of the lab are bold links in %s', async (_, address, names) => {
    await search(address);
    const members = page.locator('[data-search-results] .paper-item').first().locator('.byline a.member');
    await expect.poll(() => members.allTextContents()).toEqual(expect.arrayContaining(names));
    expect(await weight('[data-search-results] .byline a.member')).toEqual(['600']);
    expect(await weight('[data-search-results] .byline a:not(.member)')).not.toContain('600');
    const links = page.locator('[data-search-results] .byline a', { hasText: /Crowd|Co Author|Outsider/ });
    expect(await links.evaluateAll((all) => all.filter((link) => link.matches('.member')).length)).toBe(0);
  });

  test('people of the lab are bold in the filter by author, and among the suggestions', async () => {
    await search('?q=folding');
    const author = page.locator('[data-filter=author]');
    await author.getByText('Anna Assistant').waitFor();
    expect(await author.locator('.member').allTextContents()).toEqual(['Zoe Professor', 'Anna Assistant']);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').pressSequentially('author:a');
    await page.getByRole('option').first().waitFor();
    expect(await page.locator('.search-values .member').allTextContents()).toContain('Anna Assistant');
    expect(await page.locator('.search-values .member').allTextContents()).not.toContain('Co Author0');
  });

  test('a filter that cannot narrow the results is hidden, and comes back when it can', async () => {
    await page.goto(`${site.url}papers/`);
    await page.getByRole('button', { name: 'Filter papers' }).click();
    await expect.poll(filters).toEqual(['year', 'type', 'author', 'first', 'has']);
    await search('?q=crowd');
    await expect.poll(filters).toEqual([]);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    await page.getByRole('searchbox').fill('folding');
    await expect.poll(filters).toContain('author');
    expect(await filters()).not.toContain('topic');
  });

  test('a chosen filter stays, and the results keep their column without filters', async () => {
    await search('?type=thesis');
    await expect.poll(filters).toEqual(['type']);
    expect(await page.locator('[data-filter=type] :checked').count()).toBe(1);
    const left = () =>
      page.locator('[data-search-list]').evaluate((list) => list.getBoundingClientRect().left);
    const before = await left();
    await search('?q=crowd');
    await expect.poll(filters).toEqual([]);
    expect(await left()).toBe(before);
  });
});

describe('real records 22: people', () => {
  test.each(['light', 'dark'] as const)(
    'have no fault that axe can find, and initials with enough contrast, in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const address of ['people/', 'co-authors/', 'authors/liwei/', 'authors/zoe/papers/1/']) {
        await page.goto(`${site.url}${address}`);
        const faults = await accessibilityFaults(page, colorScheme === 'dark' ? 'colours' : 'all');
        expect([address, faults]).toEqual([address, []]);
      }
      // axe skips elements that are hidden from screen readers.
      await page.goto(`${site.url}people/`);
      await page.locator('.initials').evaluateAll((all) => {
        for (const each of all) each.removeAttribute('aria-hidden');
      });
      expect(await accessibilityFaults(page, 'colours')).toEqual([]);
    },
  );

  test('the own name differs from other people of the lab without colour, on screen, in print and in forced colours', async () => {
    const lines = () =>
      page
        .locator('.year .byline')
        .first()
        .evaluate((names) =>
          ['.self', '.member'].map((name) => {
            const element = names.querySelector(name);
            return element && getComputedStyle(element).textDecorationLine;
          }),
        );
    await page.goto(`${site.url}authors/zoe/`);
    expect(await lines()).toEqual(['underline', 'none']);
    await page.emulateMedia({ media: 'print' });
    expect(await lines()).toEqual(['underline', 'none']);
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    expect(await lines()).toEqual(['underline', 'none']);
  });

  test('the former address of the list leads to the page of people', async () => {
    await page.goto(`${site.url}authors/`);
    await page.waitForURL(`${site.url}people/`);
    expect(await page.locator('h1').textContent()).toBe('People');
  });
});

test('real records 34: without scripts, links lead through all parts of a list and back', async () => {
  const withoutScripts = await browser.newContext({ javaScriptEnabled: false });
  const plain = await withoutScripts.newPage();
  await plain.goto(`${site.url}authors/zoe/`);
  const titles = () => plain.locator('.year a.paper-title, .outputs a.paper-title').count();
  const first = await titles();
  await plain.locator('nav.onward').getByRole('link', { name: 'Older papers' }).click();
  expect(plain.url()).toBe(`${site.url}authors/zoe/papers/1/`);
  expect(first + (await titles())).toBe(520);
  await plain.locator('nav.onward').getByRole('link', { name: 'Newer papers' }).click();
  await plain.locator('.jumps').getByRole('link', { name: '2009' }).click();
  expect(plain.url()).toBe(`${site.url}authors/zoe/papers/1/#year-2009`);
  await withoutScripts.close();
});
