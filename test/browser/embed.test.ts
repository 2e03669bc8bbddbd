import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { builtSite, labSite } from '../built-site.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

/** A page of another site: the content of its head and its body, and its content security policy if it has one. */
interface ForeignPage {
  head?: string;
  body: string;
  policy?: string;
}

let browser: Browser;
let site: ServedSite;
let foreign: Server;
let context: BrowserContext;
let page: Page;
let shown: ForeignPage = { body: '' };
/** Dialogs, errors, and violations of the page's policy. */
let faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(await builtSite(labSite), '/lab/', 0);
  foreign = createServer((_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(shown.policy !== undefined && { 'content-security-policy': shown.policy }),
    });
    response.end(
      `<!doctype html><html lang="en"><head><title>University</title>${shown.head ?? ''}</head><body><main><h1>Ada</h1><h2>Papers</h2>${shown.body}</main>`,
    );
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  foreign?.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  faults = [];
  page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
});
afterEach(() => context.close());

/** Opens the page of the other site and waits until `count` lists are shown. */
async function open(other: ForeignPage, count = 1): Promise<void> {
  shown = other;
  await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
  await expect.poll(() => page.locator('.offprint-list [part=all]').count()).toBe(count);
}

const script = (attributes = '') => `<script src="${site.url}embed.js" ${attributes}></script>`;
const titles = () => page.locator('[part=title]').allTextContents();
/** Replaces the file of all papers by another one. */
const answer = (papers: object[], more: object = {}) =>
  page.route('**/embed/all.json', async (route) => {
    const response = await route.fetch();
    const data = (await response.json()) as { papers: object[] };
    await route.fulfill({
      response,
      json: { ...data, ...more, papers: papers.map((paper) => ({ ...data.papers[0], ...paper })) },
    });
  });

describe('a list in a page of another host', () => {
  test('shows the papers of a person with authors, links and a link to all papers', async () => {
    await open({ body: script('data-list="authors/ada-quill" data-group="year" async') });
    expect(await titles()).toEqual(['Tensor Folding for α-Decay', 'A Herd of Many']);
    expect(await page.locator('h3').allTextContents()).toEqual(['2024', '2023']);
    expect(await page.locator('[part=self]').allTextContents()).toEqual(['Ada Quill']);
    expect(await page.locator('[part=notice]').allTextContents()).toEqual(['This paper has been retracted.']);
    const links = await page
      .locator('.offprint-list a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links).toEqual([
      'https://example.org/lab/papers/tensor-folding-for-alpha-decay/',
      'https://doi.org/10.1234/fold.2024',
      'https://github.com/fixture-lab/tensor-folding',
      'https://example.org/lab/papers/a-herd-of-many/',
      'https://example.com/herd.pdf',
      'https://example.org/lab/authors/ada-quill/',
    ]);
    await page.getByRole('link', { name: 'DOI: Tensor Folding for α-Decay' }).waitFor();
    const list = page.locator('.offprint-list');
    expect([await list.getAttribute('lang'), await list.getAttribute('dir')]).toEqual(['en', 'ltr']);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each(['shadow', 'plain'])(
    'loads under a policy that allows only this script, with style %s',
    async (style) => {
      await open({
        body: `${script(`data-limit="2" data-style="${style}" async`)}<p>After</p>`,
        policy: `default-src 'none'; script-src ${site.url}embed.js; connect-src ${site.url}embed/; require-trusted-types-for 'script'; sandbox allow-scripts allow-same-origin`,
      });
      expect(await titles()).toHaveLength(2);
      const inShadow = await page.locator('.offprint-list').evaluate((list) => list.shadowRoot !== null);
      expect(inShadow).toBe(style === 'shadow');
      const after = await page.locator('.offprint-list + p').textContent();
      expect(after).toBe('After');
      expect(faults).toEqual([]);
    },
  );

  test('several lists in one page, as modules, in the head and in named elements', async () => {
    const body =
      '<section id="all-papers">Loading</section>' +
      script('type="module" data-list="all" data-target="all-papers" data-group="type" data-heading="2"') +
      script('type="module" async data-list="authors/ada-quill" data-limit="1"') +
      '<div id="own"></div>' +
      script('data-list="authors/ada-quill" data-target="own" data-style="plain" defer');
    await open({ body, head: script('data-limit="1" data-style="plain" async') }, 4);
    expect(await page.locator('body > .offprint-list .offprint-title').count()).toBe(1);
    expect(await page.locator('#all-papers [part=title]').count()).toBe(5);
    expect(await page.locator('#all-papers').textContent()).not.toContain('Loading');
    expect(await page.locator('#all-papers h2').allTextContents()).toEqual(['Journal article', 'Preprint']);
    expect(await page.locator('#own .offprint-title').count()).toBe(2);
    expect(await page.locator('main > .offprint-list [part=title]').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  test('follows the files of a long list up to the limit', async () => {
    await answer([{ title: 'first' }], { next: 'https://example.org/lab/embed/all/2.json' });
    let asked = 0;
    await page.route('**/embed/all/*.json', async (route) => {
      asked++;
      const response = await route.fetch({ url: `${site.url}embed/all.json` });
      const data = (await response.json()) as { papers: object[] };
      await route.fulfill({ response, json: { ...data, next: 'https://example.org/lab/embed/all/9.json' } });
    });
    await open({ body: script('data-limit="8"') });
    expect(await titles()).toHaveLength(8);
    expect(asked).toBe(2);
    expect((await titles())[0]).toBe('first');
  });

  test('the papers before a file that is missing are shown', async () => {
    await answer([{ title: 'first' }], { next: 'https://example.org/lab/embed/all/2.json' });
    await page.route('**/embed/all/*.json', (route) => route.abort());
    await open({ body: script() });
    expect(await titles()).toEqual(['first']);
    expect(await page.locator('[part=all]').textContent()).toBe('View all 5 papers');
  });

  test('modules of two sites in one page show each list once', async () => {
    const other = script('type="module" data-limit="1"').replace('embed.js', 'embed.js?other');
    await open({ body: script('type="module" data-limit="1"') + other }, 2);
    await page.waitForLoadState('networkidle');
    expect(await titles()).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  test('texts of papers stay texts, and only addresses with https become links', async () => {
    const attack = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const address = [
      'javascript:alert(3)',
      'http://example.com/',
      'data:text/html,x',
      ' https://x',
      'HTTPS://ok/',
      null,
    ];
    await answer(
      address.map((url) => ({
        url,
        title: attack,
        language: '"><b>',
        venue: attack,
        authors: [{ name: attack }],
        authorsEnd: attack,
        notices: [attack],
        links: [{ label: attack, url }],
      })),
      { url: 'javascript:alert(4)', direction: attack, language: attack },
    );
    await open({ body: script('data-group="year" data-style="plain"') });
    expect(await titles()).toEqual(address.map(() => attack));
    expect(await page.locator('.offprint-list').locator('img, script, b').count()).toBe(0);
    const links = await page
      .locator('.offprint-list a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links).toEqual(['HTTPS://ok/', 'HTTPS://ok/']);
    expect(faults).toEqual([]);
  });

  test.each([
    ['an unknown list', 'data-list="authors/nobody"', 'authors/nobody/'],
    ['a list outside of the folder', 'data-list="../papers.csl"', ''],
  ])('shows a link to the site for %s', async (_, attributes) => {
    await open({ body: script(attributes) });
    expect(await page.locator('[part=paper]').count()).toBe(0);
    expect(await page.locator('[part=all]').textContent()).toBe(new URL(site.url).host);
  });

  test('other files of the site cannot be read', async () => {
    await open({ body: script('data-limit="1"') });
    const read = (file: string) =>
      page.evaluate((url) => fetch(url).then(() => 'read', () => 'refused'), `${site.url}${file}`); // prettier-ignore
    expect(await read('embed/all.json')).toBe('read');
    for (const file of ['papers.csl.json', 'api.json', '', 'embed/missing.json', 'search.json'])
      expect(await read(file), file).toBe('refused');
  });
});

test('"Use this list" has the lines to paste, and a button that copies them', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(site.url).origin });
  for (const [address, list] of [
    ['authors/ada-quill/', 'authors/ada-quill'],
    ['papers/', 'all'],
  ] as const) {
    await page.goto(`${site.url}${address}`);
    await page.getByText('Use this list').click();
    const code = await page.locator('.use-list pre').textContent();
    expect(code).toContain(`<script src="https://example.org/lab/embed.js" data-list="${list}"`);
    await page.getByRole('button', { name: 'Copy HTML' }).click();
    await expect.poll(() => page.locator('.use-list [role=status]').textContent()).toBe('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    const { violations } = await new AxeBuilder({ page }).include('.use-list').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
  expect(faults).toEqual([]);
});
