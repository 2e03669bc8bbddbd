import { urlBelow } from '../library/address.ts';
import type { SitePage } from '../library/site-pages.ts';
import { element, formatXml } from './xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** What sitemaps.org allows for one file: so many pages and, safely below 50 MB, so many characters. */
const mostPages = 50_000;
const mostCharacters = 12_000_000;

/**
 * The sitemap of a site (sitemaps.org) by the names of its files: `sitemap.xml` alone, or a list in `sitemap.xml` of
 * `sitemap-1.xml` and so on where one file may not hold all pages.
 */
export function formatSitemaps(home: string, pages: readonly SitePage[]): Map<string, string> {
  const entries = pages.map(({ path, changed }) =>
    element(
      'url',
      {},
      element('loc', {}, urlBelow(home, path)),
      changed === undefined ? undefined : element('lastmod', {}, changed),
    ),
  );
  const files: (typeof entries)[] = [[]];
  let characters = 0;
  for (const entry of entries) {
    const last = files.at(-1);
    if (last && last.length < mostPages && characters + entry.xml.length <= mostCharacters) {
      last.push(entry);
      characters += entry.xml.length;
    } else {
      files.push([entry]);
      characters = entry.xml.length;
    }
  }
  const sets = files.map((each) => formatXml(element('urlset', { xmlns: namespace }, ...each)));
  if (sets.length === 1) return new Map([['sitemap.xml', sets[0] ?? '']]);
  const parts = sets.map((text, index): [string, string] => [`sitemap-${index + 1}.xml`, text]);
  const list = parts.map(([name]) => element('sitemap', {}, element('loc', {}, urlBelow(home, name))));
  return new Map([
    ['sitemap.xml', formatXml(element('sitemapindex', { xmlns: namespace }, ...list))],
    ...parts,
  ]);
}

/** `robots.txt`: everything may be read. @param home without it there is no sitemap to name */
export function formatRobots(home: string | undefined): string {
  const sitemap = home === undefined ? '' : `\nSitemap: ${urlBelow(home, 'sitemap.xml')}\n`;
  return `User-agent: *\nAllow: /\n${sitemap}`;
}
