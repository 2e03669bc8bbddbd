import { apiSchemaPath, formatApi } from '../export/api.ts';
import { apiSchema, formatJsonSchema } from '../export/api-schema.ts';
import { isCitationFormat } from '../export/citation-formats.ts';
import { formatLinkset, linksetLink } from '../export/linkset.ts';
import { homeUrl, urlBelow } from '../library/address.ts';
import { currentLibrary, currentNews, currentPaperFiles, currentSite } from '../build/build-context.ts';
import { siteFeeds, siteFilesRoute } from './_files.ts';

/**
 * The JSON Feed, the list of the files for programs with its schema, and the linkset (links between papers, files and identifiers, for machines). They contain absolute
 * addresses, so they are written only if the site has a `url`.
 */
export const { getStaticPaths, GET } = siteFilesRoute('json', async () => {
  const home = homeUrl();
  if (home === undefined) return [];
  const library = await currentLibrary();
  const formats = (await currentPaperFiles()).filter(isCitationFormat);
  const hasLinkset = linksetLink(library.papers.length, home, SITE_BASE) !== undefined;
  const has = { linkset: hasLinkset, news: (await currentNews()).length > 0 };
  const api = formatApi(await currentSite(), library, home, formats, has);
  const schema = formatJsonSchema(apiSchema, urlBelow(home, apiSchemaPath));
  return [
    ...(await siteFeeds(home)),
    { name: 'api.json', mediaType: 'application/json', text: api },
    { name: apiSchemaPath.slice(1), mediaType: 'application/schema+json', text: schema },
    ...(hasLinkset
      ? [
          {
            name: 'linkset.json',
            mediaType: 'application/linkset+json',
            text: formatLinkset(library, formats, home),
          },
        ]
      : []),
  ];
});
