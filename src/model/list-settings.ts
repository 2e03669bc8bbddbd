import { z } from 'zod';

/** Ways to divide a list of papers into sections with headings. */
export const listGroupings = ['year', 'type', 'topic', 'none'] as const;

export type ListGrouping = (typeof listGroupings)[number];

/** Schema of `lists:` in `site.yaml`. */
export const listSettingsSchema = z.strictObject({
  papers: z
    .enum(listGroupings)
    .default('year')
    .describe('Headings of the page of all papers: by year, by type, by first topic, or none.'),
  people: z
    .enum(listGroupings)
    .default('year')
    .describe(
      'Headings of the list of papers on the page of a person. A list with several parts always has years.',
    ),
  pictures: z
    .boolean()
    .default(true)
    .describe(
      'Whether lists on the home page, on pages of people and on your own pages show the pictures of papers.',
    ),
});
