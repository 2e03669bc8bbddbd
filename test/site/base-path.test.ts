import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkLinks } from '../../scripts/tools/audit/links.ts';
import { builtSite } from '../built-site.ts';

describe.each(['/', '/lab/'])('a site under %s', (base) => {
  const url = `https://example.org${base}`;
  let folder = '';
  let files: string[] = [];
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  beforeAll(async () => {
    folder = await builtSite({ content: 'test/fixtures/site', url });
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(path.join(folder, file)).isFile(),
    );
  });

  /** The file or page behind an address, which must stand below the base path. */
  const expectThere = (address: string, from: string) => {
    const { href } = new URL(address, url);
    expect(href.startsWith(url), `${address} in ${from} is below ${base}`).toBe(true);
    const place = decodeURIComponent(href.slice(url.length).replace(/[?#].*$/, ''));
    const file = place === '' || place.endsWith('/') ? `${place}index.html` : place;
    expect(existsSync(path.join(folder, file)), `${address} in ${from} leads to a file`).toBe(true);
  };

  test('has no link that leads out of it or to nothing', () => {
    const { links, errors } = checkLinks(folder, url);
    expect(errors).toEqual([]);
    expect(links).toBeGreaterThan(300);
  });

  test('names in tags, feeds, lists and data only addresses that are there', () => {
    let found = 0;
    const texts = files.filter((file) => /\.(?:html|xml|json|txt|cff|bib|ris)$/.test(file));
    for (const file of texts) {
      for (const [address] of read(file).matchAll(/https:\/\/example\.org\/[^\s"'<>()\\&]*/g)) {
        // What a search would be is no page.
        if (address.includes('{')) continue;
        expectThere(address, file);
        found++;
      }
    }
    expect(found).toBeGreaterThan(300);
  });

  test('has styles, redirects and rules of hosts that name what is there', () => {
    for (const file of files.filter((name) => name.endsWith('.css'))) {
      for (const [, address = ''] of read(file).matchAll(/url\(["']?(?!data:)([^)"']+)/g))
        expectThere(new URL(address, `${url}${file}`).href, file);
    }
    const redirects = read('_redirects').trim().split('\n');
    expect(redirects).toHaveLength(1);
    for (const line of redirects) {
      const [from = '', to = ''] = line.split(' ');
      expectThere(from, '_redirects');
      expectThere(to, '_redirects');
    }
    for (const [rule] of read('_headers').matchAll(/^\/.*$/gm)) expect(rule.startsWith(base)).toBe(true);
  });

  test('leads former addresses to the present ones', () => {
    const target = load(read('papers/tensor-folding/index.html'))('meta[http-equiv=refresh]').attr('content');
    expect(target).toBe(`0; url=${base}papers/tensor-folding-for-alpha-decay/`);
  });
});
