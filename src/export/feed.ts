import { newsPath, paperPath, urlBelow } from '../library/address.ts';
import { type ListedNotice, listedNotice } from '../library/paper-notice.ts';
import type { ShownNews } from '../library/shown-news.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { doiUrl } from '../model/doi.ts';
import { formatName, isNaming } from '../model/name.ts';
import { withAbsoluteLinks } from '../text/links.ts';
import { toPlainText } from '../text/text.ts';

/** An entry of a feed: a paper or a news item. */
export interface FeedEntry {
  /** The address of the entry. Feed readers also use it as the id of the entry. */
  url: string;
  title: string;
  authors: string[];
  /**
   * Date and time such as `2024-07-01T00:00:00Z`. If only the month or year of publication is known, the first day of
   * that month or year.
   */
  published: string;
  /** The abstract of the paper or the text of the news item, as sanitised HTML (`html`) and as plain text (`text`). */
  html?: string;
  text?: string;
  categories: string[];
  /** The address of the paper's DOI at doi.org. */
  doi?: string;
}

/** A feed. Its content does not depend on the time of the build. */
export interface Feed {
  title: string;
  description?: string;
  /** The address of the page that lists the same papers or news items. */
  page: string;
  /** The address of the feed in each format. */
  self: Record<FeedForm, string>;
  /** The date and time of the newest entry. */
  updated: string;
  entries: FeedEntry[];
}

/** The feed formats, with file name and media type. */
export const feedForms = {
  atom: { file: 'feed.xml', mediaType: 'application/atom+xml', label: 'Atom' },
  rss: { file: 'rss.xml', mediaType: 'application/rss+xml', label: 'RSS' },
  json: { file: 'feed.json', mediaType: 'application/feed+json', label: 'JSON Feed' },
} as const;

export type FeedForm = keyof typeof feedForms;

/** Names of all feed formats, in the order in which pages list them. */
export const feedFormNames = Object.keys(feedForms) as FeedForm[];

/** Words before the titles of papers that were retracted. */
type Notices = Record<ListedNotice, string>;

/** Maximum number of entries in a feed. */
const longest = 50;

/** The date of a feed without entries. Feed formats require a date. */
const never = '1970-01-01T00:00:00Z';

/**
 * Creates a feed of the newest papers. Papers without a date are left out, because they may be old.
 *
 * @param papers newest first
 * @param home the address of the home page
 * @param path the path of the page that lists the papers, from the home page. The feed files are in the folder of this
 *   page.
 * @param about the title and description of the feed, and the words before the titles of retracted papers
 */
export function toFeed(
  papers: readonly ShownPaper[],
  home: string,
  path: string,
  about: { title: string; description?: string | undefined; notices?: Notices },
): Feed {
  const entries = papers
    .filter((paper) => paper.issued !== undefined)
    .slice(0, longest)
    .map((paper) => toEntry(paper, home, about.notices));
  return {
    title: oneLine(about.title),
    ...(about.description && { description: oneLine(about.description) }),
    page: urlBelow(home, path),
    self: selvesOf(home, path),
    updated: entries[0]?.published ?? never,
    entries,
  };
}

/**
 * Creates the feed of the news items.
 *
 * @param news newest first
 * @param home the address of the home page
 * @param title the title of the feed
 */
export function toNewsFeed(news: readonly ShownNews[], home: string, title: string): Feed {
  const page = urlBelow(home, '/news/');
  const entries = news.slice(0, longest).map(({ id, title: name, date, body, bodyHtml }): FeedEntry => ({
    url: urlBelow(home, newsPath(id)),
    title: toPlainText(name),
    authors: [],
    published: startOf(date),
    ...(body && { html: withAbsoluteLinks(bodyHtml, page) }),
    categories: [],
  }));
  const updated = entries[0]?.published ?? never;
  return { title: oneLine(title), page, self: selvesOf(home, '/news/'), updated, entries };
}

function selvesOf(home: string, path: string): Feed['self'] {
  const selfOf = (form: FeedForm) => urlBelow(home, `${path}${feedForms[form].file}`);
  return { atom: selfOf('atom'), rss: selfOf('rss'), json: selfOf('json') };
}

/** Returns the first moment of a day, month or year: `2024-07` becomes `2024-07-01T00:00:00Z`. */
function startOf(issued: string): string {
  const [year = '', month = '01', day = '01'] = issued.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

function toEntry(paper: ShownPaper, home: string, notices: Notices | undefined): FeedEntry {
  const notice = listedNotice(paper);
  const { plainTitle, issued = '', author = [], abstract, abstractHtml, categories, keyword, DOI } = paper;
  return {
    url: urlBelow(home, paperPath(paper.id)),
    // A reader who sees the title only must know that the paper is retracted.
    title: notice && notices ? `${notices[notice]}: ${plainTitle}` : plainTitle,
    authors: author.filter(isNaming).map((name) => oneLine(formatName(name))),
    published: startOf(issued),
    ...(abstractHtml && { html: abstractHtml }),
    ...(abstract && { text: toPlainText(abstract) }),
    categories: [...new Set([...(categories ?? []), ...(keyword ?? [])])].map(oneLine),
    ...(DOI && { doi: doiUrl(DOI) }),
  };
}
