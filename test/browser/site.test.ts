import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { builtSite, labSite, sampleSite } from '../built-site.ts';
import { byRun, isFullRun } from '../run-length.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

/** A site at the root of its address, and a site below a base path. */
const sites = [
  { base: '/', testSite: sampleSite, query: 'embeding sharding', found: /AutoShard/ },
  {
    base: '/lab/',
    testSite: () => labSite,
    query: 'tensr foldng',
    found: /Tensor Folding/,
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.each(sites)('a site at $base', ({ base, testSite, query, found }) => {
  let site: ServedSite;
  let context: BrowserContext;
  let page: Page;
  /** Errors on the console, requests to other hosts and failed requests. */
  let faults: string[];
  let requests: string[];

  const open = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    await context?.close();
    context = await browser.newContext(options);
    page = await context.newPage();
    faults = [];
    requests = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      requests.push(request.url());
      if (!request.url().startsWith(site.url)) faults.push(`left the site: ${request.url()}`);
    });
    page.on(
      'response',
      (response) => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`),
    );
  };
  const titles = () => page.locator('[data-search-results] a.paper-title').allTextContents();
  const searched = async (text: string) => {
    await page.goto(`${site.url}papers/`);
    await page.getByRole('searchbox').pressSequentially(text, { delay: 20 });
    await page.locator('[data-search-results] a.paper-title').first().waitFor();
  };

  beforeAll(async () => {
    site = await serveSite(await builtSite(await testSite()), base, 0);
  }, 300_000);
  afterAll(() => site?.close());
  beforeEach(() => open());
  afterEach(async () => {
    await context?.close();
    expect(faults).toEqual([]);
  });

  test('leads from home to a paper to an author and back to the paper', async () => {
    await page.goto(site.url);
    const link = page.locator('main a.paper-title').first();
    const title = (await link.textContent()) ?? '';
    await link.click();
    await expect.poll(() => page.locator('h1').textContent()).toBe(title);
    const author = page.locator('article > header .byline a').first();
    const name = (await author.textContent()) ?? '';
    await author.click();
    await expect.poll(() => page.locator('h1').textContent()).toBe(name);
    await page.locator('a.paper-title', { hasText: title }).first().click();
    await expect.poll(() => page.locator('h1').textContent()).toBe(title);
    expect(page.url().startsWith(`${site.url}papers/`)).toBe(true);
  });

  test('is served completely: pages of every kind and their styles', async () => {
    for (const path of ['', 'papers/', 'people/', 'years/2024/']) {
      const response = await page.goto(`${site.url}${path}`);
      expect(response?.status(), path).toBe(200);
      expect(await page.evaluate(() => document.styleSheets.length), path).toBeGreaterThan(0);
    }
  });

  test('loads no file of the search before the search box has the focus', async () => {
    await page.goto(`${site.url}papers/`);
    await page.waitForTimeout(300);
    expect(requests.filter((url) => /search\.json|worker/.test(url))).toEqual([]);
    await page.getByRole('searchbox').focus();
    await expect.poll(() => requests.filter((url) => /search\.json/.test(url)).length).toBe(1);
  });

  test('finds a paper by misspelt words during typing, highlights them, and opens the paper', async () => {
    await searched(query);
    await expect.poll(async () => (await titles())[0]).toMatch(found);
    expect(await page.locator('[data-search-results] mark').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-paper-list]').isHidden()).toBe(true);
    await page.locator('[data-search-results] a.paper-title').first().click();
    await expect.poll(() => page.locator('h1').textContent()).toMatch(found);
  });

  test('keeps the query in the address, so that back and forward move between queries', async () => {
    await searched(query);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(query);
    await page.locator('[data-search-results] a.paper-title').first().click();
    await page.locator('article').waitFor();
    await page.goBack();
    await page.locator('[data-search-results] a.paper-title').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe(query);
    await page.goForward();
    await page.locator('article').waitFor();
    await page.goto(`${site.url}papers/?q=${encodeURIComponent(query)}`);
    await expect.poll(async () => (await titles())[0]).toMatch(found);
  });

  test('shows its own page for an unknown address', async () => {
    const response = await page.goto(`${site.url}papers/nothing-here/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe('Page not found');
    await page.getByRole('link', { name: 'Browse all papers' }).click();
    expect(await page.locator('h1').textContent()).toBe('Papers');
    faults = faults.filter((fault) => !fault.includes('404'));
  });

  // The base path makes no difference to these.
  if (base === '/' && !isFullRun) return;

  test('keeps the chosen theme on the next page, without flashing the other one', async () => {
    await open({ colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.goto(site.url);
    const light = await ground();
    await page.getByLabel('Theme').selectOption('dark');
    const dark = await ground();
    expect(dark).not.toBe(light);
    const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await page.emulateMedia({ media: 'print' });
    expect(await scheme()).toBe('light');
    await page.emulateMedia({ media: 'screen' });
    expect(await scheme()).toBe('dark');
    await page.route('**/_astro/*ThemeChoice*', (route) => route.abort());
    await page.goto(`${site.url}papers/`);
    expect(await ground()).toBe(dark);
    faults = [];
    await page.unroute('**/_astro/*ThemeChoice*');
    await page.goto(`${site.url}people/`);
    await page.getByLabel('Theme').selectOption('');
    expect(await ground()).toBe(light);
  });

  test('copies a citation with one click and confirms it', async () => {
    await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${site.url}papers/`);
    await page.locator('[data-paper-list] a.paper-title').first().click();
    const citations = page.locator('.cite .citation');
    const copied = async () => {
      await page.locator('.cite [role=status]').evaluate((status) => (status.textContent = ''));
      await page.getByRole('button', { name: 'Copy citation' }).click();
      await expect.poll(() => page.locator('.cite [role=status]').textContent()).toBe('Copied.');
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copied()).toBe((await citations.first().textContent())?.trim());
    expect(await citations.filter({ visible: true }).count()).toBe(1);
    await page.getByRole('radio', { name: 'APA' }).focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'BibTeX' }).isChecked()).toBe(true);
    expect(await citations.filter({ visible: true }).count()).toBe(1);
    expect(await copied()).toMatch(/^@\w+\{/u);
  });

  test('shows every citation in a browser that runs no scripts', async () => {
    await open({ javaScriptEnabled: false });
    await page.goto(`${site.url}papers/`);
    await page.locator('[data-paper-list] a.paper-title').first().click();
    const citations = page.locator('.cite .citation');
    expect(await citations.count()).toBeGreaterThan(3);
    expect(await citations.filter({ visible: true }).count()).toBe(await citations.count());
    expect(await page.locator('.cite :is(button, input)').filter({ visible: true }).count()).toBe(0);
  });

  test('accepts any input', async () => {
    await page.goto(`${site.url}papers/`);
    for (const input of ['(', '\\', '[a-', '*+?', '🎉', '"', '<script>', 'x'.repeat(10_000), '%', '\u202e']) {
      await page.getByRole('searchbox').fill(input);
      await page.waitForTimeout(100);
    }
    await page.getByRole('searchbox').fill(query);
    await expect.poll(async () => (await titles())[0]).toMatch(found);
  });

  test('is complete without JavaScript', async () => {
    await open({ javaScriptEnabled: false });
    await page.goto(`${site.url}papers/`);
    expect(await page.locator('[data-paper-list] a.paper-title').count()).toBeGreaterThanOrEqual(5);
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    await page.locator('[data-paper-list] a.paper-title').first().click();
    expect(await page.locator('article h1').isVisible()).toBe(true);
    await page.locator('article > header .byline a').first().click();
    expect(await page.locator('section.year').count()).toBeGreaterThan(0);
  });

  test.each(byRun([320, 1440], [320, 768, 1440, 2560]))('fits a window of %i px', async (width) => {
    await open({ viewport: { width, height: 800 } });
    await page.goto(`${site.url}papers/`);
    const papers = await page
      .locator('[data-paper-list] a.paper-title')
      .evaluateAll((links) => links.slice(0, 5).map((link) => (link as HTMLAnchorElement).href));
    for (const address of [site.url, `${site.url}papers/`, `${site.url}people/`, ...papers]) {
      await page.goto(address);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll, address).toBeLessThanOrEqual(width);
    }
  });

  test.each(['light', 'dark'] as const)(
    'has no accessibility fault that axe can find, in %s',
    async (colorScheme) => {
      await open({ colorScheme });
      await page.goto(`${site.url}papers/`);
      const paper = await page.locator('[data-paper-list] a.paper-title').first().getAttribute('href');
      await page.goto(new URL(paper ?? '', page.url()).href);
      const author = await page.locator('article > header .byline a').first().getAttribute('href');
      const addresses = [
        '',
        'papers/',
        'people/',
        'years/2024/',
        '404.html',
        `papers/?q=${encodeURIComponent(query)}`,
      ];
      for (const address of [...addresses.map((path) => `${site.url}${path}`), paper, author]) {
        await page.goto(new URL(address ?? '', site.url).href);
        if (address?.includes('?q='))
          await page.locator('[data-search-results] a.paper-title').first().waitFor();
        const faults = await accessibilityFaults(page, colorScheme === 'dark' ? 'colours' : 'all');
        expect(faults, String(address)).toEqual([]);
      }
    },
  );
});
