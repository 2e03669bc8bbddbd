import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { builtSite, labSite } from '../built-site.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let site: ServedSite;
let page: Page;
beforeAll(async () => {
  site = await serveSite(await builtSite(labSite), '/lab/', 0);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const styleOf = (selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('real records 20: components of a free page keep their own style', () => {
  test.each([
    ['.paper-list', 'list-style-type', 'none'],
    ['.people', 'list-style-type', 'none'],
    ['.legend', 'list-style-type', 'none'],
    ['.year-chart', 'list-style-type', 'none'],
    ['.paper-list', 'padding-left', '0px'],
    ['.year-chart', 'padding-left', '0px'],
  ])('%s has %s %s', async (selector, property, value) => {
    await page.goto(`${site.url}about-us/`);
    expect(await styleOf(`.free-page ${selector}`, property)).toBe(value);
  });

  test('titles of papers have the colour of text, and links of the text have the colour of links', async () => {
    await page.goto(`${site.url}about-us/`);
    expect(await styleOf('.free-page .paper-title', 'color')).toBe(await styleOf('.free-page', 'color'));
    expect(await styleOf('.free-page p > a', 'color')).not.toBe(await styleOf('.free-page', 'color'));
    expect(await page.locator('.free-page .people img').count()).toBe(1);
  });

  test.each([320, 768, 1440])('nothing is wider than a window of %i pixels', async (width) => {
    const narrow = await browser.newPage({ viewport: { width, height: 900 } });
    await narrow.goto(`${site.url}about-us/`);
    const surplus = await narrow.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const ends = await narrow.evaluate(() =>
      ['.free-page', '.free-page .paper-list', '.free-page .year-chart'].map(
        (selector) => document.querySelector(selector)?.getBoundingClientRect().right,
      ),
    );
    await narrow.close();
    expect(surplus).toBe(0);
    expect(new Set(ends).size).toBe(1);
  });
});

describe('real records 23: the picture of years on the home page', () => {
  test('shows the same years as the statistics', async () => {
    await page.goto(`${site.url}statistics/`);
    const rows = await page
      .locator('.year-chart li')
      .evaluateAll((all) => all.map((row) => row.querySelector('span')?.textContent?.trim() ?? ''));
    const years = rows.filter((text) => /^\d/u.test(text));
    expect(years).toEqual(['2024', '2023', '2022']);
    await page.goto(site.url);
    const picture = page.locator('.years-picture');
    expect(await picture.locator('.span > span').allTextContents()).toEqual([years.at(-1), years[0]]);
    expect(await picture.locator('rect').count()).toBe(years.length);
    expect(await picture.locator('.unseen').textContent()).toMatch(/2022.*2024.*2024/su);
  });
});
