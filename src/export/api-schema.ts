import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

/** A file of the site. */
const fileSchema = z.object({
  name: z.string().describe('Name of the format or of the file: "BibTeX", "Sitemap".'),
  mediaType: z.string(),
  url: address,
});

/** Files that exist for each paper, as templates of addresses (RFC 6570, level 1). */
const templateSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  template: z.string().describe('Address with "{id}" in the place of the id of a paper.'),
});

const listSchema = z.object({
  kind: z.enum(['all', 'authors', 'venues', 'topics', 'affiliations']),
  id: z.string().optional().describe('Id of the person or group. Missing for the list of all papers.'),
  name: z.string(),
  count: z.int().nonnegative().describe('Number of papers.'),
  url: address.describe('Page with these papers.'),
  embed: address.describe('The papers as JSON for other web pages; its schema is in "schemas".'),
  citations: z.array(fileSchema).describe('The papers in citation formats.'),
  feeds: z.array(fileSchema).describe('The newest papers as feeds.'),
});

/** Schema of `api.json`, which lists the files of the site that programs can read. */
export const apiSchema = z
  .object({
    version: z.literal(1).describe('Version of this format. Keys may be added without a new version.'),
    title: z.string(),
    url: address.describe('Address of the home page.'),
    description: z.string().optional(),
    language: z.string().describe('Language of the site (BCP 47).'),
    counts: z.object({
      papers: z.int().nonnegative(),
      people: z.int().nonnegative(),
      venues: z.int().nonnegative(),
      topics: z.int().nonnegative(),
      affiliations: z.int().nonnegative(),
    }),
    paper: z.object({
      page: z.string().describe('Template of the address of the page of a paper.'),
      citations: z.array(templateSchema).describe('Citation files of one paper.'),
      ids: address.describe('JSON object with the id of each paper and its citation key.'),
    }),
    search: z.string().describe('Template of the address of the page with the results of a search.'),
    lists: z.array(listSchema).describe('All papers, then people, venues, topics and affiliations.'),
    files: z.array(fileSchema).describe('Other files about the whole site.'),
    embedScript: address.describe('Script that shows a list in another web page.'),
    schemas: z.object({ api: address, embed: address }),
  })
  .meta({ title: 'Files for programs', description: 'Files of an Offprint site that programs can read.' });

export type ApiFile = z.output<typeof apiSchema>;

/**
 * Formats a schema as JSON Schema (draft 2020-12).
 *
 * @param url the address of the schema file
 */
export function formatJsonSchema(schema: z.ZodType, url: string): string {
  // With `input`, other keys are allowed, so that a file with new keys is valid for older programs.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, $id: url, ...rest }, undefined, 2)}\n`;
}
