import { type Feed, type FeedEntry, feedForms } from './feed.ts';
import { xmlElement, formatXml } from './xml.ts';

/**
 * Formats a feed as RSS 2.0 (profile of the RSS Advisory Board). Authors are in Dublin Core elements, because the
 * `author` element of RSS requires an e-mail address.
 */
export function formatRss(feed: Feed): string {
  const namespaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  const self = { rel: 'self', type: feedForms.rss.mediaType, href: feed.self.rss };
  return formatXml(
    xmlElement(
      'rss',
      namespaces,
      xmlElement(
        'channel',
        {},
        xmlElement('title', {}, feed.title),
        xmlElement('link', {}, feed.page),
        xmlElement('description', {}, feed.description ?? feed.title),
        xmlElement('atom:link', self),
        xmlElement('lastBuildDate', {}, formatDate(feed.updated)),
        ...feed.entries.map(formatItem),
      ),
    ),
  );
}

function formatItem({ url, title, authors, published, html, categories }: FeedEntry) {
  return xmlElement(
    'item',
    {},
    xmlElement('title', {}, title),
    xmlElement('link', {}, url),
    xmlElement('guid', { isPermaLink: 'true' }, url),
    xmlElement('pubDate', {}, formatDate(published)),
    ...authors.map((name) => xmlElement('dc:creator', {}, name)),
    ...categories.map((category) => xmlElement('category', {}, category)),
    html === undefined ? undefined : xmlElement('description', {}, html),
  );
}

/** Formats a date as `Fri, 05 Mar 2024 00:00:00 GMT` (RFC 822, with a four-digit year). */
function formatDate(date: string): string {
  return new Date(date).toUTCString();
}
