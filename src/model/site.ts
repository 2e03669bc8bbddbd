import { z } from 'zod';
import { type CitationService, citationServices } from './citation-counts.ts';
import { type Language, languages } from './language.ts';
import { colourSchema } from './colour.ts';
import { listSettingsSchema } from './list-settings.ts';
import { repositorySchema } from './repository.ts';
import { siteUrlSchema } from './site-address.ts';
import { venueSchema } from './venue.ts';
import { zoteroSchema } from './zotero.ts';

const text = z.string().trim().min(1, 'write a value, or remove the key');

/** The name of a picture in the content folder. SVG is refused, because a browser runs scripts in it. */
const picture = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}\.(?:jpe?g|png|webp|avif)$/iu, {
  error: 'write the name of a JPEG, PNG, WebP or AVIF file next to site.yaml',
});

/** The settings of the design. */
const themeSchema = z.strictObject({
  accent: colourSchema
    .optional()
    .describe(
      'Colour of links, buttons and charts: `teal`, `"#00508c"`. Offprint derives shades of it that are readable on light and on dark.',
    ),
  font: z
    .string()
    .regex(
      /^(?:\/[a-z0-9_-]+){1,9}\.woff2$/iu,
      'write the path of a file in public/, such as /fonts/lab.woff2',
    )
    .optional()
    .describe('Path of a font file (WOFF2) in `public/`, for text and titles: `/fonts/lab.woff2`.'),
  density: z
    .enum(['comfortable', 'compact', 'dense'])
    .default('comfortable')
    .describe(
      'Space between the lines and items of lists: `comfortable`, `compact`, or `dense`, which sets each paper as one line, as in a CV.',
    ),
});

export type Theme = Partial<z.output<typeof themeSchema>>;

/** The services whose abstracts a site may take. */
const abstractServices = ['arxiv', 'crossref', 'openalex', 'semantic-scholar'] as const;

/**
 * Schema of `content/site.yaml`, the only configuration file of a site. The documentation of the keys is generated from
 * the descriptions.
 */
export const siteSchema = z.strictObject({
  title: text.describe('Name of the lab or person.'),
  url: siteUrlSchema
    .optional()
    .describe(
      'Address of the home page: `https://example.org/lab/`. Without it, feeds, the sitemap and canonical addresses are left out.',
    ),
  mailto: z
    .email('write an e-mail address such as lab@example.org')
    .optional()
    .describe(
      'E-mail address that Offprint sends to the services it requests papers from, so that they can report problems. The site never shows it.',
    ),
  repository: repositorySchema
    .optional()
    .describe(
      'Address of the repository of this site at GitHub, GitLab or Codeberg, or the keys below: `https://github.com/lab/papers`. The page of each paper then has a link "Suggest a correction".',
    ),
  correctionsMail: z
    .email('write an e-mail address such as lab@example.org')
    .optional()
    .describe(
      'E-mail address for corrections, for a site without `repository`. The page of each paper shows it, so robots can collect it.',
    ),
  description: text
    .optional()
    .describe('One or two sentences about the site, for the home page and for search engines.'),
  logo: picture
    .optional()
    .describe(
      'Picture in the head of each page instead of the title: the name of a file next to `site.yaml`, `logo.png`.',
    ),
  logoDark: picture.optional().describe('Variant of the logo for dark pages: `logo-dark.png`.'),
  homePicture: picture
    .optional()
    .describe('Picture on the home page: the name of a file next to `site.yaml`, `lab.jpg`.'),
  homePictureText: text
    .optional()
    .describe('Description of the picture on the home page, for users who do not see it.'),
  theme: themeSchema.optional().describe('Changes to the design.'),
  language: z
    .enum(Object.keys(languages) as Language[], `write one of ${Object.keys(languages).join(', ')}`)
    .default('en')
    .describe('Language of the interface, its dates and its numbers.'),
  navigation: z
    .array(
      z.strictObject({
        label: text.describe('Text of the entry: `Papers`.'),
        href: z
          .string()
          .regex(
            /^(?:\/(?![/\\])|https?:\/\/|mailto:)/,
            'begin with / for a page of this site, or with https://',
          )
          .describe('A page of this site, from its root: `/papers/`; or a whole address.'),
      }),
    )
    .optional()
    .describe(
      'Entries of the main menu in their order. Without it, the menu has papers, people, news and your own pages.',
    ),
  roles: z
    .array(text)
    .optional()
    .describe(
      'Roles in the order in which the home page and the page of people show them: `[Professor, PhD student]`. Other roles follow alphabetically.',
    ),
  lists: listSettingsSchema.optional().describe('Headings and pictures of lists of papers.'),
  venues: z
    .array(venueSchema)
    .optional()
    .describe('Short names of journals and conferences, which lists show instead of the long names.'),
  withoutPage: z
    .array(text)
    .optional()
    .describe(
      'Names of people without a file in `content/authors/` who would rather have no page: `[Bo Chen]`. Lists of authors have the name, but nothing else is about the person. For a person with a file, write `page: false` there.',
    ),
  maxFiles: z
    .int()
    .positive()
    .default(20_000)
    .describe(
      'Maximum number of files that the host accepts. A larger site leaves out pictures for sharing first, then pages and files that repeat what is elsewhere (docs/deploy.md, Number of files), and never pages of papers.',
    ),
  pictures: z
    .int()
    .nonnegative()
    .default(200)
    .describe(
      'Largest number of papers for which each paper gets a picture for sharing. A site with more papers has no pictures.',
    ),
  abstracts: z
    .union([z.boolean(), z.array(z.enum(abstractServices))], {
      error: `write true, false, or a list of ${abstractServices.join(', ')}`,
    })
    .default(false)
    .describe(
      'Whether `npm run complete` takes abstracts for papers without one, or the services whose abstracts it takes: `[arxiv, openalex]`. Publishers differ in what others may show.',
    ),
  citations: z
    .enum(Object.keys(citationServices) as CitationService[])
    .default('openalex')
    .describe(
      'Service whose citation counts the site shows. Numbers of different services cannot be compared, so that there is one for the whole site. `npm run complete` asks it.',
    ),
  zotero: zoteroSchema
    .optional()
    .describe(
      'Zotero library that `npm run refresh` reads: `{ group: 12345 }`, or `{ user: 98765, collections: [ABCD2345] }`.',
    ),
  citationFile: z
    .boolean()
    .default(false)
    .describe('Whether the site has a `CITATION.cff`, which states how to cite the whole site.'),
});

export type Site = z.output<typeof siteSchema>;
