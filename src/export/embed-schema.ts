import { z } from 'zod';

/** An address of a page or file. */
const address = z.url({ protocol: /^https?$/ });
/** An address that `embed.js` makes a link. */
const secureAddress = z.url({ protocol: /^https$/ });

const embedPaperSchema = z.object({
  id: z.string().describe('Id of the paper on its site. It does not change.'),
  url: address.describe('Address of the page of the paper.'),
  title: z.string().describe('Title as plain text. Formulas are written with Unicode characters.'),
  language: z.string().optional().describe('Language of the title (BCP 47), if known.'),
  authors: z
    .array(
      z.object({
        name: z.string(),
        self: z.literal(true).optional().describe('Present if this is the person whose list it is.'),
      }),
    )
    .describe('The first authors in their order, and the person whose list it is.'),
  authorsEnd: z
    .string()
    .optional()
    .describe('Text after the authors, if some are left out: "and 12 more", "et al.".'),
  date: z.string().optional().describe('Date of publication: "2024", "2024-07" or "2024-07-31".'),
  year: z.string().optional(),
  venue: z.string().optional().describe('Journal, proceedings or book.'),
  type: z.string().describe('Type of the paper in CSL 1.0.2, such as "article-journal".'),
  awards: z.array(z.string()).optional(),
  notices: z
    .array(z.string())
    .optional()
    .describe('Statements that must be shown with the paper, such as "This paper has been retracted."'),
  citations: z
    .object({ count: z.int().nonnegative(), source: z.string(), day: z.string() })
    .optional()
    .describe('How often the paper is cited, according to which service, on which day.'),
  DOI: z.string().optional(),
  links: z
    .array(z.object({ label: z.string(), url: secureAddress }))
    .describe('Links to PDF, DOI, arXiv, code and others. Only https.'),
});

/** Schema of a file in `/embed/`: a list of papers that other web pages can show. */
export const embedSchema = z
  .object({
    version: z.literal(1).describe('Version of this format. Keys may be added without a new version.'),
    title: z.string().describe('Name of the list.'),
    url: address.describe('Address of the page with the same papers.'),
    site: z.object({ title: z.string(), url: address }),
    language: z.string().describe('Language of the site (BCP 47), and of the texts in "words".'),
    direction: z.enum(['ltr', 'rtl']),
    count: z.int().nonnegative().describe('Number of papers of the whole list.'),
    words: z
      .object({
        separator: z.string().describe('Text between two names.'),
        undated: z.string().describe('Heading of papers without a date.'),
        all: z.string().describe('Text of the link to the page with the same papers.'),
        types: z.record(z.string(), z.string()).describe('Name of each type that occurs in the list.'),
      })
      .describe('Texts for showing the list.'),
    papers: z.array(embedPaperSchema).describe('At most 100 papers, newest first.'),
    next: address.optional().describe('Address of the file with the next older papers.'),
  })
  .meta({ title: 'List of papers', description: 'Papers of an Offprint site for other web pages.' });

export type EmbedFile = z.output<typeof embedSchema>;
export type EmbedPaper = EmbedFile['papers'][number];
