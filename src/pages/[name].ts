import { formatHeaders } from '../export/host-headers.ts';
import { formatRedirects, maxRedirects } from '../export/host-redirects.ts';
import { isCitationFormat } from '../export/citation-formats.ts';
import { linksetLink } from '../export/linkset.ts';
import { signposts } from '../export/signposts.ts';
import { authorAddress, homeUrl, paperAddress } from '../library/address.ts';
import { currentLibrary, currentPaperFiles } from '../build/build-context.ts';
import { siteFilesRoute } from './_files.ts';

/** What hosts such as Netlify and Cloudflare Pages read. */
export const { getStaticPaths, GET } = siteFilesRoute(undefined, async () => {
  const library = await currentLibrary();
  const { formerIds } = library;
  if (formerIds.length > maxRedirects) {
    console.warn(
      `_redirects has ${maxRedirects} of the ${formerIds.length} former addresses, as many as hosts take. ` +
        'The others lead on by a page.',
    );
  }
  const moves = formerIds.map(({ kind, former, id }) => {
    const address = kind === 'papers' ? paperAddress : authorAddress;
    return { from: address(former), to: address(id) };
  });
  const redirects = formatRedirects(moves, process.env.NETLIFY === 'true');
  const formats = (await currentPaperFiles()).filter(isCitationFormat);
  const linking = library.papers.map((paper) => ({
    path: paperAddress(paper.id),
    links: signposts(paper, library.byline(paper), formats, SITE_BASE),
  }));
  const headers = formatHeaders(SITE_BASE, linking, linksetLink(library.papers.length, homeUrl(), SITE_BASE));
  return [
    { name: '_headers', mediaType: 'text/plain', text: headers },
    ...(moves.length > 0 ? [{ name: '_redirects', mediaType: 'text/plain', text: redirects }] : []),
  ];
});
