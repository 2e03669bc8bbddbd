import { type Feed, type FeedEntry, feedForms } from './feed.ts';
import { element, formatXml } from './xml.ts';

/** A feed as RSS 2.0, as the RSS Advisory Board's profile writes it; authors in Dublin Core, since RSS asks for their e-mail. */
export function formatRss(feed: Feed): string {
  const namespaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  const self = { rel: 'self', type: feedForms.rss.mediaType, href: feed.self.rss };
  return formatXml(
    element(
      'rss',
      namespaces,
      element(
        'channel',
        {},
        element('title', {}, feed.title),
        element('link', {}, feed.page),
        element('description', {}, feed.description ?? feed.title),
        element('atom:link', self),
        element('lastBuildDate', {}, formatDate(feed.updated)),
        ...feed.entries.map(formatItem),
      ),
    ),
  );
}

function formatItem({ url, title, authors, published, html, categories }: FeedEntry) {
  return element(
    'item',
    {},
    element('title', {}, title),
    element('link', {}, url),
    element('guid', { isPermaLink: 'true' }, url),
    element('pubDate', {}, formatDate(published)),
    ...authors.map((name) => element('dc:creator', {}, name)),
    ...categories.map((category) => element('category', {}, category)),
    html === undefined ? undefined : element('description', {}, html),
  );
}

/** `Fri, 05 Mar 2024 00:00:00 GMT` (RFC 822, with four digits of the year). */
function formatDate(date: string): string {
  return new Date(date).toUTCString();
}
