import { urlBelow } from '../library/address.ts';
import type { SitePage } from '../library/site-pages.ts';
import { xmlElement, formatXml } from './xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * Maximum number of pages, and of characters, in one sitemap file. sitemaps.org allows 50,000 pages and 50 MB; a
 * character has at most 4 bytes in UTF-8.
 */
const maxPages = 50_000;
const maxCharacters = 12_000_000;

/**
 * Formats the sitemap of a site (sitemaps.org).
 *
 * @returns the texts by file name: `sitemap.xml`; or, for a large site, an index in `sitemap.xml` and the pages in
 *   `sitemap-1.xml` and so on
 */
export function formatSitemaps(home: string, pages: readonly SitePage[]): Map<string, string> {
  const entries = pages.map(({ path, changed }) =>
    xmlElement(
      'url',
      {},
      xmlElement('loc', {}, urlBelow(home, path)),
      changed === undefined ? undefined : xmlElement('lastmod', {}, changed),
    ),
  );
  const files: (typeof entries)[] = [[]];
  let characters = 0;
  for (const entry of entries) {
    const last = files.at(-1);
    if (last && last.length < maxPages && characters + entry.xml.length <= maxCharacters) {
      last.push(entry);
      characters += entry.xml.length;
    } else {
      files.push([entry]);
      characters = entry.xml.length;
    }
  }
  const sets = files.map((each) => formatXml(xmlElement('urlset', { xmlns: namespace }, ...each)));
  if (sets.length === 1) return new Map([['sitemap.xml', sets[0] ?? '']]);
  const parts = sets.map((text, index): [string, string] => [`sitemap-${index + 1}.xml`, text]);
  const list = parts.map(([name]) => xmlElement('sitemap', {}, xmlElement('loc', {}, urlBelow(home, name))));
  return new Map([
    ['sitemap.xml', formatXml(xmlElement('sitemapindex', { xmlns: namespace }, ...list))],
    ...parts,
  ]);
}

/**
 * Formats a `robots.txt` that allows all crawlers to read all pages.
 *
 * @param home the address of the home page; if it is `undefined`, the file does not mention the sitemap
 */
export function formatRobots(home: string | undefined): string {
  const sitemap = home === undefined ? '' : `\nSitemap: ${urlBelow(home, 'sitemap.xml')}\n`;
  return `User-agent: *\nAllow: /\n${sitemap}`;
}
