import { z } from 'zod';

/** The frontmatter of a free page, `content/pages/<id>.mdx`. */
export const pageSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1).optional(),
});
