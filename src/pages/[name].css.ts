import { toAddress } from '../library/address.ts';
import { currentSite } from '../build/build-context.ts';
import { formatTheme } from '../theme/theme-css.ts';
import { siteFilesRoute } from './_files.ts';

/** `theme.css`: the theme of the lab, and the colours of venues. Written only if the settings contain one of them. */
export const { getStaticPaths, GET } = siteFilesRoute('css', async () => {
  const { theme, venues } = await currentSite();
  return theme || venues
    ? [{ name: 'theme.css', mediaType: 'text/css', text: formatTheme(theme ?? {}, toAddress, venues) }]
    : [];
});
