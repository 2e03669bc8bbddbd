import { spawn, type ChildProcess } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';

let browser: Browser;
let server: ChildProcess;
let address = '';

beforeAll(async () => {
  browser = await launchChromium();
  server = spawn(process.execPath, ['scripts/commands/dev.ts', '--port', '4710'], {
    env: { ...process.env, OFFPRINT_CONTENT: 'test/fixtures/site', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  address = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
      const found = /http:\/\/localhost:\d+\/lab/.exec(output)?.[0];
      if (found) resolve(`${found}/`);
    });
    server.on('exit', () => reject(new Error(output)));
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
});

test('the search works in npm run dev', async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  // The server answers the first requests before it has read the content.
  await expect
    .poll(() => page.goto(`${address}papers/`).then(() => page.getByRole('searchbox').count()), {
      timeout: 20_000,
    })
    .toBe(1);
  await page.getByRole('searchbox').pressSequentially('tensr foldng');
  const first = page.locator('[data-search-results] a.paper-title').first();
  await first.waitFor({ timeout: 60_000 });
  expect(await first.textContent()).toMatch(/Tensor Folding/);
  expect(faults).toEqual([]);
}, 120_000);
