import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { builtSite, longWordsSite } from '../built-site.ts';
import { byRun } from '../run-length.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let site: ServedSite;
let page: Page;
let addresses: string[];
const width = 320;

beforeAll(async () => {
  const folder = await builtSite(await longWordsSite());
  addresses = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) =>
      file
        .split(path.sep)
        .join('/')
        .replace(/index\.html$/, ''),
    );
  site = await serveSite(folder, '/lab/', 0);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width, height: 800 } });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * Returns the elements that are wider than the window and are not inside a box that scrolls or cuts its content. Texts
 * for screen readers and elements without size do not count.
 */
const tooWide = () =>
  page.evaluate((limit) => {
    const isContained = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || isContained(element.parentElement));
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width: size } = element.getBoundingClientRect();
      return (
        size > 1 &&
        (right > limit + 1 || left < -1) &&
        !isContained(element.parentElement) &&
        !element.matches('.skip, .unseen, .unseen *')
      );
    });
    const names = wide.slice(0, 3).map((element) => `${element.tagName}.${element.getAttribute('class')}`);
    return { scrolls: document.documentElement.scrollWidth > limit, names };
  }, width);
const fits = { scrolls: false, names: [] };

describe('real records 32: words that are wider than a small screen', () => {
  test('the site has every kind of page', () => {
    const kinds = new Set(
      addresses.map((address) => (address.split('/').length > 2 ? address.split('/')[0] : address)),
    );
    for (const kind of [
      '',
      '404.html',
      'people/',
      'co-authors/',
      'papers/',
      'years/',
      'venues/',
      'topics/',
      'affiliations/',
      'statistics/',
      'news/',
      'about/',
      'papers',
      'authors',
      'venues',
      'topics',
      'affiliations',
      'years',
    ])
      expect(kinds).toContain(kind);
  });

  test.each(byRun(['ltr'], ['ltr', 'rtl']))(
    'no page is wider than the window, direction %s',
    async (direction) => {
      for (const address of addresses) {
        // The pages at former addresses redirect at once; the next test shows them.
        if (address === 'authors/' || address.includes('former-address')) continue;
        await page.goto(`${site.url}${address}`, { waitUntil: 'domcontentloaded' });
        await page.evaluate((value) => {
          document.documentElement.dir = value;
          for (const details of document.querySelectorAll('details')) details.open = true;
        }, direction);
        expect([address, await tooWide()]).toEqual([address, fits]);
      }
    },
    240_000,
  );

  test('the page at a former address is not wider either, if the browser does not redirect', async () => {
    await page.route('**/former-address/', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '');
      await route.fulfill({ response, body });
    });
    await page.goto(`${site.url}papers/former-address/`);
    expect((await page.locator('h1').textContent())?.length).toBe(800);
    expect(await tooWide()).toEqual(fits);
  });

  test('the search is not wider: results, filters, suggestions, chosen filters, nothing found', async () => {
    await page.goto(`${site.url}papers/`);
    const box = page.getByRole('searchbox');
    const results = page.locator('[data-search-results]');
    await box.pressSequentially('author:w');
    await page.getByRole('option').first().waitFor();
    expect(await tooWide()).toEqual(fits);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await results.locator('.paper-item').first().waitFor();
    expect(await tooWide()).toEqual(fits);
    await box.fill('formula donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen');
    await results.locator('.paper-item').first().waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const venues = results.locator('[data-filter=venue]').getByRole('checkbox');
    await venues.first().check();
    await results.locator('.chosen button').first().waitFor();
    expect(await tooWide()).toEqual(fits);
    await box.fill('x'.repeat(500));
    await page.locator('[data-search-nothing]').waitFor();
    expect(await tooWide()).toEqual(fits);
  });

  test('pages fit with large letters and with more space between letters too (WCAG 2.2, 1.4.12)', async () => {
    for (const address of ['', 'people/', 'papers/p1/', 'authors/ada/', 'statistics/', 'about/']) {
      await page.goto(`${site.url}${address}`, { waitUntil: 'domcontentloaded' });
      await page.evaluate(() => {
        for (const element of document.querySelectorAll<HTMLElement>('body *')) {
          element.style.letterSpacing = '0.12em';
          element.style.wordSpacing = '0.16em';
        }
        document.documentElement.style.fontSize = '150%';
      });
      expect([address, await tooWide()]).toEqual([address, fits]);
    }
  });

  test('ordinary names stay on one line', async () => {
    await page.goto(`${site.url}papers/p1/`);
    const lines = await page.evaluate(() => {
      const name = document.createElement('a');
      name.className = 'whole';
      name.textContent = 'Rob van der Meer';
      const line = document.querySelector('.byline');
      line?.replaceChildren('Ada Lovelace-Byron, Bo Chen ', name);
      return name.getClientRects().length;
    });
    expect(lines).toBe(1);
  });
});
