import { z } from 'zod';
import { issuedSchema } from './date.ts';

/** The frontmatter of `content/news/<id>.md`. The descriptions are part of the documentation. */
export const newsFrontmatterSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, 'write a title')
    .describe('Title of the news item. Formulas are written in TeX.'),
  date: issuedSchema.describe('Date of the event: `"2024-05"`. Newer news come first.'),
});

/** A news item of the lab; the body is Markdown. */
export interface News extends z.output<typeof newsFrontmatterSchema> {
  id: string;
  body: string;
}
