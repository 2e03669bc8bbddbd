import { parse } from 'culori';
import { z } from 'zod';
import { type Language, languages } from './language.ts';
import { siteUrlSchema } from './site-address.ts';

const text = z.string().trim().min(1);

/** A colour as CSS writes it, in letters or as a hexadecimal number: what it is called goes into a style sheet. */
const colour = z
  .string()
  .regex(/^(?:#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,30})$/iu, 'write a colour such as "#00508c" or teal');

/** What a lab may change in the design. */
const themeSchema = z.strictObject({
  /** The one ink besides black; light and dark shades that can be read are made of it. */
  accent: colour.refine((text) => parse(text) !== undefined, 'there is no colour of that name').optional(),
  /** A font of `public/`, for text and titles. */
  font: z
    .string()
    .regex(
      /^(?:\/[a-z0-9_-]+){1,9}\.woff2$/iu,
      'write the path of a file in public/, such as /fonts/lab.woff2',
    )
    .optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
});

export type Theme = z.output<typeof themeSchema>;

/** `content/site.yaml`: the only configuration of a site. */
export const siteSchema = z.strictObject({
  /** The name of the lab or person. */
  title: text,
  /** The address of the home page, base path included; without it feeds and the like, which need it, are left out. */
  url: siteUrlSchema.optional(),
  /** Where services that Offprint asks for papers can write to of trouble; shown nowhere. */
  mailto: z.email('write an e-mail address, for example lab@example.org').optional(),
  /** One or two sentences, shown on the home page and by search engines. */
  description: text.optional(),
  theme: themeSchema.optional(),
  /** What the interface speaks: its words, dates and numbers. */
  language: z
    .enum(Object.keys(languages) as Language[], `write one of ${Object.keys(languages).join(', ')}`)
    .default('en'),
  /** Entries of the main menu, in order; papers, authors and the free pages where it is left out. */
  navigation: z
    .array(
      z.strictObject({
        label: text,
        /** A page of this site from its root (`/papers/`), or a whole address. */
        href: z
          .string()
          .regex(
            /^(?:\/(?![/\\])|https?:\/\/|mailto:)/,
            'begin with / for a page of this site, or with https://',
          ),
      }),
    )
    .optional(),
  /** The order in which members stand on the page of people, by role; other roles follow by the alphabet. */
  roles: z.array(text).optional(),
  /**
   * The most files that the host takes. A larger site leaves out what it can do without: pictures first, then the citation
   * files of single papers, CSL-JSON before RIS before BibTeX.
   */
  maxFiles: z.int().positive().default(20_000),
  /** Up to so many papers, each has a picture for those who share its address; 0 for none. */
  pictures: z.int().nonnegative().default(200),
  /** Whether the site says in a CITATION.cff how to cite it as a whole. */
  citationFile: z.boolean().default(false),
});

export type Site = z.output<typeof siteSchema>;
