import { type Feed, type FeedEntry, feedForms } from './feed.ts';
import { xmlElement, formatXml } from './xml.ts';

/**
 * Formats a feed as Atom (RFC 4287). Atom requires an author: the title of the site is the author of entries without
 * authors.
 */
export function formatAtom(feed: Feed): string {
  return formatXml(
    xmlElement(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom' },
      xmlElement('id', {}, feed.page),
      xmlElement('title', {}, feed.title),
      feed.description === undefined ? undefined : xmlElement('subtitle', {}, feed.description),
      xmlElement('updated', {}, feed.updated),
      xmlElement('author', {}, xmlElement('name', {}, feed.title)),
      xmlElement('link', { rel: 'self', type: feedForms.atom.mediaType, href: feed.self.atom }),
      xmlElement('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      ...feed.entries.map(formatEntry),
    ),
  );
}

function formatEntry({ url, title, authors, published, html, categories, doi }: FeedEntry) {
  return xmlElement(
    'entry',
    {},
    xmlElement('id', {}, url),
    xmlElement('title', {}, title),
    xmlElement('link', { rel: 'alternate', type: 'text/html', href: url }),
    doi === undefined ? undefined : xmlElement('link', { rel: 'related', href: doi }),
    xmlElement('published', {}, published),
    xmlElement('updated', {}, published),
    ...authors.map((name) => xmlElement('author', {}, xmlElement('name', {}, name))),
    ...categories.map((term) => xmlElement('category', { term })),
    html === undefined ? undefined : xmlElement('summary', { type: 'html' }, html),
  );
}
