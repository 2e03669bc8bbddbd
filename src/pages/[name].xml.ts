import { formatSitemaps } from '../export/sitemap.ts';
import { homeUrl } from '../library/address.ts';
import { currentPages } from '../build/build-context.ts';
import { siteFeeds, type GeneratedFile, siteFilesRoute } from './_files.ts';

/** The feeds and the sitemaps. They contain absolute addresses, so they are written only if the site has a `url`. */
export const { getStaticPaths, GET } = siteFilesRoute('xml', async () => {
  const home = homeUrl();
  if (home === undefined) return [];
  const sitemaps = [...formatSitemaps(home, await currentPages())].map(([name, text]): GeneratedFile => ({
    name,
    text,
    mediaType: 'application/xml',
  }));
  return [...sitemaps, ...(await siteFeeds(home))];
});
