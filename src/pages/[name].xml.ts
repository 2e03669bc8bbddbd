import { formatSitemaps } from '../export/sitemap.ts';
import { homeUrl } from '../library/address.ts';
import { currentPages } from '../build/build-context.ts';
import { siteFeeds, type SiteFile, siteFilesRoute } from './_files.ts';

/** Feeds and sitemaps. They contain absolute addresses, so a site without `url` has neither. */
export const { getStaticPaths, GET } = siteFilesRoute('xml', async () => {
  const home = homeUrl();
  if (home === undefined) return [];
  const sitemaps = [...formatSitemaps(home, await currentPages())].map(([name, text]): SiteFile => ({
    name,
    text,
    mediaType: 'application/xml',
  }));
  return [...sitemaps, ...(await siteFeeds(home))];
});
