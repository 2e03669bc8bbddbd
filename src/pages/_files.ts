import { pageWords } from '#words';
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Feed, type FeedForm, feedFormNames, feedForms, toFeed, toNewsFeed } from '../export/feed.ts';
import { formatFeed } from '../export/feed-formats.ts';
import { hasPublicFile } from '../files/public-folder.ts';
import { homeUrl } from '../library/address.ts';
import { currentLibrary, currentNews, currentSite } from '../build/build-context.ts';
import { collectionsWithFiles, type PaperCollection } from './_collections.ts';

/** A file of the site that is no page. */
export interface SiteFile {
  name: string;
  mediaType: string;
  text: string;
}

/**
 * The endpoint of the files of one extension at the root of the site, `[name].EXTENSION.ts`, or of those without any, `[name].ts`.
 * A file that the lab has in `public/` is left to it.
 */
export function siteFilesRoute(extension: string | undefined, files: () => Promise<SiteFile[]>) {
  const getStaticPaths = (async () => {
    const own = (await files()).filter(({ name }) => !hasPublicFile(name));
    const ending = extension === undefined ? '' : `.${extension}`;
    return own
      .filter(({ name }) => name.endsWith(ending))
      .map((file) => ({
        params: { name: file.name.slice(0, file.name.length - ending.length) },
        props: { file },
      }));
  }) satisfies GetStaticPaths;
  return { getStaticPaths, GET: answer };
}

/** The endpoint of the feeds of one extension, for everybody who has a file in `content/authors/` and for topics. */
export function collectionFeedsRoute(extension: string) {
  const getStaticPaths = (async () => {
    const home = homeUrl();
    if (home === undefined) return [];
    const { title } = await currentSite();
    const toFiles = ({ folder, id, name: subject, papers }: PaperCollection) =>
      feedFiles(toFeed(papers, home, `/${folder}/${id}/`, { title: `${subject} · ${title}` }))
        .filter(({ name }) => name.endsWith(`.${extension}`))
        .map((file) => ({
          params: { groups: folder, id, name: file.name.slice(0, -extension.length - 1) },
          props: { file },
        }));
    return collectionsWithFiles(await currentLibrary())
      .filter(({ folder }) => folder === 'authors' || folder === 'topics')
      .flatMap(toFiles);
  }) satisfies GetStaticPaths;
  return { getStaticPaths, GET: answer };
}

/** The feed of all papers in all its forms. @param home the address of the home page */
export async function siteFeeds(home: string): Promise<SiteFile[]> {
  const { papers } = await currentLibrary();
  const { title, description } = await currentSite();
  return feedFiles(toFeed(papers, home, '/', { title, description }));
}

/** The endpoint of the feeds of the lab's news of one extension; there are none where there are no news. */
export function newsFeedRoute(extension: string) {
  return siteFilesRoute(extension, async () => {
    const home = homeUrl();
    const news = await currentNews();
    if (home === undefined || news.length === 0) return [];
    const { title } = await currentSite();
    return feedFiles(toNewsFeed(news, home, `${pageWords.news} · ${title}`));
  });
}

/** A feed in all its forms. */
function feedFiles(feed: Feed): SiteFile[] {
  return feedFormNames.map((form: FeedForm) => ({
    name: feedForms[form].file,
    mediaType: feedForms[form].mediaType,
    text: formatFeed[form](feed),
  }));
}

const answer: APIRoute<{ file: SiteFile }> = ({ props: { file } }) =>
  new Response(file.text, { headers: { 'Content-Type': `${file.mediaType}; charset=utf-8` } });
