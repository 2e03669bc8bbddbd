import { isCitationFormat } from '../../export/citation-formats.ts';
import { formatHeaders } from '../../export/host-headers.ts';
import { formatRedirects, maxRedirects } from '../../export/host-redirects.ts';
import { linksetLink } from '../../export/linkset.ts';
import { signposts } from '../../export/signposts.ts';
import { addressOf, homeUrl, paperAddress } from '../../library/address.ts';
import { currentLibrary, currentPaperFiles } from '../build-context.ts';
import type { SiteFile } from './site-file.ts';

/** `_headers` and `_redirects`: settings for hosts such as Netlify and Cloudflare Pages. */
export async function hostFiles(): Promise<SiteFile[]> {
  const library = await currentLibrary();
  const { papers, formerIds } = library;
  const formats = (await currentPaperFiles()).filter(isCitationFormat);
  const headers = () =>
    formatHeaders(
      SITE_BASE,
      papers.map((paper) => ({
        path: paperAddress(paper.id),
        links: signposts(paper, library.byline(paper), formats, SITE_BASE),
      })),
      linksetLink(papers.length, homeUrl(), SITE_BASE),
    );
  const redirects = () => {
    if (formerIds.length > maxRedirects) {
      console.warn(
        `_redirects contains only ${maxRedirects} of the ${formerIds.length} former addresses, ` +
          'because hosts accept no more. HTML pages redirect the other addresses, so you need not do anything.',
      );
    }
    const moves = formerIds.map(({ kind, former, id }) => ({
      from: addressOf(kind, former),
      to: addressOf(kind, id),
    }));
    return formatRedirects(moves, process.env.NETLIFY === 'true');
  };
  return [
    { path: '_headers', make: headers },
    ...(formerIds.length > 0 ? [{ path: '_redirects', make: redirects }] : []),
  ];
}
