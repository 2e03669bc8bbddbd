import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskApp } from '../../scripts/commands/desk/app.ts';
import { createDesk, type Desk } from '../../scripts/commands/desk/desk.ts';
import { type DeskServer, serveDesk } from '../../scripts/commands/desk/server.ts';
import { createDeskSession } from '../../scripts/commands/desk/session.ts';
import { noPreview } from '../scripts/commands/desk/open-desk.ts';
import { commandEnvironment } from '../scripts/run-command.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-edit-'));
const content = path.join(folder, 'content');
const read = (file: string) => readFileSync(path.join(content, file), 'utf8');
const paper = `---
title: Folding # short
author:
  - Ada Quill # first
  - Bo Chen
volume: 12 # a number
---
An abstract.
`;

let browser: Browser;
let desk: Desk;
let server: DeskServer;
let page: Page;
let origin: string;
const faults: string[] = [];

beforeAll(async () => {
  mkdirSync(path.join(content, 'papers'), { recursive: true });
  writeFileSync(path.join(content, 'site.yaml'), 'title: Folding lab\n');
  writeFileSync(path.join(content, 'papers/folding.md'), paper);
  const session = createDeskSession();
  const io = { cwd: folder, env: commandEnvironment };
  desk = createDesk({ content, project: folder, io, preview: noPreview });
  server = await serveDesk(
    (host) => deskApp(desk, session, host),
    0,
    (message) => console.error(message),
  );
  origin = `http://${server.host}`;
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${origin}/?key=${session.newKey(false)}`);
  await page.waitForURL(`${origin}/`);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('an edit by keyboard changes its lines only, in an order given by buttons', async () => {
  await page.goto(`${origin}/edit/papers/folding#field-volume`);
  expect(await page.locator('#field-volume').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );
  await page.locator('#field-volume').fill('13');
  await page.getByRole('button', { name: 'Move down: Authors 1' }).press('Enter');
  await expect
    .poll(() =>
      page
        .locator('[data-list="author"] input[type="hidden"]')
        .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value)),
    )
    .toEqual(['1', '0']);
  await page.getByRole('button', { name: 'Save' }).first().press('Enter');
  await page.waitForURL(/done=/);
  const edited = paper
    .replace('12 #', '13 #')
    .replace('  - Ada Quill # first\n  - Bo Chen', '  - Bo Chen\n  - Ada Quill # first');
  expect(read('papers/folding.md')).toBe(edited);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('of two tabs, the second one is shown what the first one wrote, and keeps its values', async () => {
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto(`${origin}/edit/papers/folding`);
  await page.getByLabel('Title').fill('Unfolding');
  await other.locator('#field-volume').fill('14');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.waitForURL(/done=/);
  await other.getByRole('button', { name: 'Save' }).first().click();
  await other.getByRole('heading', { name: 'The file was changed by another program' }).waitFor();
  expect(read('papers/folding.md')).toContain('volume: 13');
  await other.getByRole('button', { name: 'Save my changes in the file as it is now' }).click();
  await other.waitForURL(/done=/);
  expect(read('papers/folding.md')).toMatch(/title: Unfolding # short[\s\S]*volume: 14 # a number/);
  await other.close();
});

test('an upload that lies about its type is refused', async () => {
  await page.goto(`${origin}/edit/papers/folding`);
  const file = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') };
  await page.getByLabel('Picture of the paper').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload' }).first().click();
  await page.getByText('The file is not a picture').waitFor();
  expect(existsSync(path.join(content, 'papers/folding.png'))).toBe(false);
  expect(faults).toEqual([]);
});
