import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskApp } from '../../scripts/commands/desk/app.ts';
import { createDesk, type Desk } from '../../scripts/commands/desk/desk.ts';
import { type DeskServer, serveDesk } from '../../scripts/commands/desk/server.ts';
import { createDeskSession } from '../../scripts/commands/desk/session.ts';
import { commandEnvironment } from '../scripts/run-command.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-bring-'));
const content = path.join(folder, 'content');
const read = (file: string) => readFileSync(path.join(content, file), 'utf8');

let browser: Browser;
let desk: Desk;
let server: DeskServer;
let page: Page;
let origin: string;

beforeAll(async () => {
  mkdirSync(path.join(content, 'public'), { recursive: true });
  writeFileSync(path.join(content, 'site.yaml'), 'title: Folding lab\nurl: https://lab.example.org\n');
  const session = createDeskSession();
  desk = createDesk({ content, project: folder, io: { cwd: folder, env: commandEnvironment } });
  server = await serveDesk(
    (host) => deskApp(desk, session, host),
    0,
    (message) => console.error(message),
  );
  origin = `http://${server.host}`;
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`${origin}/?key=${session.newKey(false)}`);
  await page.waitForURL(`${origin}/`);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Pastes a text into the form, and waits for its plan. */
async function paste(text: string): Promise<void> {
  await page.goto(`${origin}/bring`);
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByLabel('Also look up papers').uncheck();
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.waitForURL(/\/bring\/./u);
}

/** Checks a page in both themes and at 320 px. */
async function expectGoodPage(): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await accessibilityFaults(page, 'colours')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 720 });
}

test('a profile is pasted into an empty site, and its papers are there after "Add to site"', async () => {
  const sample = readFileSync(path.resolve('content/profiles/dhruv-choudhary.txt'), 'utf8');
  await paste(sample);
  await page.getByText('16 new papers').first().waitFor();
  expect(readdirSync(content)).not.toContain('papers');
  await page.getByRole('button', { name: 'Add to site' }).click();
  await page.waitForURL(/done=/u);
  expect(readdirSync(path.join(content, 'papers'))).toHaveLength(16);
  expect(readdirSync(path.join(content, 'authors'))).toEqual(['dhruv-choudhary.md']);
}, 60_000);

test('doubts are answered with the keyboard, and lines that were not read are highlighted', async () => {
  const record = (key: string, volume: number) =>
    `@article{${key}, title={Ice on Sand}, author={Quill, Ada and Chen, Bo}, year={2021}, journal={Letters of Ice}, volume={${volume}}}`;
  await paste(`${record('a', 1)}\n${record('b', 2)}\n@article{c,\n  title = {Broken entry\n`);
  const same = page.getByRole('button', { name: 'Same paper' });
  await same.focus();
  await page.keyboard.press('Enter');
  await page.locator('[aria-pressed="true"]', { hasText: 'Same paper' }).waitFor();
  await page.getByText('2 new papers').first().waitFor();
  expect(await page.locator('mark').first().textContent()).toBe('  title = {Broken entry');
  await expectGoodPage();
  await page.getByRole('button', { name: 'Two papers' }).click();
  await page.getByText('3 new papers').first().waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.waitForURL(`${origin}/bring`);
  await expectGoodPage();
}, 60_000);

test('files that are dropped on the form are read', async () => {
  await page.goto(`${origin}/bring`);
  await page.getByLabel('Also look up papers').uncheck();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['@article{d, title={Dropped Paper}, year={2020}}'], 'dropped.bib'));
    const form = document.querySelector('.bring-form');
    for (const type of ['dragenter', 'dragover', 'drop'])
      form?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('Dropped Paper').first().waitFor();
});

test('proposals, duplicates and names are answered, each in one step for undo', async () => {
  const paper = (title: string, author: string, more = '') =>
    `---\ntitle: ${title}\ntype: article-journal\nauthor: [${author}, Bo Chen]\nissued: "2020"\n${more}---\n\nAn abstract.\n`;
  writeFileSync(path.join(content, 'papers/herds.md'), paper('Herds of Example', 'Ada Quill'));
  writeFileSync(
    path.join(content, 'papers/herds-2.md'),
    paper('Herds of Examples', 'Ada Quill', 'volume: "3"\n'),
  );
  writeFileSync(
    path.join(content, 'papers/sand.md'),
    paper('Sand and Ice', 'A. Quill', 'DOI: 10.5555/sand\n'),
  );
  writeFileSync(
    path.join(content, 'proposals.yaml'),
    `herds:\n  paper: Herds of Example\n  records:\n    - source: OpenAlex\n      address: http://openalex.example/W1\n      evidence: { title: the same }\n      found: { title: Herds of Example, type: article-journal, author: [Ada Quill, Bo Chen], issued: "2020", DOI: 10.5555/herds }\n`,
  );
  await page.goto(`${origin}/attention`);
  await expectGoodPage();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('status').waitFor();
  expect(read('papers/herds.md')).toContain('10.5555/herds');
  await page.getByRole('button', { name: 'Same paper, keep this file: papers/herds.md' }).click();
  await page.getByText('Joined two files of').first().waitFor();
  expect(readdirSync(path.join(content, 'papers'))).not.toContain('herds-2.md');
  expect(read('papers/herds.md')).toMatch(/volume: "3"[\s\S]*aliases:[\s\S]*herds-2/u);
  const names = page.locator('#people li', { hasText: 'A. Quill' }).first();
  await names.getByRole('button', { name: 'This name is one person' }).click();
  await page.getByText('Joined the spellings of').first().waitFor();
  expect(read('authors/ada-quill.md')).toContain('A. Quill');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.waitForLoadState();
  expect(readdirSync(path.join(content, 'authors'))).not.toContain('ada-quill.md');
}, 60_000);
