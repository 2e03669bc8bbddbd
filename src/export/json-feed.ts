import type { Feed } from './feed.ts';

/** Formats a feed as JSON Feed 1.1. */
export function formatJsonFeed({ title, description, page, self, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self.json,
    ...(description && { description }),
    items: entries.map(({ url, title: entry, authors, published, html, text, categories, doi }) => ({
      id: url,
      url,
      title: entry,
      ...(doi && { external_url: doi }),
      // JSON Feed requires `content_html` or `content_text`.
      ...(html ? { content_html: html } : { content_text: text ?? entry }),
      date_published: published,
      ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
      ...(categories.length > 0 && { tags: categories }),
    })),
  };
  return `${JSON.stringify(feed, undefined, 2)}\n`;
}
