import { newsPath, paperPath, urlBelow } from '../library/address.ts';
import type { ShownNews } from '../library/shown-news.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { doiUrl } from '../model/doi.ts';
import { formatName, isNaming } from '../model/name.ts';
import { withAbsoluteLinks } from '../text/links.ts';
import { toPlainText } from '../text/text.ts';

/** An entry of a feed: a paper or a piece of news. */
export interface FeedEntry {
  /** Its address, which feed readers use as its id. */
  url: string;
  title: string;
  authors: string[];
  /** Such as `2024-07-01T00:00:00Z`; the first day if only the month or the year is known. */
  published: string;
  /** The abstract as safe HTML and as plain text. */
  html?: string;
  text?: string;
  categories: string[];
  /** The address of its DOI at doi.org. */
  doi?: string;
}

/** A feed. It depends on the papers only, not on the time of the build. */
export interface Feed {
  title: string;
  description?: string;
  /** The address of the page that lists the same papers. */
  page: string;
  /** The address of the feed in each format. */
  self: Record<FeedForm, string>;
  /** The date of the newest entry. */
  updated: string;
  entries: FeedEntry[];
}

/** The feed formats: the file name and the media type of each. */
export const feedForms = {
  atom: { file: 'feed.xml', mediaType: 'application/atom+xml', label: 'Atom' },
  rss: { file: 'rss.xml', mediaType: 'application/rss+xml', label: 'RSS' },
  json: { file: 'feed.json', mediaType: 'application/feed+json', label: 'JSON Feed' },
} as const;

export type FeedForm = keyof typeof feedForms;

/** All feed formats, in the order in which pages list them. */
export const feedFormNames = Object.keys(feedForms) as FeedForm[];

/** Maximum number of entries in a feed. */
const longest = 50;

/** The date of a feed without entries, since feeds must have a date. */
const never = '1970-01-01T00:00:00Z';

/**
 * Makes the feed of the newest papers. Papers without a date are left out, since they may be old.
 *
 * @param papers newest first
 * @param home the address of the home page
 * @param path the page that lists the papers, relative to the home page; the feed files are in the same folder
 */
export function toFeed(
  papers: readonly ShownPaper[],
  home: string,
  path: string,
  about: { title: string; description?: string | undefined },
): Feed {
  const entries = papers
    .filter((paper) => paper.issued !== undefined)
    .slice(0, longest)
    .map((paper) => toEntry(paper, home));
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
 * Makes the feed of the news.
 *
 * @param news newest first
 * @param home the address of the home page
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

/** Returns the first moment of a date. */
function startOf(issued: string): string {
  const [year = '', month = '01', day = '01'] = issued.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

function toEntry(paper: ShownPaper, home: string): FeedEntry {
  const { plainTitle, issued = '', author = [], abstract, abstractHtml, categories, keyword, DOI } = paper;
  return {
    url: urlBelow(home, paperPath(paper.id)),
    title: plainTitle,
    authors: author.filter(isNaming).map((name) => oneLine(formatName(name))),
    published: startOf(issued),
    ...(abstractHtml && { html: abstractHtml }),
    ...(abstract && { text: toPlainText(abstract) }),
    categories: [...new Set([...(categories ?? []), ...(keyword ?? [])])].map(oneLine),
    ...(DOI && { doi: doiUrl(DOI) }),
  };
}
