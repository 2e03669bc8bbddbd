import { newsPath, paperPath, urlBelow } from '../library/address.ts';
import type { ShownNews } from '../library/shown-news.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { doiUrl } from '../model/doi.ts';
import { formatName, isNaming } from '../model/name.ts';
import { withWholeLinks } from '../text/links.ts';
import { toPlainText } from '../text/text.ts';

/** One paper, or one piece of news, as a feed tells of it. */
export interface FeedEntry {
  /** The address of it: what readers know it by. */
  url: string;
  title: string;
  authors: string[];
  /** `2024-07-01T00:00:00Z`; the first day of a month or year that is all that is known. */
  published: string;
  /** The abstract as safe HTML and as text. */
  html?: string;
  text?: string;
  categories: string[];
  /** The address that its DOI resolves at. */
  doi?: string;
}

/** What is new, for readers of feeds: the same for the same papers, whenever it is built. */
export interface Feed {
  title: string;
  description?: string;
  /** The address of the page whose papers these are. */
  page: string;
  /** Where the feed is, in each form. */
  self: Record<FeedForm, string>;
  /** The date of the newest entry. */
  updated: string;
  entries: FeedEntry[];
}

/** The forms of a feed: the name of its file and the type of what is in it. */
export const feedForms = {
  atom: { file: 'feed.xml', mediaType: 'application/atom+xml', label: 'Atom' },
  rss: { file: 'rss.xml', mediaType: 'application/rss+xml', label: 'RSS' },
  json: { file: 'feed.json', mediaType: 'application/feed+json', label: 'JSON Feed' },
} as const;

export type FeedForm = keyof typeof feedForms;

/** All forms, in the order in which pages name them. */
export const feedFormNames = Object.keys(feedForms) as FeedForm[];

/** So many of the newest papers stand in a feed. */
const longest = 50;

/** Feeds must have a date; this is that of one without papers. */
const never = '1970-01-01T00:00:00Z';

/**
 * The feed of the newest papers. Papers without a date are none of them: nobody knows whether they are new.
 *
 * @param papers newest first
 * @param home the address of the home page
 * @param path the page whose papers these are, from the home page; its files lie there
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
 * The feed of what happened in the lab.
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
    ...(body && { html: withWholeLinks(bodyHtml, page) }),
    categories: [],
  }));
  const updated = entries[0]?.published ?? never;
  return { title: oneLine(title), page, self: selvesOf(home, '/news/'), updated, entries };
}

function selvesOf(home: string, path: string): Feed['self'] {
  const selfOf = (form: FeedForm) => urlBelow(home, `${path}${feedForms[form].file}`);
  return { atom: selfOf('atom'), rss: selfOf('rss'), json: selfOf('json') };
}

/** The moment at which a date begins. */
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
