import { formatCitationCff } from '../../export/citation-cff.ts';
import { homeUrl, toAddress } from '../../library/address.ts';
import { formatTheme } from '../../theme/theme-css.ts';
import { currentSite } from '../build-context.ts';
import type { SiteFile } from './site-file.ts';

/**
 * The files that depend on the settings only, and that a site has only if its settings ask for them: `theme.css`, the
 * theme of the lab and the colours of venues, and `CITATION.cff`, how to cite the site as a whole.
 */
export async function settingsFiles(): Promise<SiteFile[]> {
  const site = await currentSite();
  const { theme, venues, citationFile } = site;
  return [
    ...(theme || venues
      ? [{ path: 'theme.css', make: () => formatTheme(theme ?? {}, toAddress, venues) }]
      : []),
    ...(citationFile ? [{ path: 'CITATION.cff', make: () => formatCitationCff(site, homeUrl()) }] : []),
  ];
}
