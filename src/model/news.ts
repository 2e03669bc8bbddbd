import { z } from 'zod';
import { issuedSchema } from './date.ts';

/** The frontmatter of `content/news/<id>.md`. */
export const newsFrontmatterSchema = z.strictObject({
  title: z.string().trim().min(1),
  date: issuedSchema,
});

/** Something that happened in the lab; the body is Markdown. */
export interface News extends z.output<typeof newsFrontmatterSchema> {
  id: string;
  body: string;
}
