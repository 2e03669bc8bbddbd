import { type Feed, type FeedEntry, feedForms } from './feed.ts';
import { element, formatXml } from './xml.ts';

/** A feed as Atom (RFC 4287). The site stands for the author of an entry that names nobody, which Atom asks for. */
export function formatAtom(feed: Feed): string {
  return formatXml(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom' },
      element('id', {}, feed.page),
      element('title', {}, feed.title),
      feed.description === undefined ? undefined : element('subtitle', {}, feed.description),
      element('updated', {}, feed.updated),
      element('author', {}, element('name', {}, feed.title)),
      element('link', { rel: 'self', type: feedForms.atom.mediaType, href: feed.self.atom }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      ...feed.entries.map(formatEntry),
    ),
  );
}

function formatEntry({ url, title, authors, published, html, categories, doi }: FeedEntry) {
  return element(
    'entry',
    {},
    element('id', {}, url),
    element('title', {}, title),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    doi === undefined ? undefined : element('link', { rel: 'related', href: doi }),
    element('published', {}, published),
    element('updated', {}, published),
    ...authors.map((name) => element('author', {}, element('name', {}, name))),
    ...categories.map((term) => element('category', { term })),
    html === undefined ? undefined : element('summary', { type: 'html' }, html),
  );
}
