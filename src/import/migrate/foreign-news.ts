import { plainKey } from '../../files/likely-key.ts';
import { cleanForeignText, titleFrom } from './foreign-text.ts';
import { type KeyMessage, type Migration, putAside, remove, set } from './migration.ts';

/** Keys of news in other tools that have no counterpart. They are kept as comments. */
const asideKeys = new Set([
  'layout', 'inline', 'relatedposts', 'relatedpublications', 'tags', 'categories', 'category', 'permalink', 'author', 'authors', 'image', 'featured', 'draft', 'toc',
  'math', 'header', 'slug', 'lastmod', 'publishdate', 'img', 'thumbnail', 'comments', 'giscuscomments', 'disquscomments', 'share', 'weight', 'projects', 'subtitle',
  'pageid', 'lang', 'collection', 'readtime', 'authorprofile', 'cover', 'type', 'featuredimage', 'links', 'importance', 'sharing', 'profile', 'show', 'redirect',
]); // prettier-ignore

/** Keys of news in other tools that contain a text. */
const textKeys = new Set(['summary', 'excerpt', 'description', 'subtitle']);

/**
 * Converts a key of a news item that other tools use.
 *
 * @returns a message if a user must change the key by hand; `'unknown'` if the key is not one of these keys
 */
export function convertNewsKey(migration: Migration, key: string): KeyMessage | 'unknown' | undefined {
  const value = migration.data[key];
  const plain = plainKey(key);
  if (textKeys.has(plain) && typeof value === 'string' && migration.body === '') {
    migration.body = cleanForeignText(value, true);
    return remove(migration, key, `${key} moved below the frontmatter`);
  }
  return textKeys.has(plain) || asideKeys.has(plain) ? putAside(migration, key) : 'unknown';
}

/** Makes the title of a news item without one from its text. Returns whether a title was made. */
export function titleNews(migration: Migration): boolean {
  if (migration.data.title !== undefined) return false;
  const title = titleFrom(migration.body);
  if (title === undefined || !set(migration, 'title', title)) return false;
  // A text without links or emphasis says nothing that the title does not say.
  if (migration.body.replace(/\.$/u, '') === title) migration.body = '';
  return true;
}
