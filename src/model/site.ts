import { z } from 'zod';

const text = z.string().trim().min(1);

/** `content/site.yaml`: the only configuration of a site. */
export const siteSchema = z.strictObject({
  /** The name of the lab or person. */
  title: text,
  /** The address of the home page, base path included: `https://example.org/lab/`. */
  url: z.url({
    protocol: /^https?$/,
    error: 'write the whole address of the site, for example https://example.org/lab/',
  }),
  /** One or two sentences, shown on the home page and by search engines. */
  description: text.optional(),
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
});

export type Site = z.output<typeof siteSchema>;
