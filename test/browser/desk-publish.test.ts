import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deskApp } from '../../scripts/commands/desk/app.ts';
import { createDesk, type Desk } from '../../scripts/commands/desk/desk.ts';
import { type DeskServer, serveDesk } from '../../scripts/commands/desk/server.ts';
import { createDeskSession } from '../../scripts/commands/desk/session.ts';
import { root } from '../../scripts/setup/process.ts';
import { openWalk, walkDesk } from '../../scripts/tools/screenshot/desk-walk.ts';
import { isFullRun } from '../run-length.ts';
import {
  createRepositories,
  paperText,
  type TestRepositories,
} from '../scripts/commands/desk/publish/repositories.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let made: TestRepositories;
let desk: Desk;
let server: DeskServer;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  await page?.context().close();
  await server?.close();
  await desk?.stop();
  made?.close();
});

/** Opens the part "Publish" of a desk whose content is in a repository. The build is not a real one. */
async function open(
  options: { width: number; scheme: 'light' | 'dark'; script?: boolean },
  change: NodeJS.ProcessEnv = {},
): Promise<void> {
  made = createRepositories();
  made.write({ 'content/papers/new.md': paperText('New folds'), 'src/engine.ts': 'not for the site\n' });
  const env = { ...made.env, ...change };
  const buildSite = async () => ({
    folder: made.site,
    pages: 3,
    files: 3,
    seconds: 1,
    peakMemory: 1,
    notes: [],
  });
  desk = createDesk({
    content: path.join(made.site, 'content'),
    project: made.site,
    io: { cwd: made.site, env },
    buildSite,
  });
  const session = createDeskSession();
  server = await serveDesk(
    (host) => deskApp(desk, session, host),
    0,
    () => undefined,
  );
  const context = await browser.newContext({
    viewport: { width: options.width, height: 800 },
    colorScheme: options.scheme,
    javaScriptEnabled: options.script ?? true,
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`http://${server.host}/?key=${session.newKey(false)}`);
  await page.goto(`http://${server.host}/publish`);
}

const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('a site is published by keyboard on a narrow screen', async () => {
  await open({ width: 320, scheme: 'dark' });
  expect(await page.locator('main').textContent()).toContain('1 paper added');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByLabel('Message').fill('New folds');
  await page.getByRole('button', { name: 'Publish', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Published' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(made.gitIn(made.bare, 'log', '-1', '--format=%s', '--name-only', 'main')).toBe(
    'New folds\n\ncontent/papers/new.md\n',
  );
});

test('without a script, a refused push shows the reason, and a new branch is published instead', async () => {
  await open({ width: 1280, scheme: 'light', script: false });
  writeFileSync(
    path.join(made.bare, 'hooks/update'),
    '#!/bin/sh\ncase $1 in *main) echo "GH006: Protected <b>branch</b>" >&2; exit 1;; esac\n',
    { mode: 0o755 },
  );
  const before = made.snapshot();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('heading', { name: 'Not published' }).waitFor();
  expect(await page.locator('main').textContent()).toContain('GH006: Protected <b>branch</b>');
  expect(made.snapshot()).toEqual(before);
  await page.getByRole('button', { name: 'Publish to a new branch instead' }).click();
  await page.getByRole('heading', { name: 'Published' }).waitFor();
  expect(made.gitIn(made.bare, 'branch')).toContain('publish-');
});

test('without git, the site is built and downloaded', async () => {
  await open({ width: 320, scheme: 'light' }, { PATH: '/nonexistent' });
  expect(await page.locator('main').textContent()).toContain('git is not installed.');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Build the site' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as ZIP file' }).click(),
  ]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 4)
      .toString('latin1'),
  ).toBe('PK\x03\x04');
});

test.runIf(isFullRun)(
  'someone with the address and the text of a profile has a published site within five minutes',
  async () => {
    const walk = await openWalk();
    try {
      page = await browser.newPage();
      const start = performance.now();
      await page.goto(walk.address);
      await walkDesk(page, readFileSync(path.join(root, 'content/profiles/dhruv-choudhary.txt'), 'utf8'));
      expect(performance.now() - start).toBeLessThan(5 * 60_000);
      expect(walk.publishedFiles().filter((file) => file.startsWith('papers/'))).toHaveLength(16);
    } finally {
      await walk.close();
    }
  },
  300_000,
);
