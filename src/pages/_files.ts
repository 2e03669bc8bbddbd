import { pageWords, paperWords } from '#words';
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Feed, type FeedForm, feedFormNames, feedForms, toFeed, toNewsFeed } from '../export/feed.ts';
import { formatFeed } from '../export/feed-formats.ts';
import { hasPublicFile } from '../files/public-folder.ts';
import { homeUrl } from '../library/address.ts';
import { currentLibrary, currentNews, currentSite } from '../build/build-context.ts';
import { collectionsWithFiles, type PaperCollection } from '../library/paper-collections.ts';

/** A file of the site that is not a page. */
export interface GeneratedFile {
  name: string;
  mediaType: string;
  text: string;
}

/**
 * Creates the endpoint for generated files at the root of the site. In `[name].EXTENSION.ts` they have one extension,
 * in `[name].ts` they have none. If `public/` contains a file with the same name, that file is used instead.
 *
 * @param folder the folder of the endpoint, if it is not the root. There the parameter is `file` instead of `name`.
 */
export function siteFilesRoute(
  extension: string | undefined,
  files: () => Promise<GeneratedFile[]>,
  folder?: string,
) {
  const parameter = folder === undefined ? 'name' : 'file';
  const getStaticPaths = (async () => {
    const generated = (await files()).filter(({ name }) => !hasPublicFile(`${folder ?? ''}${name}`));
    const ending = extension === undefined ? '' : `.${extension}`;
    return generated
      .filter(({ name }) => name.endsWith(ending))
      .map((file) => ({
        params: { [parameter]: file.name.slice(0, file.name.length - ending.length) },
        props: { file },
      }));
  }) satisfies GetStaticPaths;
  return { getStaticPaths, GET: respond };
}

/**
 * Creates the endpoint for feeds with one extension: the feeds of topics, and of people with a file in
 * `content/authors/`.
 */
export function collectionFeedsRoute(extension: string) {
  const getStaticPaths = (async () => {
    const home = homeUrl();
    if (home === undefined) return [];
    const { title } = await currentSite();
    const { notices } = paperWords;
    const toFiles = ({ folder, id, name: collectionName, papers }: PaperCollection) =>
      feedFiles(toFeed(papers, home, `/${folder}/${id}/`, { title: `${collectionName} · ${title}`, notices }))
        .filter(({ name }) => name.endsWith(`.${extension}`))
        .map((file) => ({
          params: { groups: folder, id, name: file.name.slice(0, -extension.length - 1) },
          props: { file },
        }));
    return collectionsWithFiles(await currentLibrary())
      .filter(({ folder }) => folder === 'authors' || folder === 'topics')
      .flatMap(toFiles);
  }) satisfies GetStaticPaths;
  return { getStaticPaths, GET: respond };
}

/**
 * Returns the feed of all papers, in every feed format.
 *
 * @param home address of the home page
 */
export async function siteFeeds(home: string): Promise<GeneratedFile[]> {
  const { papers } = await currentLibrary();
  const { title, description } = await currentSite();
  return feedFiles(toFeed(papers, home, '/', { title, description, notices: paperWords.notices }));
}

/**
 * Creates the endpoint for the news feeds with one extension. A site without news or without `url` has no news feeds.
 */
export function newsFeedRoute(extension: string) {
  return siteFilesRoute(extension, async () => {
    const home = homeUrl();
    const news = await currentNews();
    if (home === undefined || news.length === 0) return [];
    const { title } = await currentSite();
    return feedFiles(toNewsFeed(news, home, `${pageWords.news} · ${title}`));
  });
}

/** Formats a feed in every feed format. */
function feedFiles(feed: Feed): GeneratedFile[] {
  return feedFormNames.map((form: FeedForm) => ({
    name: feedForms[form].file,
    mediaType: feedForms[form].mediaType,
    text: formatFeed[form](feed),
  }));
}

const respond: APIRoute<{ file: GeneratedFile }> = ({ props: { file } }) =>
  new Response(file.text, { headers: { 'Content-Type': `${file.mediaType}; charset=utf-8` } });
