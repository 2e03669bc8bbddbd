import { z } from 'zod';
import { careerListSchema } from './career.ts';
import { issuedSchema } from './date.ts';
import { idSchema } from './id.ts';
import { orcidSchema } from './name.ts';
import { urlSchema } from './url.ts';
import { zoteroSchema } from './zotero.ts';

const text = z.string().trim().min(1, 'write a value, or remove the key');
const emptyList = 'add an item to the list, or remove the key';

const figure = 'write a number, or a percentage such as "56%"';

/** A figure in an author's profile: `{ label: h-index, value: 30, asOf: "2026-11-23" }`. */
export const metricSchema = z.strictObject({
  label: text.describe('Name of the figure: `h-index`.'),
  value: z
    .union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?%$/, figure)], {
      error: figure,
    })
    .describe('A number, or a percentage in quotes: `"56%"`.'),
  asOf: issuedSchema.describe('Date on which this value was imported first.'),
  source: text.optional().describe('Service that counted: `Google Scholar`.'),
});

export type Metric = z.output<typeof metricSchema>;

/** Returns the schema of a person's id at a service. The address of the service is not part of the id. */
function serviceId(pattern: RegExp, example: string) {
  return z.string().regex(pattern, `write the id without an address, such as ${example}`);
}

/** Ids of a person at services that list the person's papers. */
export const serviceIdsSchema = z.strictObject({
  openalex: serviceId(/^A\d{1,12}$/, 'A5012345678')
    .optional()
    .describe('Id at OpenAlex: `A5012345678`.'),
  dblp: serviceId(/^\w{1,12}\/[\w-]{1,40}$/, '12/3456-1')
    .optional()
    .describe('Id at dblp, the end of the address `https://dblp.org/pid/12/3456-1`: `12/3456-1`.'),
  arXiv: serviceId(/^[a-z]['a-z_-]{0,60}_[a-z]_\d{1,4}$|^(?:\d{4}-){3}\d{3}[\dX]$/, 'quill_a_1')
    .optional()
    .describe('Id at arXiv, the end of the address `https://arxiv.org/a/quill_a_1`: `quill_a_1`.'),
  // YAML reads this id as a number if it is not in quotes, so a number is accepted too.
  semanticScholar: z
    .union([z.int().positive().transform(String), serviceId(/^\d{1,12}$/, '1741101')], {
      error: 'write the number without an address, such as 1741101',
    })
    .optional()
    .describe('Id at Semantic Scholar: `1741101`.'),
});

/**
 * Schema of the frontmatter of `content/authors/<id>.md`. Files are written with the keys in this order. The
 * documentation of the keys is generated from the descriptions.
 */
export const authorFrontmatterSchema = z.strictObject({
  name: text.describe('Name of the person: `Ada Quill`.'),
  alternateName: z
    .array(text)
    .min(1, emptyList)
    .optional()
    .describe('Other spellings under which the person has published: `[A. Quill]`.'),
  ORCID: orcidSchema.optional().describe('ORCID of the person: `0000-0002-1825-0097`.'),
  ids: serviceIdsSchema
    .optional()
    .describe('Ids at services that list papers. `npm run refresh` reads them.'),
  zotero: zoteroSchema
    .optional()
    .describe(
      'Zotero library with the papers of this person, which `npm run refresh` reads: `{ user: 98765, collections: [ABCD2345] }`.',
    ),
  role: text
    .optional()
    .describe('Role in the lab: `Professor`, `PhD student`. A person with a role is a member.'),
  from: issuedSchema.optional().describe('Date on which the person joined the lab: `"2021-10"`.'),
  to: issuedSchema
    .optional()
    .describe('Date on which the person left the lab. The person is then listed as alumnus or alumna.'),
  photo: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}\.(?:jpe?g|png|webp|avif)$/iu, {
      error: 'write the name of a JPEG, PNG, WebP or AVIF file in the folder of this file',
    })
    .optional()
    .describe('Name of a picture in the same folder: `ada-quill.jpg`. JPEG, PNG, WebP or AVIF.'),
  page: z
    .boolean()
    .optional()
    .describe(
      'Whether the person has a page. With `false`, lists of authors have the name, but no page, photo, list of people, filter, feed or file is about the person, and no service is asked about the person. Default: `true`.',
    ),
  field: text.optional().describe('Research field: a category of arXiv such as `cs.LG`, or any text.'),
  affiliations: z
    .array(text)
    .min(1, emptyList)
    .optional()
    .describe('Institutions of the person: `[University of Example]`.'),
  metrics: z
    .array(metricSchema)
    .min(1, emptyList)
    .optional()
    .describe('Figures of the person\'s profile: `[{ label: h-index, value: 30, asOf: "2026-11-23" }]`.'),
  talks: careerListSchema
    .optional()
    .describe(
      'Talks that have no file in `content/papers/`: texts, or items with the keys below. The page of the person and the CV show them.',
    ),
  teaching: careerListSchema.optional().describe('Courses and supervision, like `talks`.'),
  grants: careerListSchema.optional().describe('Grants and awards, like `talks`.'),
  service: careerListSchema
    .optional()
    .describe('Service to the field, such as committees and reviews, like `talks`.'),
  aliases: z
    .array(idSchema)
    .min(1, emptyList)
    .optional()
    .describe('Former ids of this person. Their addresses lead to this page: `[a-quill]`.'),
  links: z
    .record(text, urlSchema)
    .optional()
    .describe('Other pages of the person, by the text of the link: `{ GitHub: https://github.com/quill }`.'),
});

export type AuthorFrontmatter = z.output<typeof authorFrontmatterSchema>;

/** The content of an author file: its id, frontmatter and biography (Markdown). */
export interface Author extends AuthorFrontmatter {
  id: string;
  biography?: string;
}
