import { z } from 'zod';

/** The frontmatter of a free page, `content/pages/<id>.mdx`. The descriptions are part of the documentation. */
export const pageSchema = z.strictObject({
  title: z.string().min(1, 'write a title').describe('Title of the page, also its name in the main menu.'),
  description: z
    .string()
    .min(1, 'write a description, or remove the key')
    .optional()
    .describe('One or two sentences about the page, for search engines.'),
});

/** First parts of the addresses of Offprint's own pages. A free page cannot have one of them. */
export const ownAddresses: ReadonlySet<string> = new Set([
  '404',
  'affiliations',
  'authors',
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
