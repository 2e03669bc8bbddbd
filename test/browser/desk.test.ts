import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { root } from '../../scripts/setup/process.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let folder = '';
let content = '';
let context: BrowserContext;
let page: Page;
let faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-desk-browser-'));
  content = path.join(folder, 'content');
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // Answers with an error status, and questions to a desk that was killed, are expected.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load'))
      faults.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface RunningDesk {
  address: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}
let desk: RunningDesk | undefined;

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    writeFileSync(path.join(content, file), text);
  }
}
const read = (file: string) => readFileSync(path.join(content, file), 'utf8');

/** Starts `npm run desk` on the content folder, as a process of its own. */
async function startDesk(port = '0'): Promise<RunningDesk> {
  const script = path.join(root, 'scripts/commands/desk.ts');
  const child = spawn(process.execPath, [script, '--no-open', '--port', port], {
    cwd: root,
    env: { ...process.env, OFFPRINT_CONTENT: content, SSH_CONNECTION: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    const collect = (piece: string) => {
      output += piece;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+/.exec(output)?.[0];
      if (found) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', collect);
    child.once('exit', () => reject(new Error(output)));
  });
  desk = {
    address,
    stop: async (signal = 'SIGINT') => {
      desk = undefined;
      child.kill(signal);
      await ended;
    },
  };
  return desk;
}

test('a new site in an empty folder: made, undone, made again, killed and still there', async () => {
  mkdirSync(content, { recursive: true });
  const first = await startDesk();
  await page.goto(first.address);
  expect(new URL(page.url()).search).toBe('');
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.getByLabel('Name of the lab or person').fill('Quiet Barn lab');
  await page.getByLabel('Address of the site').fill('example.org');
  await page.getByRole('button', { name: 'Make the site' }).click();
  await expect.poll(() => page.getByText('is not a valid address').count()).toBe(1);
  await page.getByLabel('Address of the site').fill('https://example.org/lab/');
  await page.getByRole('button', { name: 'Make the site' }).press('Enter');
  await page.getByRole('heading', { name: 'State of the site' }).waitFor();
  expect(await page.getByRole('status').textContent()).toContain('New site: Quiet Barn lab');
  expect(read('site.yaml')).toContain('title: Quiet Barn lab');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Undo' }).waitFor();
  expect(existsSync(path.join(content, 'site.yaml'))).toBe(false);
  await page.getByRole('button', { name: 'Redo' }).first().click();
  await expect.poll(() => existsSync(path.join(content, 'site.yaml'))).toBe(true);
  await first.stop('SIGKILL');
  const second = await startDesk();
  await page.goto(second.address);
  expect(await page.getByRole('link', { name: 'Quiet Barn lab' }).count()).toBe(1);
  await page.goto(new URL('/undo', second.address).href);
  expect(await page.locator('.steps > li').count()).toBe(1);
  expect(faults).toEqual([]);
});

test('two windows, and a file that was changed by another program, with hostile texts', async () => {
  const hostile = `</pre><script>document.title = 'evil'</script><img src=x onerror="document.title = 'evil'">`;
  write({ 'site.yaml': `title: ${JSON.stringify(hostile)}\n` });
  const { address } = await startDesk();
  await page.goto(address);
  const form = { name: `Mine ${hostile}`, url: '', sure: '1' };
  // Both windows have opened the form of a new site before the first one is sent.
  rmSync(path.join(content, 'site.yaml'));
  const other = await context.newPage();
  for (const window of [page, other]) await window.goto(new URL('/new', address).href);
  await other.getByLabel('Name of the lab or person').fill('Theirs');
  await other.getByRole('button', { name: 'Make the site' }).click();
  await other.getByRole('heading', { name: 'State of the site' }).waitFor();
  await page.getByLabel('Name of the lab or person').fill(form.name);
  await page.getByRole('button', { name: 'Make the site' }).click();
  // There is a site now, so that the other window is asked first.
  await expect.poll(() => page.getByText('Tick the box if you are sure.').count()).toBe(1);
  expect(read('site.yaml')).toContain('title: Theirs');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Make the site' }).click();
  await page.getByRole('heading', { name: 'State of the site' }).waitFor();
  for (const path of ['/', '/undo', '/new', '/edit', '/bring', '/attention', '/publish', '/nothing']) {
    await page.goto(new URL(path, address).href);
    expect(await page.title()).not.toBe('evil');
    expect(await page.locator('img[onerror], main script').count()).toBe(0);
  }
  write({ 'site.yaml': 'title: By hand\n' });
  await page.goto(new URL('/undo', address).href);
  await page.locator('.steps > li').first().getByRole('button').click();
  await page.getByRole('heading', { name: 'Some files have changed since' }).waitFor();
  expect(read('site.yaml')).toBe('title: By hand\n');
});

test('another web page can neither read, nor change, nor frame the desk, nor reach it by another name', async () => {
  write({ 'site.yaml': 'title: Quiet Barn lab\n', 'papers/a.md': 'a' });
  const { address } = await startDesk();
  const { port } = new URL(address);
  await page.goto(address);
  const token = await page
    .goto(new URL('/new', address).href)
    .then(() => page.locator('input[name=token]').inputValue());
  let attacker: Server | undefined;
  try {
    attacker = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<title>Evil</title>'),
    );
    await new Promise<void>((resolve) => attacker?.listen(0, '127.0.0.1', resolve));
    const { port: evilPort } = attacker.address() as { port: number };
    // The same site as the desk, because cookies do not know ports, and another site.
    for (const origin of [`http://127.0.0.1:${evilPort}`, `http://localhost:${evilPort}`]) {
      const evil = await context.newPage();
      await evil.goto(origin);
      const result = await evil.evaluate(
        async ({ target, token }) => {
          const attempts: [string, RequestInit][] = [
            ['/', { credentials: 'include' }],
            ['/', { credentials: 'include', mode: 'no-cors' }],
            ['/new', { method: 'POST', credentials: 'include', mode: 'no-cors', body: new URLSearchParams({ token, name: 'Evil', sure: '1' }) }],
            ['/new', { method: 'POST', credentials: 'include', headers: { 'x-desk-token': token } }],
          ];
          const seen = [];
          for (const [path, init] of attempts)
            seen.push(await fetch(target + path, init).then((answer) => answer.text(), () => ''));
          const frame = document.createElement('iframe');
          frame.src = target;
          document.body.append(frame);
          await new Promise((resolve) => (frame.onload = resolve));
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action: `${target}/new`, target: '_blank' });
          for (const [name, value] of Object.entries({ token, name: 'Evil', sure: '1' })) {
            const input = Object.assign(document.createElement('input'), { name, value });
            form.append(input);
          }
          document.body.append(form);
          form.submit();
          return seen;
        },
        { target: `http://127.0.0.1:${port}`, token },
      ); // prettier-ignore
      expect(result).toEqual(['', '', '', '']);
      await expect.poll(() => context.pages().length).toBeGreaterThan(2);
      const opened = context.pages().at(-1);
      await opened?.waitForLoadState();
      expect(await opened?.locator('h1').textContent()).toBe('This page cannot be opened');
      for (const one of evil.frames().slice(1)) expect(await one.content()).not.toContain('Quiet Barn');
      await opened?.close();
      await evil.close();
    }
    const named = await page.goto(`http://localhost:${port}/`);
    expect([named?.status(), await page.content()]).toEqual([421, expect.not.stringContaining('Quiet Barn')]);
    expect(read('site.yaml')).toBe('title: Quiet Barn lab\n');
  } finally {
    attacker?.close();
  }
});

test('every page is accessible, at 320 px, in both themes, from right to left, and without scripts', async () => {
  write({ 'site.yaml': 'title: مختبر الطي\nlanguage: ar\n', 'papers/a.md': '---\ntitle: Folds\n---\n' });
  const { address } = await startDesk();
  for (const colorScheme of ['light', 'dark'] as const) {
    const small = await browser.newContext({
      viewport: { width: 320, height: 640 },
      colorScheme,
      javaScriptEnabled: colorScheme === 'light',
    });
    const narrow = await small.newPage();
    await narrow.goto(address);
    for (const path of ['/', '/undo', '/new', '/nothing']) {
      await narrow.goto(new URL(path, address).href);
      if (colorScheme === 'light') {
        expect([path, await accessibilityFaults(narrow)]).toEqual([path, []]);
        const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
        expect([path, width]).toEqual([path, 320]);
      }
      expect(await narrow.locator('html').getAttribute('dir')).toBe('rtl');
    }
    if (colorScheme === 'dark') {
      await narrow.goto(new URL('/new', address).href);
      await narrow.getByRole('textbox').first().fill('جديد');
      await narrow.getByRole('checkbox').check();
      await narrow.locator('button.main').click();
      await expect.poll(() => read('site.yaml')).toContain('جديد');
    }
    await small.close();
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(address);
  expect(await accessibilityFaults(page, 'colours')).toEqual([]);
});
