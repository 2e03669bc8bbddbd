import { z } from 'zod';
import { colourSchema } from './colour.ts';
import { urlSchema } from './url.ts';

/** Kinds of venues, in the order in which the documentation lists them. */
export const venueKinds = ['conference', 'journal', 'workshop', 'book', 'preprint', 'other'] as const;

export type VenueKind = (typeof venueKinds)[number];

const text = z.string().trim().min(1, 'write a value, or remove the key');

/** Schema of a line of `venues:` in `site.yaml`. */
export const venueSchema = z.strictObject({
  short: text.max(40).describe('Short name, which lists show: `NeurIPS`.'),
  name: z
    .union([text.transform((name) => [name]), z.array(text).min(1, 'add a name to the list')], {
      error: 'write a name, or a list of names',
    })
    .describe(
      'Name of the venue as papers have it in `containerTitle`, or a list of such names: `[Advances in Neural Information Processing Systems, NIPS]`. Case, accents and punctuation make no difference.',
    ),
  kind: z.enum(venueKinds).optional().describe('What the venue is. The page of the venue shows it.'),
  link: urlSchema.optional().describe('Address of the venue: `https://neurips.cc/`.'),
  colour: colourSchema
    .optional()
    .describe(
      'Colour of the short name in lists: `purple`, `"#6b2fa0"`. Offprint derives shades of it that are readable on light and on dark.',
    ),
});

export type Venue = z.output<typeof venueSchema>;
