import { z } from 'zod';

/**
 * Schema of the frontmatter of a free page, `content/pages/<id>.mdx`. The documentation of the keys is generated from
 * the descriptions.
 */
export const pageSchema = z.strictObject({
  title: z.string().min(1, 'write a title').describe('Title of the page, also its name in the main menu.'),
  description: z
    .string()
    .min(1, 'write a description, or remove the key')
    .optional()
    .describe('One or two sentences about the page, for search engines.'),
});

/** The frontmatter of a free page. */
export type PageValues = z.output<typeof pageSchema>;

/**
 * First path segments of the addresses of Offprint's own pages. The address of a free page cannot begin with such a
 * segment.
 */
export const ownAddresses: ReadonlySet<string> = new Set([
  '404',
  'affiliations',
  'authors',
  'co-authors',
  'embed',
  'index',
  'names',
  'news',
  'papers',
  'search',
  'statistics',
  'topics',
  'venues',
  'years',
]);
