import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../scripts/site/serve-site.ts';
import { addresses, attacks } from '../attacks/attacks.ts';
import type { PlacedTexts } from '../attacks/attacked-content.ts';
import { attackedSite, attackTexts, builtSite, harmlessSite } from '../built-site.ts';
import { byRun } from '../run-length.ts';
import { launchChromium } from '../../scripts/setup/chromium.ts';
import { entriesBelow } from '../entries-below.ts';

const url = 'https://example.org/';

/** MathML elements, which TeX is rendered to. They are harmless everywhere. */
const mathematics = /^(?:math|annotation|semantics|m[a-z]+)\b/;

let placed: PlacedTexts;
let folder = '';
let files: string[] = [];
let known = new Set<string>();
let site: ServedSite;
let twin: ServedSite;
let browser: Browser;

beforeAll(async () => {
  const attacked = await attackedSite();
  placed = attacked.placed;
  folder = await builtSite(attacked);
  files = entriesBelow(folder).map((file) => file.replaceAll('\\', '/'));
  const harmlessFolder = await builtSite(await harmlessSite());
  known = signatures(harmlessFolder);
  // The names of people of the lab have a class. The harmless site has none of them in the results of the search.
  known.add('bdi class');
  site = await serveSite(folder, '/', 0);
  twin = await serveSite(harmlessFolder, '/', 0);
  browser = await launchChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await twin?.close();
});

/** Collects the names of all elements, and of all elements with each of their attributes: `a`, `a href`. */
function signatures(from: string): Set<string> {
  const found = new Set<string>();
  for (const file of entriesBelow(from)) {
    if (!file.endsWith('.html')) continue;
    const $ = load(readFileSync(path.join(from, file), 'utf8'));
    for (const element of $('*').toArray()) {
      if (!('attribs' in element)) continue;
      found.add(element.tagName);
      for (const name of Object.keys(element.attribs)) found.add(`${element.tagName} ${name}`);
    }
  }
  return found;
}

describe('attacks in every field', () => {
  test('are many, and most of them are accepted unchanged', () => {
    expect(attacks.length).toBeGreaterThan(200);
    expect(attackTexts.length).toBeGreaterThan(byRun(110, 700));
    expect(placed.accepted).toBeGreaterThan(35 * attackTexts.length);
  });

  test('create no element and no attribute that harmless texts do not create', () => {
    const created = [...signatures(folder)].filter((name) => !known.has(name) && !mathematics.test(name));
    // With many authors, their list has links to letters, which have a label.
    expect(created.filter((name) => name !== 'a aria-label')).toEqual([]);
    expect(known.size).toBeGreaterThan(100);
  });

  test('become no script, no style, and no address with an unsafe scheme', () => {
    const schemes = new Set<string>();
    let links = 0;
    for (const file of files.filter((name) => name.endsWith('.html'))) {
      const $ = load(readFileSync(path.join(folder, file), 'utf8'));
      for (const element of $(
        '[href], [src], [action], [formaction], [data], [poster], [srcset], [ping]',
      ).toArray())
        for (const name of ['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'ping']) {
          const address = element.attribs[name];
          if (address === undefined) continue;
          links += 1;
          // An invalid address leads nowhere, but browsers must not be able to correct it.
          if (!URL.canParse(address, `${url}${file}`)) {
            expect([file, address]).toEqual([file, expect.stringMatching(/^https?:\/\//)]);
            continue;
          }
          const { protocol, origin } = new URL(address, `${url}${file}`);
          schemes.add(protocol);
          if (name !== 'href') expect([file, name, origin]).toEqual([file, name, new URL(url).origin]);
        }
      for (const script of $('script').toArray())
        expect([file, script.attribs['src'] ?? script.attribs['type']]).toEqual([
          file,
          expect.stringMatching(/^\/_astro\/[\w.-]+\.js$|^application\/ld\+json$/),
        ]);
      expect([file, $('[style], style').length, $('meta[http-equiv]').length <= 2]).toEqual([file, 0, true]);
    }
    expect(links).toBeGreaterThan(50 * attackTexts.length);
    expect([...schemes].filter((scheme) => !['https:', 'http:', 'mailto:'].includes(scheme))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(30);
  });

  test('leave no character that HTML, XML and bibliographies must not contain', () => {
    const forbidden = /[^\P{Cc}\t\n\r\f]|\p{Noncharacter_Code_Point}/u;
    const texts = files.filter((file) => /\.(?:html|xml|bib|ris|txt|cff)$/.test(file));
    const found = texts.filter((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return forbidden.test(text) || (file.endsWith('.xml') && text.includes('\f'));
    });
    expect(found).toEqual([]);
    expect(texts.length).toBeGreaterThan(4 * byRun(attackTexts.length, attacks.length));
  });

  test('leave JSON valid', () => {
    const read = (end: RegExp) =>
      files
        .filter((file) => end.test(file))
        .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
    const json = read(/\.json$/);
    for (const [file, text] of json) expect(() => JSON.parse(text) as unknown, file).not.toThrow();
    expect(json.length).toBeGreaterThan(attackTexts.length);
    const data = read(/^papers\/p\d+\/index\.html$/).flatMap(([, html]) =>
      [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(data.length).toBeGreaterThanOrEqual(attackTexts.length);
    for (const text of data) expect(() => JSON.parse(text) as unknown, text.slice(0, 200)).not.toThrow();
  });
});

describe('in Chromium', () => {
  /** Opens a page that adds a fault for everything that it must not do. */
  async function watched(faults: string[]): Promise<Page> {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('popup', (popup) => faults.push(`window: ${popup.url()}`));
    await context.route(
      (address) => ![site.url, twin.url].some((own) => address.href.startsWith(own)),
      (route) => {
        faults.push(`request: ${route.request().url()}`);
        return route.abort();
      },
    );
    await page.addInitScript(`
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
    `);
    return page;
  }

  test('no page of any kind runs code or sends a request to another host', async () => {
    const faults: string[] = [];
    const page = await watched(faults);
    const pages = files.filter((file) => file.endsWith('index.html')).sort();
    // At most a few pages of each kind.
    const kinds = Map.groupBy(pages, (file) => file.split('/')[0] ?? '');
    const some = [...kinds.values()].flatMap((all) =>
      all.filter((_, index) => index % Math.ceil(all.length / byRun(4, 20)) === 0),
    );
    for (const file of some) {
      await page.goto(`${site.url}${file.replace(/index\.html$/, '')}`, { waitUntil: 'load' });
      const seen = await page.evaluate('[window.violations, window.attacked]');
      expect([file, seen, faults]).toEqual([file, [[], undefined], []]);
    }
    expect(some.length).toBeGreaterThan(byRun(25, 80));
    expect(kinds.size).toBeGreaterThan(8);
    await page.context().close();
  }, 240_000);

  test('the search runs no code from queries, results or suggestions', async () => {
    const faults: string[] = [];
    const page = await watched(faults);
    const parts = async () =>
      (await page.evaluate(`[...document.querySelectorAll('body *')].flatMap((element) =>
        [element.localName, ...[...element.attributes].map(({ name }) => element.localName + ' ' + name)])`)) as string[];
    const ask = async (from: ServedSite, query: string) => {
      await page.goto(`${from.url}papers/?q=${encodeURIComponent(query)}`);
      await expect.poll(() => page.locator('[data-search-status]').textContent()).toMatch(/\d|No results/);
    };
    const open = new Set<string>();
    for (const query of ['attackable', 'attackable nonsensically', 'author:text', 'qqqqqqqq zzzzzzzz']) {
      await ask(twin, query);
      for (const part of await parts()) open.add(part);
    }
    for (const query of [
      'attackable',
      'script',
      'onerror alert',
      'author:script',
      'javascript',
      ...attacks.filter((_, index) => index % byRun(72, 24) === 0),
    ]) {
      await ask(site, query);
      const made = (await parts()).filter(
        (part) => !open.has(part) && !known.has(part) && !mathematics.test(part),
      );
      const seen = await page.evaluate('[window.violations, window.attacked]');
      expect([query, made, seen, faults]).toEqual([query, [], [[], undefined], []]);
    }
    await page.context().close();
  }, 240_000);

  test('feeds and sitemaps are XML', async () => {
    const faults: string[] = [];
    const page = await watched(faults);
    await page.goto(site.url);
    const xml = files.filter((file) => file.endsWith('.xml'));
    const some = xml.filter((_, index) => index < 5 || index % Math.ceil(xml.length / byRun(25, 100)) === 0);
    const broken = await page.evaluate(async (names) => {
      const bad: string[] = [];
      for (const name of names) {
        const text = await (await fetch(`/${name}`)).text();
        if (new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror')) bad.push(name);
      }
      return bad;
    }, some);
    expect(broken).toEqual([]);
    expect(some.length).toBeGreaterThan(20);
    await page.context().close();
  }, 120_000);
});
