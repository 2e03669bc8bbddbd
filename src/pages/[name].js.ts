import { embedScript } from '../embed/embed-script.ts';
import { homeUrl } from '../library/address.ts';
import { siteFilesRoute } from './_files.ts';

/** `embed.js`: shows a list of papers in another web page. A site without `url` has no lists for other pages. */
export const { getStaticPaths, GET } = siteFilesRoute('js', async () =>
  homeUrl() === undefined ? [] : [{ name: 'embed.js', mediaType: 'text/javascript', text: embedScript }],
);
