import { formatAtom } from './atom.ts';
import type { Feed, FeedForm } from './feed.ts';
import { formatJsonFeed } from './json-feed.ts';
import { formatRss } from './rss.ts';

/** The function that formats a feed, by feed format. */
export const formatFeed = {
  atom: formatAtom,
  rss: formatRss,
  json: formatJsonFeed,
} as const satisfies Record<FeedForm, (feed: Feed) => string>;
