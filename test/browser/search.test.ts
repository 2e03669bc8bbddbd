import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import type { SearchAnswer } from '../../src/search/engine/protocol.ts';
import { builtSite } from '../built-site.ts';
import { accessibilityFaults } from './axe.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';

let browser: Browser;
let site: ServedSite;
let context: BrowserContext;
let page: Page;
/** Errors in the console of the page. A test that causes errors on purpose removes them. */
let faults: string[];

const open = async (options: Parameters<Browser['newContext']>[0] = {}) => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  page = await context.newPage();
  page.setDefaultTimeout(8000);
  faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
};
const papers = (search = '') => page.goto(`${site.url}papers/${search}`);
const box = () => page.getByRole('searchbox', { name: 'Search papers' });
const results = () => page.locator('[data-search-results]');
const titles = () => page.locator('[data-search-list] a.paper-title').allTextContents();
const count = () => page.locator('[data-search-count]').textContent();
const search = () => decodeURIComponent(new URL(page.url()).search);
const shows = (expected: RegExp[]) =>
  expect.poll(titles).toEqual(expected.map((title) => expect.stringMatching(title)));
const tick = (name: RegExp) => results().getByRole('checkbox', { name });
const axe = () => accessibilityFaults(page);

const values = () => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const message = () => page.locator('[data-search-message]');

const tensor = /Tensor Folding/;
const herd = /A Herd of Many/;
const chinese = /深度学习/;
const hostile = /script/;
const bare = /Without Anything/;

beforeAll(async () => {
  browser = await launchChromium();
  const url = 'https://example.org/lab/';
  site = await serveSite(await builtSite({ content: 'test/fixtures/site', url }), '/lab/', 0);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(() => open());
afterEach(async () => {
  await context?.close();
  expect(faults).toEqual([]);
});

describe('the box', () => {
  test.each(['', 'people/', 'papers/without-anything/', 'about-us/'])(
    'is in the header of /%s, has the shortcut Ctrl+K, and opens the page of papers',
    async (path) => {
      await page.goto(`${site.url}${path}`);
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('folding');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}papers/?q=folding`);
      await expect.poll(async () => (await titles())[0]).toMatch(tensor);
    },
  );

  test('is the only one on the page of papers, and loads nothing before it is focused', async () => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await papers();
    expect(await page.getByRole('searchbox').count()).toBe(1);
    await page.waitForLoadState('networkidle');
    const before = [...loaded];
    expect(
      before.filter((path) => /search.*\.(json|bin)|worker|papers\.(bib|ris|csl|keys)/.test(path)),
    ).toEqual([]);
    await page.keyboard.press('Control+k');
    await expect.poll(() => loaded.length).toBeGreaterThan(before.length);
    expect(await page.locator('[data-paper-list]').isVisible()).toBe(true);
    // The beginning of a title, with an invisible character. Page and worker together load each file once.
    await box().fill('herd of m\u00adan');
    await expect.poll(async () => (await titles())[0]).toMatch(herd);
    await page.waitForLoadState('networkidle');
    const files = loaded.slice(before.length).filter((path) => /\.(?:json|bin)$/.test(path));
    expect(files).toHaveLength(3);
    expect(new Set(files).size).toBe(3);
  });

  test('finds papers although the page cannot load the first files of the index, but the worker can', async () => {
    let refused = 0;
    await page.route(/search\.json|\/search\/.*\.bin/, (route) => {
      if (refused++ < 1) return route.fulfill({ status: 503, body: '' });
      return route.continue();
    });
    await papers();
    await box().fill('folding');
    await shows([tensor]);
    faults = faults.filter((fault) => !fault.includes('503'));
  });

  test('shows only the last answer of five quick key presses', async () => {
    await papers();
    await box().focus();
    const seen = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('[data-search-box]')!;
      const list = document.querySelector('[data-search-list]')!;
      const shown = new Set<string>();
      new MutationObserver(() => shown.add(list.textContent ?? '')).observe(list, {
        childList: true,
        subtree: true,
      });
      for (const query of ['h', 'he', 'her', 'herd', 'tensor']) {
        input.value = query;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return [...shown];
    });
    expect(seen.some((text) => text.includes('Herd'))).toBe(false);
    await shows([tensor]);
  });

  test('completes the values of a field while it is typed, by keyboard', async () => {
    await papers();
    await box().pressSequentially('author:qui', { delay: 20 });
    await values().filter({ hasText: 'Ada Quill' }).waitFor();
    expect(await axe()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await values().count()).toBe(0);
    expect(await box().inputValue()).toBe('author:qui');
    await page.keyboard.type('l');
    await values().filter({ hasText: 'Ada Quill' }).waitFor();
    await page.keyboard.press('ArrowDown');
    const active = await box().getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await box().inputValue()).toBe('author:"Ada Quill" ');
    await shows([tensor, herd]);
    expect(await values().count()).toBe(0);
  });

  test('completes a value by mouse and keeps the focus', async () => {
    await papers();
    await box().pressSequentially('folding has:c', { delay: 20 });
    await values().filter({ hasText: 'Code' }).click();
    expect(await box().inputValue()).toBe('folding has:code ');
    expect(await box().evaluate((input) => input === document.activeElement)).toBe(true);
  });
});

describe('results', () => {
  test('link to their papers and authors, and highlight matches', async () => {
    await papers('?q=schutz');
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(0);
    expect(await results().locator('.byline mark').first().textContent()).toMatch(/Sch/);
    const author = results().locator('.byline a', { hasText: 'Rob van der Meer' });
    await author.click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Rob van der Meer');
  });

  test('keep their elements while a query is typed, so that nothing flickers', async () => {
    await papers();
    await box().pressSequentially('foldin', { delay: 20 });
    await expect.poll(titles).toContainEqual(expect.stringMatching(tensor));
    const first = await page.locator('[data-search-list] .paper-item').first().elementHandle();
    await box().press('g');
    await expect.poll(search).toBe('?q=folding');
    expect(await first?.evaluate((item) => item.isConnected)).toBe(true);
  });

  test('get the focus by arrow keys, from the box to the last and back; Enter opens one', async () => {
    await papers('?q=folding');
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(0);
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName);
    await box().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe((await titles())[0]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe((await titles())[0]);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('INPUT');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('article').waitFor();
  });

  test('are announced to screen readers after a pause, and the focus stays in the box', async () => {
    await papers();
    await box().pressSequentially('tensor', { delay: 20 });
    await shows([tensor]);
    const status = page.locator('[data-search-status]');
    expect(await status.textContent()).toBe('');
    await expect.poll(() => status.textContent()).toBe('1 paper found');
    expect(await box().evaluate((input) => input === document.activeElement)).toBe(true);
  });
});

test('going back from a paper restores the scroll position of the list', async () => {
  await open({ viewport: { width: 800, height: 300 } });
  // A page with an unload listener is not kept in the back/forward cache, so it is loaded again.
  await page.addInitScript(() => window.addEventListener('unload', () => {}));
  await papers('?has=abstract');
  await expect.poll(async () => (await titles()).length).toBe(4);
  const last = results().locator('a.paper-title').last();
  await last.hover();
  await last.click();
  await page.locator('article').waitFor();
  await page.goBack();
  await expect.poll(async () => (await titles()).length).toBe(4);
  const away = () =>
    page.evaluate(() => {
      const { link, top }: { link: number; top: number } = history.state;
      const there = document.querySelectorAll('[data-search-list] a.paper-title')[link];
      return Math.abs((there?.getBoundingClientRect().top ?? Infinity) - top);
    });
  await expect.poll(away).toBeLessThan(2);
  expect(await last.evaluate((link) => link.getBoundingClientRect().top)).toBeLessThan(300);
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
});

describe('filters', () => {
  test('have live counts; values of one filter are combined by or, filters by and', async () => {
    await papers();
    await page.getByRole('button', { name: 'Filter papers' }).click();
    await shows([tensor, chinese, herd, hostile, bare]);
    await tick(/^Machine Learning 1$/).click();
    await shows([tensor]);
    expect(search()).toBe('?topic=Machine+Learning');
    await tick(/^Computation/).click();
    await shows([tensor, herd]);
    // Both results have code, so that this filter cannot narrow them.
    await expect.poll(() => tick(/^Code/).count()).toBe(0);
    await tick(/^Journal article 1$/).click();
    await shows([tensor]);
    expect(search()).toBe('?type=article-journal&topic=Machine+Learning&topic=Computation+and+Language');
    await page.getByRole('button', { name: 'Remove filter: Machine Learning' }).click();
    await expect.poll(count).toBe('No results');
    await page.getByRole('button', { name: 'Search without “Computation and Language”' }).click();
    await shows([tensor]);
    await page.goBack();
    await expect.poll(count).toBe('No results');
    await page.goBack();
    await shows([tensor]);
    await page.goBack();
    await shows([tensor, herd]);
    expect(await tick(/^Computation/).isChecked()).toBe(true);
    expect(await tick(/^Journal article/).isChecked()).toBe(false);
  });

  test('accept typed years', async () => {
    await papers('?q=a');
    await page.getByLabel('From year').fill('2023');
    await page.keyboard.press('Enter');
    await expect.poll(search).toBe('?q=a&year=2023..');
    await page.getByLabel('To year').fill('2023');
    await page.keyboard.press('Tab');
    await expect.poll(search).toBe('?q=a&year=2023');
    await shows([herd]);
  });

  test('accept years by dragging over the chart', async () => {
    await papers('?has=abstract');
    const chart = page.locator('svg.histogram');
    await expect.poll(() => chart.locator('rect').count()).toBe(3);
    const frame = await chart.boundingBox();
    if (!frame) throw new Error('no chart');
    const at = (share: number) => [frame.x + share * frame.width, frame.y + frame.height / 2] as const;
    await page.mouse.move(...at(0.9));
    await page.mouse.down();
    await page.mouse.move(...at(0.5), { steps: 3 });
    expect(await page.locator('[data-year-hint]').textContent()).toBe('2023–2024');
    await page.mouse.up();
    await expect.poll(search).toBe('?year=2023..2024&has=abstract');
    await shows([tensor, chinese, herd]);
    expect(await page.getByLabel('From year').inputValue()).toBe('2023');
  });

  test('keep the focus on a checkbox while the counts change', async () => {
    await papers('?has=abstract');
    await tick(/^Computation/).focus();
    await page.keyboard.press('Space');
    await shows([herd]);
    await page.waitForTimeout(400);
    expect(await tick(/^Computation/).evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test('show the first values of a long list, and all on demand', async () => {
    await papers('?has=abstract');
    const authors = results().getByRole('group', { name: 'Author' });
    await expect.poll(() => authors.getByRole('checkbox').count()).toBe(6);
    await authors.getByRole('button', { name: /^Show all \d+ authors$/ }).click();
    expect(await authors.getByRole('checkbox').count()).toBeGreaterThan(6);
    await authors.getByRole('button', { name: 'Show fewer authors' }).click();
    expect(await authors.getByRole('checkbox').count()).toBe(6);
  });

  test('are collapsed in a narrow window', async () => {
    await open({ viewport: { width: 320, height: 700 }, hasTouch: true });
    await papers('?year=2022..2024');
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(0);
    expect(await tick(/Code/).count()).toBe(0);
    await results().getByText('Filters').click();
    await tick(/Code/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const small = await results()
      .locator('button:visible, select:visible, summary:visible, label:visible')
      .evaluateAll((targets) =>
        targets
          .filter((target) => target.getBoundingClientRect().height < 24)
          .map((target) => target.outerHTML),
      );
    expect(small).toEqual([]);
  });
});

describe('order and address', () => {
  test('sorts and groups by year, and a copied address shows the same results', async () => {
    await papers('?q=folding');
    await expect.poll(async () => (await titles())[0]).toMatch(tensor);
    expect(await results().locator('h2').count()).toBe(0);
    await page.getByLabel('Group by year').check();
    await expect.poll(search).toBe('?q=folding&group=year');
    await expect.poll(() => results().locator('h2').first().textContent()).toBe('2024');
    await page.getByLabel('Sort').selectOption('oldest');
    await expect.poll(search).toBe('?q=folding&sort=oldest&group=year');
    const shown = await titles();
    const copied = page.url();
    await open();
    await page.goto(copied);
    await expect.poll(titles).toEqual(shown);
    expect(await page.getByLabel('Sort').inputValue()).toBe('oldest');
    expect(await page.getByLabel('Group by year').isChecked()).toBe(true);
  });

  test('Escape clears the box first, then the filters, and the list of all papers is shown again', async () => {
    await papers('?q=tensor&has=code');
    await shows([tensor]);
    await box().focus();
    await page.keyboard.press('Escape');
    await shows([tensor, herd]);
    expect(search()).toBe('?has=code');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-paper-list]').isVisible()).toBe(true);
    expect(search()).toBe('');
    await page.goBack();
    await shows([tensor, herd]);
  });
});

describe('nothing found', () => {
  test('shows how the query was interpreted, and offers to remove a filter', async () => {
    await papers('?q=tensor&year=1999&venue=Nowhere');
    await page.getByRole('button', { name: 'Search without “1999”' }).waitFor();
    expect(await results().locator('.understood').textContent()).toContain('tensor');
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await shows([tensor]);
    expect(search()).toBe('?q=tensor');
  });
});

describe('with a simulated worker, the page', () => {
  /** Replaces the worker by one that gives this answer to every query except `right`. */
  const answering = (answer: Partial<SearchAnswer>, right: string) =>
    page.route('**/*worker*.js', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `onmessage = ({ data }) => {
          if (data.type === 'load') postMessage({ type: 'ready' });
          if (data.type !== 'search') return;
          const found = { complete: true, total: 1, results: [${JSON.stringify(result)}] };
          const answer = data.question.query === ${JSON.stringify(right)} ? found : ${JSON.stringify({ complete: true, ...answer })};
          postMessage({ type: 'answer', id: data.id, answer });
        }`,
      }),
    );
  const result = {
    id: 'x',
    title: { text: 'Right', highlights: [] },
    authors: [],
    hiddenAuthors: 0,
    authorsTruncated: false,
    owners: [],
    facts: [],
    code: false,
    citations: 1200,
  };

  test('suggests the nearest spelling and shows how the query was interpreted', async () => {
    const understood: SearchAnswer['understood'] = [
      { kind: 'phrase', text: 'graph <b>nets', found: false },
      { kind: 'without', text: 'trees', found: true },
      { kind: 'field', field: 'venue', text: 'ACL', found: true },
    ];
    await answering(
      { total: 0, results: [], understood, suggestion: { query: 'right', total: 12 } },
      'right',
    );
    await papers('?q=rihgt');
    await results().getByText('Did you mean').waitFor();
    expect(await results().locator('.understood li').allTextContents()).toEqual([
      'the phrase graph <b>nets (not in any paper)',
      'without trees',
      'venue ACL',
    ]);
    await results().getByRole('button', { name: 'right' }).click();
    await shows([/Right/]);
    expect(await box().inputValue()).toBe('right');
    await expect.poll(search).toBe('?q=right');
  });

  test('shows a suggestion above results too', async () => {
    await answering({ total: 1, results: [result], suggestion: { query: 'right', total: 1 } }, 'right');
    await papers('?q=rihgt');
    await results().getByText('Did you mean right? (1 paper)').waitFor();
  });

  test('offers sorting by citations only if numbers of citations are known', async () => {
    const option = page.locator('[name=sort] option[value=citations]');
    await answering({ total: 1, results: [{ ...result, citations: undefined }] }, 'right');
    await papers('?q=other');
    await shows([/Right/]);
    expect(await option.isDisabled()).toBe(true);
    await box().fill('right');
    await results().getByText('1,200 citations').waitFor();
    expect(await option.isDisabled()).toBe(false);
  });

  test('handles a filter with thousands of values', async () => {
    const author = Array.from({ length: 5000 }, (_, index) => ({
      value: `p${index}`,
      label: `Person ${index}`,
      count: 1,
    }));
    const facets = { year: [], type: [], venue: [], topic: [], author, has: [] };
    await answering({ total: 1, results: [result], facets }, 'right');
    await papers('?q=other&author=p4999');
    const authors = results().getByRole('group', { name: 'Author' });
    await authors.getByRole('checkbox', { name: 'Person 4999' }).waitFor();
    await authors.getByRole('button', { name: 'Show all 5,000 authors' }).click();
    expect(await authors.getByRole('checkbox').count()).toBe(100);
    await authors.getByRole('searchbox').fill('person 123');
    expect(await authors.getByRole('checkbox').count()).toBe(11);
    expect(await page.getByRole('button', { name: 'Remove filter: Person 4999' }).isVisible()).toBe(true);
  });
});

describe('exporting', () => {
  const download = async (format: string) => {
    await page.getByLabel('All results as').selectOption(format);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };

  test('downloads exactly the results, in four formats', async () => {
    await papers('?has=code');
    await shows([tensor, herd]);
    await page.getByText('Export', { exact: true }).click();
    const bibtex = await download('bibtex');
    expect(bibtex.name).toBe('papers.bib');
    expect(bibtex.text.match(/^@\w+\{\w+,/gmu)).toEqual([
      '@article{quill2024tensor,',
      '@misc{person2023herd,',
    ]);
    const ris = await download('ris');
    expect(ris.text.match(/^ID {2}- .*$/gmu)).toEqual(['ID  - quill2024tensor', 'ID  - person2023herd']);
    const csl = await download('csl-json');
    expect((JSON.parse(csl.text) as { id: string }[]).map(({ id }) => id)).toEqual([
      'tensor-folding-for-alpha-decay',
      'a-herd-of-many',
    ]);
    const csv = await download('csv');
    expect(csv.text.split('\r\n').map((line) => line.slice(0, 16))).toEqual([
      '\ufeff"Title","Author',
      '"Tensor Folding ',
      '"A Herd of Many"',
      '',
    ]);
    expect(await page.getByText('Downloaded 2 papers.').isVisible()).toBe(true);
  });

  test('copies', async () => {
    await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await papers('?q=herd');
    await shows([herd]);
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied 1 paper.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^@misc\{person2023herd,/);
  });

  test('prints all results, without the controls', async () => {
    await page.addInitScript(() => {
      window.print = () =>
        document.body.setAttribute(
          'data-printed',
          String(document.querySelectorAll('[data-search-list] .paper-item').length),
        );
    });
    await papers('?has=abstract');
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: 'Print results' }).click();
    await expect.poll(() => page.locator('body').getAttribute('data-printed')).toBe('4');
    await page.emulateMedia({ media: 'print' });
    expect(await results().locator('.filters').isVisible()).toBe(false);
    expect(await results().locator('.paper-item').first().isVisible()).toBe(true);
  });

  test.each(['papers.bib', 'papers.keys.json'])(
    'shows an error if %s cannot be loaded, and a second attempt works',
    async (file) => {
      await page.route(`**/${file}`, (route) => route.abort());
      await papers('?q=herd');
      await shows([herd]);
      await page.getByText('Export', { exact: true }).click();
      await page.getByRole('button', { name: 'Download' }).click();
      await page
        .getByText(new RegExp(`Export failed: .*${file.replaceAll('.', '\\.')} could not be loaded`))
        .waitFor();
      await page.unroute(`**/${file}`);
      faults = [];
      const { text } = await download('bibtex');
      expect(text).toMatch(/^@misc/);
    },
  );
});

describe('when something fails', () => {
  const listStays = async () => {
    expect(await page.locator('[data-paper-list]').isVisible()).toBe(true);
    expect(await results().isVisible()).toBe(false);
  };

  test.each([
    ['the index', '**/search*.json*'],
    ['the worker', '**/*worker*.js'],
  ])('%s: the list stays, a message is shown, and trying again works', async (_, file) => {
    await page.route(file, (route) => route.abort());
    await papers('?q=tensor&has=code');
    await message().getByText('The search could not be loaded: ').waitFor();
    await listStays();
    await page.unroute(file);
    faults = [];
    await page.getByRole('button', { name: 'Try again' }).click();
    await shows([tensor]);
    expect(await message().isVisible()).toBe(false);
  });

  test('the abstracts: titles are found, a message says that papers may be missing, and trying again works', async () => {
    await page.route('**/abstracts.bin', (route) => route.abort());
    await papers('?q=tensor');
    await message().getByText('Some results may be missing').waitFor();
    expect((await titles())[0]).toMatch(tensor);
    const found = await count();
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByText(/Export failed: /).waitFor();
    await page.unroute('**/abstracts.bin');
    faults = [];
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => message().isVisible()).toBe(false);
    await expect.poll(count).toBe(found);
    await box().fill('deduplicated');
    await shows([herd]);
  });

  test('slow abstracts: results by title are shown at once, and the counts of the filters follow', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route('**/abstracts.bin', async (route) => {
      await promise;
      await route.continue();
    });
    await papers('?q=tensor&topic=Machine+Learning');
    await expect.poll(async () => (await titles())[0]).toMatch(tensor);
    await page.waitForTimeout(1500);
    expect(await page.locator('[data-search-status]').textContent()).toBe('');
    resolve();
    const status = () => page.locator('[data-search-status]').textContent();
    await expect.poll(status, { timeout: 5000 }).toMatch(/paper/);
    await expect.poll(() => tick(/^Machine Learning 1$/).count()).toBe(1);
  });

  test('a browser without workers: the list stays, and a message is shown', async () => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await papers();
    await box().fill('tensor');
    await message().getByText('this browser is not supported.').waitFor();
    await listStays();
  });

  test('the page script: the list stays, and the form still opens its address', async () => {
    await page.route('**/SearchResults*.js', (route) => route.abort());
    await papers();
    await box().fill('tensor');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/papers/?q=tensor');
    await listStays();
    faults = [];
  });

  test('a slow network: a message is shown and the list stays until the answer arrives', async () => {
    await page.route('**/search*.json*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1200));
      await route.continue();
    });
    await papers();
    await box().fill('tensor');
    await message().getByText('Loading search…').waitFor();
    await listStays();
    await shows([tensor]);
    expect(await message().isVisible()).toBe(false);
  });
});

test.each<[string, string, 'light' | 'dark', number]>([
  ['empty', '', 'light', 1200],
  ['with results', '?q=folding', 'dark', 1200],
  ['with filters open', '?q=folding&has=code&sort=newest&group=year', 'light', 320],
  ['with nothing found', '?q=zzqxv&has=code', 'dark', 320],
])('axe finds no violation on the page %s', async (name, query, colorScheme, width) => {
  await open({ colorScheme, viewport: { width, height: 900 } });
  await papers(query);
  if (name.includes('nothing')) await page.getByText('No results').first().waitFor();
  else if (query) await expect.poll(async () => (await titles()).length).toBeGreaterThan(0);
  if (name.includes('open')) await results().locator('summary', { hasText: 'Filters' }).click();
  if (query && !name.includes('nothing')) await page.getByText('Export', { exact: true }).click();
  await page.waitForTimeout(300);
  expect(await axe()).toEqual([]);
});
