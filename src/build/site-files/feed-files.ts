import { pageWords, paperWords } from '#words';
import { type Feed, feedFormNames, feedForms, toFeed, toNewsFeed } from '../../export/feed.ts';
import { formatFeed } from '../../export/feed-formats.ts';
import { homeUrl } from '../../library/address.ts';
import { collectionsWithFiles } from '../../library/paper-collections.ts';
import { currentLibrary, currentNews, currentSite } from '../build-context.ts';
import type { SiteFile } from './site-file.ts';

/**
 * The feeds of all papers, of the news, of topics, and of people with a file in `content/authors/`. They contain absolute
 * addresses, so a site without `url` has none.
 */
export async function feedFiles(): Promise<SiteFile[]> {
  const home = homeUrl();
  if (home === undefined) return [];
  const library = await currentLibrary();
  const { title, description } = await currentSite();
  const { notices } = paperWords;
  const news = await currentNews();
  return [
    ...filesOf('', () => toFeed(library.papers, home, '/', { title, description, notices })),
    ...(news.length > 0
      ? filesOf('news/', () => toNewsFeed(news, home, `${pageWords.news} · ${title}`))
      : []),
    ...collectionsWithFiles(library)
      .filter(({ folder }) => folder === 'authors' || folder === 'topics')
      .flatMap(({ folder, id, name, papers }) =>
        filesOf(`${folder}/${id}/`, () =>
          toFeed(papers, home, `/${folder}/${id}/`, { title: `${name} · ${title}`, notices }),
        ),
      ),
  ];
}

/** Returns the files of a feed, one in every feed format. */
function filesOf(folder: string, feed: () => Feed): SiteFile[] {
  return feedFormNames.map((form) => ({
    path: `${folder}${feedForms[form].file}`,
    make: () => formatFeed[form](feed()),
  }));
}
