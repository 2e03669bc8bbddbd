import { formatLlms } from '../export/llms.ts';
import { formatRobots } from '../export/sitemap.ts';
import { homeUrl, toAddress } from '../library/address.ts';
import { currentLibrary, currentSite } from '../build/build-context.ts';
import { siteFilesRoute } from './_files.ts';

/** `robots.txt` for crawlers and `llms.txt` for language models. */
export const { getStaticPaths, GET } = siteFilesRoute('txt', async () => {
  const home = homeUrl();
  const { papers, projects } = await currentLibrary();
  const llms = formatLlms(await currentSite(), papers, home ?? toAddress('/'), {
    api: home !== undefined,
    projects: projects.length > 0,
  });
  return [
    { name: 'robots.txt', mediaType: 'text/plain', text: formatRobots(home) },
    { name: 'llms.txt', mediaType: 'text/plain', text: llms },
  ];
});
