import { z } from 'zod';
import { listGroupings } from './list-settings.ts';
import { paperTypes } from './paper.ts';

/** The charts that free pages can contain. */
export const chartNames = ['types', 'topics', 'venues', 'co-authors', 'citations'] as const;

const id = z.string().min(1, 'write an id, as in the address of its page');
const limit = z.coerce.number().int().min(1).describe('Maximum number of papers or groups.');

/** Attributes of `<PaperList … />`. A paper must match all of them. */
export const paperListSchema = z.strictObject({
  author: id.optional(),
  year: z.union([z.string(), z.number()], { error: 'write a year, such as year="2024"' }).optional(),
  /** Ids of groups: a venue, a topic and an affiliation. */
  venue: id.optional(),
  topic: id.optional(),
  affiliation: id.optional(),
  /** Id of a project. */
  project: id.optional(),
  type: z.enum(paperTypes).optional(),
  selected: z.boolean({ error: 'write selected, or selected={false}' }).optional(),
  limit: limit.optional(),
  /** Headings of the list. Default: none. */
  groupBy: z.enum(listGroupings).optional(),
});

/** Attributes of `<PersonCard … />`. */
export const personCardSchema = z.strictObject({ id });

/** Attributes of `<Chart … />`. */
export const chartSchema = z.strictObject({ of: z.enum(chartNames), limit: limit.optional() });

/** The components that free pages can use without an import, with the schema of their attributes. */
export const pageComponents = {
  PaperList: paperListSchema,
  PersonCard: personCardSchema,
  Chart: chartSchema,
} as const;
