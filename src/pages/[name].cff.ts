import { formatCitationCff } from '../export/citation-cff.ts';
import { homeUrl } from '../library/address.ts';
import { currentSite } from '../build/build-context.ts';
import { siteFilesRoute } from './_files.ts';

/** `CITATION.cff`: how to cite the site as a whole. Written only if `citationFile` is true in the settings. */
export const { getStaticPaths, GET } = siteFilesRoute('cff', async () => {
  const site = await currentSite();
  if (!site.citationFile) return [];
  return [{ name: 'CITATION.cff', mediaType: 'application/yaml', text: formatCitationCff(site, homeUrl()) }];
});
