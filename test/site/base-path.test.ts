import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkLinks } from '../../scripts/tools/audit/links.ts';
import { builtSite, labSite, sampleSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';

describe.each([
  {
    base: '/',
    site: sampleSite,
    former: 'papers/autoshard/',
    present: 'papers/autoshard-automated-embedding-table-sharding-for-recommender-systems/',
  },
  {
    base: '/lab/',
    site: () => labSite,
    former: 'papers/tensor-folding/',
    present: 'papers/tensor-folding-for-alpha-decay/',
  },
])('a site under $base', ({ base, site, former, present }) => {
  const url = `https://example.org${base}`;
  let folder = '';
  let files: string[] = [];
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  beforeAll(async () => {
    folder = await builtSite(await site());
    files = entriesBelow(folder).filter((file) => statSync(path.join(folder, file)).isFile());
  });

  /** Expects that an address is below the base path and leads to a file or a page. */
  const expectFile = (address: string, from: string) => {
    const { href } = new URL(address, url);
    expect(href.startsWith(url), `${address} in ${from} is below ${base}`).toBe(true);
    const target = decodeURIComponent(href.slice(url.length).replace(/[?#].*$/, ''));
    const file = target === '' || target.endsWith('/') ? `${target}index.html` : target;
    expect(existsSync(path.join(folder, file)), `${address} in ${from} leads to a file`).toBe(true);
  };

  test('has no link to a missing page or outside of the base path', () => {
    const { links, errors } = checkLinks(folder, url);
    expect(errors).toEqual([]);
    expect(links).toBeGreaterThan(300);
  });

  test('names only existing addresses in tags, feeds, lists and data', () => {
    let found = 0;
    const texts = files.filter((file) => /\.(?:html|xml|json|txt|cff|bib|ris)$/.test(file));
    for (const file of texts) {
      for (const [address] of read(file).matchAll(/https:\/\/example\.org\/[^\s"'<>()\\&]*/g)) {
        // The template of a search address.
        if (address.includes('{')) continue;
        expectFile(address, file);
        found++;
      }
    }
    expect(found).toBeGreaterThan(300);
  });

  test('names only existing files in styles, redirects and host rules', () => {
    for (const file of files.filter((name) => name.endsWith('.css'))) {
      for (const [, address = ''] of read(file).matchAll(/url\(["']?(?!data:)([^)"']+)/g))
        expectFile(new URL(address, `${url}${file}`).href, file);
    }
    const redirects = read('_redirects').trim().split('\n');
    expect(redirects).toHaveLength(1);
    for (const line of redirects) {
      const [from = '', to = ''] = line.split(' ');
      expectFile(from, '_redirects');
      expectFile(to, '_redirects');
    }
    for (const [rule] of read('_headers').matchAll(/^\/.*$/gm)) expect(rule.startsWith(base)).toBe(true);
  });

  test('redirects former addresses to the present ones', () => {
    const target = load(read(`${former}index.html`))('meta[http-equiv=refresh]').attr('content');
    expect(target).toBe(`0; url=${base}${present}`);
  });
});
