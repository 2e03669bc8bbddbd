import { citationPath, paperPath, urlBelow } from '../library/address.ts';
import { embedLists, embedPath, type EmbedList } from '../library/embed-parts.ts';
import { groupKinds } from '../library/groups.ts';
import type { Library } from '../library/library.ts';
import { languages } from '../model/language.ts';
import type { Site } from '../model/site.ts';
import type { ApiFile } from './api-schema.ts';
import { type CitationFormatName, citationFormatNames, citationFormats } from './citation-formats.ts';
import { feedFormNames, feedForms } from './feed.ts';

/** Path of the schema of `api.json`, and of the files with lists for other web pages. */
export const apiSchemaPath = '/api.schema.json';
export const embedSchemaPath = '/embed/schema.json';

/**
 * Formats `api.json`: the addresses of all files for programs.
 *
 * @param home the address of the home page
 * @param formats the formats in which each paper has a citation file
 * @param has whether the site has a linkset, and whether it has news
 */
export function formatApi(
  site: Site,
  library: Library,
  home: string,
  formats: readonly CitationFormatName[],
  has: { linkset: boolean; news: boolean },
): string {
  const at = (path: string) => urlBelow(home, path);
  const template = (path: (id: string) => string) => at(path('-')).replace('/papers/-/', '/papers/{id}/');
  const { papers, people, groups } = library;
  const api: ApiFile = {
    version: 1,
    title: site.title,
    url: home,
    ...(site.description !== undefined && { description: site.description }),
    language: languages[site.language].tag,
    counts: {
      papers: papers.length,
      people: people.length,
      venues: groups.all('venues').length,
      topics: groups.all('topics').length,
      affiliations: groups.all('affiliations').length,
    },
    paper: {
      page: template(paperPath),
      citations: formats.map((name) => ({
        name: citationFormats[name].label,
        mediaType: citationFormats[name].mediaType,
        template: template((id) => citationPath({ id }, name)),
      })),
      ids: at('/papers.keys.json'),
    },
    search: `${at('/papers/')}?q={query}`,
    lists: embedLists(library).map((list) => toApiList(list, site.title, at)),
    files: [
      { name: 'Sitemap', mediaType: 'application/xml', url: at('/sitemap.xml') },
      ...(has.linkset
        ? [{ name: 'Linkset', mediaType: 'application/linkset+json', url: at('/linkset.json') }]
        : []),
      { name: 'llms.txt', mediaType: 'text/plain', url: at('/llms.txt') },
      ...(has.news ? feedsBelow('/news/', at).map((feed) => ({ ...feed, name: `News, ${feed.name}` })) : []),
      ...(site.citationFile
        ? [{ name: 'CITATION.cff', mediaType: 'application/yaml', url: at('/CITATION.cff') }]
        : []),
    ],
    embedScript: at('/embed.js'),
    schemas: { api: at(apiSchemaPath), embed: at(embedSchemaPath) },
  };
  return `${JSON.stringify(api, undefined, 1)}\n`;
}

function toApiList(
  { key, name, path, papers }: EmbedList,
  title: string,
  at: (path: string) => string,
): ApiFile['lists'][number] {
  const [kind = '', id] = key.split('/');
  const isAll = id === undefined;
  const below = isAll ? '/' : path;
  const hasFeeds = isAll || kind === 'authors' || kind === 'topics';
  return {
    kind: isAll ? 'all' : ((['authors', ...groupKinds] as const).find((each) => each === kind) ?? 'all'),
    ...(id !== undefined && { id }),
    name: name ?? title,
    count: papers.length,
    url: at(path),
    embed: at(embedPath(key)),
    citations: citationFormatNames.map((format) => ({
      name: citationFormats[format].label,
      mediaType: citationFormats[format].mediaType,
      url: at(`${below}papers.${citationFormats[format].extension}`),
    })),
    feeds: hasFeeds ? feedsBelow(below, at) : [],
  };
}

function feedsBelow(path: string, at: (path: string) => string): ApiFile['files'] {
  return feedFormNames.map((form) => ({
    name: feedForms[form].label,
    mediaType: feedForms[form].mediaType,
    url: at(`${path}${feedForms[form].file}`),
  }));
}
