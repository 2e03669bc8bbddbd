import { z } from 'zod';
import { endsBefore } from './career.ts';
import { issuedSchema } from './date.ts';
import { idSchema } from './id.ts';
import { urlSchema } from './url.ts';

const text = z.string().trim().min(1, 'write a value, or remove the key');
const emptyList = 'add an item to the list, or remove the key';

/**
 * Schema of the frontmatter of `content/projects/<id>.md`. The documentation of the keys is generated from the
 * descriptions.
 */
export const projectFrontmatterSchema = z
  .strictObject({
    title: text.describe('Name of the project: `Folding at Scale`. Formulas are written in TeX.'),
    description: text
      .optional()
      .describe('One or two sentences, for the list of projects and for search engines.'),
    from: issuedSchema.optional().describe('Date on which the project begins: `"2023-10"`.'),
    to: issuedSchema
      .optional()
      .describe(
        'Last day, month or year of the project. Pages show from the dates whether it is planned, current or completed.',
      ),
    people: z
      .array(text)
      .min(1, emptyList)
      .optional()
      .describe(
        'People of the project: ids of people, or the names of people who have no page: `[ada-quill, Partner of Industry]`.',
      ),
    funding: z
      .array(text)
      .min(1, emptyList)
      .optional()
      .describe('Who pays for the project, with the number of the grant: `[Example Fund 12-345]`.'),
    picture: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}\.(?:jpe?g|png|webp|avif)$/iu, {
        error: 'write the name of a JPEG, PNG, WebP or AVIF file in the folder of this file',
      })
      .optional()
      .describe(
        'Name of a picture in the same folder: `folding.jpg`. Default: the picture `<id>.jpg` or `<id>.png`.',
      ),
    pictureText: text.optional().describe('Description of the picture, for users who do not see it.'),
    links: z
      .record(text, urlSchema)
      .optional()
      .describe(
        'Pages of the project elsewhere, by the text of the link: `{ Code: https://github.com/quill/folding }`.',
      ),
    aliases: z
      .array(idSchema)
      .min(1, emptyList)
      .optional()
      .describe('Former ids of this project. Their addresses lead to this page: `[old-name]`.'),
    hidden: z
      .boolean()
      .optional()
      .describe('Whether the project is left out of all pages and lists. Default: `false`.'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || !endsBefore(to, from), {
    path: ['to'],
    error: 'write a date that is not before "from"',
  });

/** A project of the lab. The body is Markdown. */
export interface Project extends z.output<typeof projectFrontmatterSchema> {
  id: string;
  body: string;
}

/** States of a project, in the order in which pages list them. */
export const projectStates = ['current', 'planned', 'completed'] as const;

export type ProjectState = (typeof projectStates)[number];

/**
 * Returns the state of a project on a day. The end of a project is known years before, so that, unlike for people, a
 * date in `to` alone does not mean that the project is over.
 *
 * @param today the day, as `2026-11-23`
 */
export function projectState({ from, to }: Pick<Project, 'from' | 'to'>, today: string): ProjectState {
  if (to !== undefined && endsBefore(to, today)) return 'completed';
  return from !== undefined && endsBefore(today, from) ? 'planned' : 'current';
}
