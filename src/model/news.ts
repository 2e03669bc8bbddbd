import { z } from 'zod';
import { issuedSchema } from './date.ts';

/**
 * Schema of the frontmatter of `content/news/<id>.md`. The documentation of the keys is generated from the
 * descriptions.
 */
export const newsFrontmatterSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, 'write a title')
    .describe('Title of the news item. Formulas are written in TeX.'),
  date: issuedSchema.describe('Date of the event: `"2024-05"`. Newer news come first.'),
});

/** A news item of the lab. The body is Markdown. */
export interface News extends z.output<typeof newsFrontmatterSchema> {
  id: string;
  body: string;
}
