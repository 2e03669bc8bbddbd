import { z } from 'zod';

/** The frontmatter of a free page, `content/pages/<id>.mdx`. */
export const pageSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1).optional(),
});

/** The beginnings of addresses that pages of Offprint's own have, or may have: no free page can be there. */
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
