import { z } from 'zod';

/** The version of RenderCV whose YAML input `renderCvSchema` describes. */
export const renderCvVersion = '2.3';

const text = z.string().min(1);
const web = z.string().regex(/^https?:\/\/\S+$/u);
/** A date of an entry: RenderCV also accepts other texts, which Offprint does not write. */
const date = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u);

/** The networks that RenderCV knows, with the part of an address before the user name. */
export const renderCvNetworks = {
  LinkedIn: 'https://linkedin.com/in/',
  GitHub: 'https://github.com/',
  GitLab: 'https://gitlab.com/',
  ORCID: 'https://orcid.org/',
  ResearchGate: 'https://researchgate.net/profile/',
  'Google Scholar': 'https://scholar.google.com/citations?user=',
} as const;

const publicationEntry = z.strictObject({
  title: text,
  authors: z.array(text).min(1),
  doi: z
    .string()
    .regex(/^10\.\d/u)
    .optional(),
  url: web.optional(),
  journal: text.optional(),
  date: date.optional(),
});

const normalEntry = z.strictObject({
  name: text,
  date: date.optional(),
  start_date: date.optional(),
  end_date: z.union([date, z.literal('present')]).optional(),
  location: text.optional(),
  summary: text.optional(),
});

/**
 * Schema of the YAML that Offprint writes for RenderCV: the part of RenderCV's input that a CV of Offprint needs. All
 * entries of a section have the same type, as RenderCV requires.
 */
export const renderCvSchema = z.strictObject({
  cv: z.strictObject({
    name: text,
    location: text.optional(),
    website: web.optional(),
    social_networks: z
      .array(
        z.strictObject({
          network: z.enum(Object.keys(renderCvNetworks) as (keyof typeof renderCvNetworks)[]),
          username: text,
        }),
      )
      .min(1)
      .optional(),
    sections: z
      .record(
        text,
        z.union([z.array(text).min(1), z.array(publicationEntry).min(1), z.array(normalEntry).min(1)]),
      )
      .optional(),
  }),
});

export type RenderCv = z.output<typeof renderCvSchema>;

/** The entries of one section. */
export type RenderCvSection = NonNullable<RenderCv['cv']['sections']>[string];
