import { formatLlms } from '../../export/llms.ts';
import { formatRobots, formatSitemaps } from '../../export/sitemap.ts';
import { homeUrl, toAddress } from '../../library/address.ts';
import { currentLibrary, currentPages, currentSite } from '../build-context.ts';
import type { SiteFile } from './site-file.ts';

/**
 * The files for crawlers: `robots.txt`, `llms.txt` for language models, and the sitemaps, which a site without `url` does
 * not have, because they contain absolute addresses.
 */
export async function indexingFiles(): Promise<SiteFile[]> {
  const home = homeUrl();
  const { papers, projects } = await currentLibrary();
  const site = await currentSite();
  const has = { api: home !== undefined, projects: projects.length > 0 };
  const sitemaps = home === undefined ? [] : [...formatSitemaps(home, await currentPages())];
  return [
    { path: 'robots.txt', make: () => formatRobots(home) },
    { path: 'llms.txt', make: () => formatLlms(site, papers, home ?? toAddress('/'), has) },
    ...sitemaps.map(([path, text]) => ({ path, make: () => text })),
  ];
}
