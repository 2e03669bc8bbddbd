import { formatHeaders } from '../export/host-headers.ts';
import { formatRedirects, maxRedirects } from '../export/host-redirects.ts';
import { isCitationFormat } from '../export/citation-formats.ts';
import { linksetLink } from '../export/linkset.ts';
import { signposts } from '../export/signposts.ts';
import { addressOf, homeUrl, paperAddress } from '../library/address.ts';
import { currentLibrary, currentPaperFiles } from '../build/build-context.ts';
import { siteFilesRoute } from './_files.ts';

/** `_headers` and `_redirects`: settings for hosts such as Netlify and Cloudflare Pages. */
export const { getStaticPaths, GET } = siteFilesRoute(undefined, async () => {
  const library = await currentLibrary();
  const { formerIds } = library;
  if (formerIds.length > maxRedirects) {
    console.warn(
      `_redirects contains only ${maxRedirects} of the ${formerIds.length} former addresses, ` +
        'because hosts accept no more. HTML pages redirect the other addresses, so you need not do anything.',
    );
  }
  const redirects = formerIds.map(({ kind, former, id }) => ({
    from: addressOf(kind, former),
    to: addressOf(kind, id),
  }));
  const redirectsText = formatRedirects(redirects, process.env.NETLIFY === 'true');
  const formats = (await currentPaperFiles()).filter(isCitationFormat);
  const paperLinks = library.papers.map((paper) => ({
    path: paperAddress(paper.id),
    links: signposts(paper, library.byline(paper), formats, SITE_BASE),
  }));
  const headers = formatHeaders(
    SITE_BASE,
    paperLinks,
    linksetLink(library.papers.length, homeUrl(), SITE_BASE),
  );
  return [
    { name: '_headers', mediaType: 'text/plain', text: headers },
    ...(redirects.length > 0 ? [{ name: '_redirects', mediaType: 'text/plain', text: redirectsText }] : []),
  ];
});
