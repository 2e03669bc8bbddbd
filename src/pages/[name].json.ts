import { isCitationFormat } from '../export/citation-formats.ts';
import { formatLinkset, linksetLink } from '../export/linkset.ts';
import { homeUrl } from '../library/address.ts';
import { currentLibrary, currentPaperFiles } from '../build/build-context.ts';
import { siteFeeds, siteFilesRoute } from './_files.ts';

/**
 * The JSON Feed and the linkset (links between papers, files and identifiers, for machines). They contain absolute
 * addresses, so they are written only if the site has a `url`.
 */
export const { getStaticPaths, GET } = siteFilesRoute('json', async () => {
  const home = homeUrl();
  if (home === undefined) return [];
  const library = await currentLibrary();
  const feeds = await siteFeeds(home);
  if (linksetLink(library.papers.length, home, SITE_BASE) === undefined) return feeds;
  const text = formatLinkset(library, (await currentPaperFiles()).filter(isCitationFormat), home);
  return [...feeds, { name: 'linkset.json', mediaType: 'application/linkset+json', text }];
});
