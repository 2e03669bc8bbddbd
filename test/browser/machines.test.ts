import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { builtSite, labSite } from '../built-site.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let site: ServedSite;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(await builtSite(labSite), '/lab/', 0);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('structured data from hostile texts runs no code and violates no content security policy', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('dialog', (dialog) => faults.push(dialog.message()));
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) faults.push(request.url());
  });
  await page.addInitScript(`
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
  `);
  const titles: unknown[] = [];
  for (const address of ['', 'papers/', 'papers/hostile/', 'authors/script-alert-author-script/']) {
    await page.goto(`${site.url}${address}`, { waitUntil: 'load' });
    expect(await page.evaluate('window.violations'), address).toEqual([]);
    expect(await page.locator('head script:not([src], [type="application/ld+json"])').count()).toBe(0);
    for (const text of await page.locator('script[type="application/ld+json"]').allTextContents()) {
      const { '@graph': graph } = JSON.parse(text) as { '@graph': { name?: string }[] };
      titles.push(graph[0]?.name);
    }
  }
  expect(faults).toEqual([]);
  expect(titles).toEqual([
    'Fixture <b>Lab</b> & Friends',
    expect.stringMatching(/^<\/title><script>alert\('title'\)<\/script>/),
    "<script>alert('author')</script>",
  ]);
  // The page has the policy, and would have reported a violation.
  const refused = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
    const script = document.createElement('script');
    script.text = 'alert(1)';
    document.head.append(script);
    setTimeout(() => resolve('nothing'), 5000);
  })`);
  expect(refused).toBe('script-src-elem');
  await context.close();
});
