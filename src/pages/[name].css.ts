import { toAddress } from '../library/address.ts';
import { currentSite } from '../build/build-context.ts';
import { formatTheme } from '../theme/theme-css.ts';
import { siteFilesRoute } from './_files.ts';

/** `theme.css`: the theme of the lab. Written only if the settings contain a theme. */
export const { getStaticPaths, GET } = siteFilesRoute('css', async () => {
  const { theme } = await currentSite();
  return theme ? [{ name: 'theme.css', mediaType: 'text/css', text: formatTheme(theme, toAddress) }] : [];
});
