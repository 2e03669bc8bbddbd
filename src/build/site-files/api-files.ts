import { apiSchemaPath, formatApi } from '../../export/api.ts';
import { apiSchema, formatJsonSchema } from '../../export/api-schema.ts';
import { isCitationFormat } from '../../export/citation-formats.ts';
import { formatLinkset, linksetLink } from '../../export/linkset.ts';
import { homeUrl, urlBelow } from '../../library/address.ts';
import { currentLibrary, currentNews, currentPaperFiles, currentSite } from '../build-context.ts';
import { currentCitations } from '../citations.ts';
import type { SiteFile } from './site-file.ts';

/**
 * `papers.keys.json`, which has the citation key of each paper by its id. With this key, the search finds the entry of a
 * paper in files such as `papers.bib`. If the site has a `url`, also the list of the files for programs with its schema,
 * and the linkset (links between papers, files and identifiers).
 */
export async function apiFiles(): Promise<SiteFile[]> {
  const { keys } = await currentCitations();
  const keysFile = { path: 'papers.keys.json', make: () => JSON.stringify(Object.fromEntries(keys)) };
  const home = homeUrl();
  if (home === undefined) return [keysFile];
  const library = await currentLibrary();
  const site = await currentSite();
  const formats = (await currentPaperFiles()).filter(isCitationFormat);
  const linkset = linksetLink(library.papers.length, home, SITE_BASE) !== undefined;
  const has = { linkset, news: (await currentNews()).length > 0 };
  return [
    keysFile,
    { path: 'api.json', make: () => formatApi(site, library, home, formats, has) },
    {
      path: apiSchemaPath.slice(1),
      make: () => formatJsonSchema(apiSchema, urlBelow(home, apiSchemaPath)),
    },
    ...(linkset ? [{ path: 'linkset.json', make: () => formatLinkset(library, formats, home) }] : []),
  ];
}
