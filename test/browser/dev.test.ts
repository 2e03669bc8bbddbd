import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/setup/process.ts';
import { byRun } from '../run-length.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
/** One page for all tests: Chromium forgets to close a page that is about to load again. */
let page: Page;
let server: ChildProcess;
let address = '';
let folder = '';

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-dev-'));
  cpSync(path.join(root, 'test/fixtures/site'), folder, { recursive: true });
  server = spawn(process.execPath, ['scripts/commands/dev.ts', '--port', '4710'], {
    env: { ...process.env, OFFPRINT_CONTENT: folder, NO_COLOR: '1' },
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
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page. The server answers the first requests before it has compiled the site. */
async function open(below: string): Promise<void> {
  // Chromium loses a `goto` while the page is about to load again, so that another one is tried soon.
  const isOpen = () =>
    page.goto(`${address}${below}`, { timeout: 5000 }).then(
      () => page.locator('main').count(),
      () => 0,
    );
  await expect.poll(isOpen, { timeout: 40_000 }).toBe(1);
}

/** Changes a file of the content. */
function edit(file: string, change: (text: string) => string): void {
  const name = path.join(folder, file);
  writeFileSync(name, change(readFileSync(name, 'utf8')));
}

const tensors = 'papers/tensor-folding-for-alpha-decay';

test('the search works in npm run dev', async () => {
  await open('papers/');
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.getByRole('searchbox').pressSequentially('tensr foldng');
  const first = page.locator('[data-search-results] a.paper-title').first();
  await first.waitFor({ timeout: 60_000 });
  expect(await first.textContent()).toMatch(/Tensor Folding/);
  expect(faults).toEqual([]);
}, 120_000);

test('the page that is open shows each saved change, and errors until they are corrected', async () => {
  await open(`${tensors}/`);
  const heading = page.getByRole('heading', { level: 1 });
  const original = readFileSync(path.join(folder, `${tensors}.md`), 'utf8');
  const changeTitle = (title: string) =>
    edit(`${tensors}.md`, (text) => text.replace(/^title: .*/m, `title: ${title}`));

  changeTitle('Folded Once');
  await expect.poll(() => heading.textContent({ timeout: 500 }).catch(() => '')).toContain('Folded Once');

  // The browser shows the message instead of the page.
  edit(`${tensors}.md`, (text) => text.replace('---\n', '---\nvolumee: 3\n'));
  // A page that loads again has no message for a moment.
  const shownError = () =>
    page
      .locator('vite-error-overlay')
      .evaluate((overlay) => overlay.shadowRoot?.textContent ?? '', undefined, { timeout: 500 })
      .catch(() => '');
  await expect.poll(shownError).toContain(`${tensors}.md:2: Unknown key "volumee".`);
  writeFileSync(path.join(folder, `${tensors}.md`), original);
  await expect.poll(() => page.locator('vite-error-overlay').count()).toBe(0);
  changeTitle('Folded Twice');
  await expect.poll(() => heading.textContent({ timeout: 500 }).catch(() => '')).toContain('Folded Twice');

  // Other files: a file with counts, a file of the paper, a renamed and a new paper.
  writeFileSync(
    path.join(folder, 'citations.json'),
    '{"source": "openalex", "day": "2026-11-21", "papers": {"tensor-folding-for-alpha-decay": {"count": 777}}}\n',
  );
  await expect
    .poll(() =>
      page
        .locator('main')
        .textContent({ timeout: 500 })
        .catch(() => ''),
    )
    .toContain('777');
  writeFileSync(path.join(folder, `${tensors}.zip`), 'data');
  await expect
    .poll(() => page.locator('a[href$="tensor-folding-for-alpha-decay.zip"]').count())
    .toBeGreaterThan(0);

  await page.goto(`${address}papers/`);
  const titles = page.locator('a.paper-title', { hasText: 'A New One' });
  expect(await titles.count()).toBe(0);
  writeFileSync(path.join(folder, 'papers/new-one.md'), '---\ntitle: A New One\nauthor: [Ada Quill]\n---\n');
  await expect.poll(() => titles.count()).toBe(1);
  renameSync(path.join(folder, 'papers/new-one.md'), path.join(folder, 'papers/newer-one.md'));
  await expect
    .poll(() => titles.getAttribute('href', { timeout: 500 }).catch(() => ''))
    .toContain('/newer-one/');
  rmSync(path.join(folder, 'papers/newer-one.md'));
  await expect.poll(() => titles.count()).toBe(0);
}, 120_000);

const shownLanguage = () =>
  page
    .locator('html')
    .getAttribute('lang', { timeout: 500 })
    .catch(() => '');
const setLanguage = (language: string) =>
  edit('site.yaml', (text) => `${text.replace(/^language: .*\n?/m, '').trimEnd()}\nlanguage: ${language}\n`);

test('the page that is open shows changed settings', async () => {
  await open('papers/');
  edit('site.yaml', (text) => text.replace(/^title: .*/m, 'title: The Folding Lab'));
  await expect.poll(() => page.title()).toContain('The Folding Lab');

  // The watcher may report two changes as one.
  edit('site.yaml', (text) => text.replace(/^title: .*/m, 'title: Das Faltlabor'));
  await page.waitForTimeout(10);
  setLanguage('de');
  await expect.poll(shownLanguage).toBe('de');
  expect(await page.getByRole('navigation').first().getAttribute('aria-label')).toBe('Hauptmenü');

  // Scripts have the new texts, too.
  await page.getByRole('searchbox').first().fill('zzzzzz');
  await expect.poll(() => page.locator('main').textContent()).toContain('Keine Ergebnisse');
}, 120_000);

test('the page that is open shows settings that change while the server starts again', async () => {
  await open('papers/');
  setLanguage('es');
  edit('site.yaml', (text) => `${text}withoutPage: [No One]\n`);
  await page.waitForTimeout(400);
  setLanguage('ar');
  await expect.poll(shownLanguage, { timeout: 30_000 }).toBe('ar');
}, 120_000);

test('of changes that follow each other while the page is made, the last one is shown', async () => {
  await open(`${tensors}/`);
  const heading = page.getByRole('heading', { level: 1 });
  const original = readFileSync(path.join(folder, `${tensors}.md`), 'utf8');
  for (let round = 1; round <= byRun(12, 30); round++) {
    edit(`${tensors}.md`, (text) => text.replace(/^title:.*$/m, `title: Round ${round}`));
    // Different pauses, so that a change comes at each moment of a request.
    await page.waitForTimeout(60 + ((round * 37) % 300));
    if (round % 6 === 0)
      await expect
        .poll(() => heading.textContent({ timeout: 500 }).catch(() => ''), { timeout: 15_000 })
        .toBe(`Round ${round}`);
  }
  writeFileSync(path.join(folder, `${tensors}.md`), original);
}, 120_000);

test('a folder for public files that is created while npm run dev runs is served', async () => {
  await open('papers/');
  mkdirSync(path.join(folder, 'public'));
  writeFileSync(path.join(folder, 'public/hello.txt'), 'Hello');
  const hello = () =>
    fetch(`${address}hello.txt`).then(
      async (answer) => (answer.ok ? await answer.text() : ''),
      () => '',
    );
  await expect.poll(hello, { timeout: 30_000 }).toBe('Hello');
}, 120_000);
