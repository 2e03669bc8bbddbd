import { formatHeaders } from '../export/host-headers.ts';
import { formatRedirects, maxRedirects } from '../export/host-redirects.ts';
import { authorAddress, paperAddress } from '../library/address.ts';
import { currentLibrary } from '../library/current.ts';
import { siteFilesRoute } from './_files.ts';

/** What hosts such as Netlify and Cloudflare Pages read. */
export const { getStaticPaths, GET } = siteFilesRoute(undefined, async () => {
  const { formerIds } = await currentLibrary();
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
  return [
    { name: '_headers', mediaType: 'text/plain', text: formatHeaders(SITE_BASE) },
    ...(moves.length > 0 ? [{ name: '_redirects', mediaType: 'text/plain', text: redirects }] : []),
  ];
});
