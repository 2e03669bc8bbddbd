import { z } from 'zod';
import { issuedSchema } from './date.ts';
import { idSchema } from './id.ts';
import { orcidSchema } from './name.ts';
import { urlSchema } from './url.ts';

const text = z.string().trim().min(1, 'leave the key out rather than empty');

/** One figure of a profile: `{ label: h-index, value: 30, asOf: "2026-11-23" }`. */
export const metricSchema = z.strictObject({
  label: text,
  /** A number, or a percentage as text (`"56%"`). */
  value: z.union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?%$/)], {
    error: 'write a number, or a percentage such as "56%"',
  }),
  /** The day on which this value was first imported. */
  asOf: issuedSchema,
  /** Who counted: `Google Scholar`. */
  source: text.optional(),
});

export type Metric = z.output<typeof metricSchema>;

/** An id of a service, written as the service writes it; of addresses, the end alone. */
function serviceId(pattern: RegExp, example: string) {
  return z.string().regex(pattern, `write the id alone, such as ${example}`);
}

/** What a person is called at services that list papers. */
export const serviceIdsSchema = z.strictObject({
  openalex: serviceId(/^A\d{1,12}$/, 'A5012345678').optional(),
  /** The person's page below `https://dblp.org/pid/`. */
  dblp: serviceId(/^\w{1,12}\/[\w-]{1,40}$/, '12/3456-1').optional(),
  /** The person's page below `https://arxiv.org/a/`. */
  arXiv: serviceId(/^[a-z]['a-z_-]{0,60}_[a-z]_\d{1,4}$|^(?:\d{4}-){3}\d{3}[\dX]$/, 'quill_a_1').optional(),
  /** YAML reads it as a number, which nobody need put into quotes. */
  semanticScholar: z
    .union([z.int().positive().transform(String), serviceId(/^\d{1,12}$/, '1741101')], {
      error: 'write the number alone, such as 1741101',
    })
    .optional(),
});

/** The frontmatter of `content/authors/<id>.md`, in the order in which its keys are written. */
export const authorFrontmatterSchema = z.strictObject({
  name: text,
  /** Other spellings under which this person has published. */
  alternateName: z.array(text).min(1).optional(),
  ORCID: orcidSchema.optional(),
  ids: serviceIdsSchema.optional(),
  /** What the person is in the lab: `Professor`, `PhD student`. Whoever has a role is a member. */
  role: text.optional(),
  /** When the person came to the lab. */
  from: issuedSchema.optional(),
  /** When the person left it: whoever did is an alumnus or alumna. */
  to: issuedSchema.optional(),
  /** The name of a picture that lies beside the file: `ada-quill.jpg`. */
  photo: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}\.(?:jpe?g|png|webp|avif)$/iu, {
      error: 'write the name of a JPEG, PNG, WebP or AVIF file that lies beside this one',
    })
    .optional(),
  /** The field that the person's profile names, such as arXiv's `LG`. */
  field: text.optional(),
  affiliations: z.array(text).min(1).optional(),
  metrics: z.array(metricSchema).min(1).optional(),
  /** Ids that this person had before; their addresses lead here. */
  aliases: z.array(idSchema).min(1).optional(),
  /** Addresses of the person's other pages, by the text to show. */
  links: z.record(text, urlSchema).optional(),
});

export type AuthorFrontmatter = z.output<typeof authorFrontmatterSchema>;

/** One declared person: the frontmatter, the id, and the biography (Markdown). */
export interface Author extends AuthorFrontmatter {
  id: string;
  biography?: string;
}
