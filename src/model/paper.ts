import { z } from 'zod';
import { issuedSchema } from './date.ts';
import { idSchema } from './id.ts';
import { licenseUrl } from './license.ts';
import { nameSchema } from './name.ts';
import { isSafeUrl, linkTargetSchema, urlSchema } from './url.ts';

/** Item types of CSL 1.0.2 that occur in publication lists. `article` is a preprint. */
export const paperTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'dataset',
  'document',
  'entry-encyclopedia',
  'manuscript',
  'paper-conference',
  'patent',
  'post-weblog',
  'report',
  'review',
  'software',
  'speech',
  'standard',
  'thesis',
  'webpage',
] as const;

/** Types of outputs that are not papers, in the order in which lists show them, each in a section of its own. */
export const outputKinds = [
  'software',
  'dataset',
  'speech',
] as const satisfies readonly (typeof paperTypes)[number][];

export type OutputKind = (typeof outputKinds)[number];

const empty = 'write a value, or remove the key';
const text = z.string().trim().min(1, empty);
/**
 * A text that looks like a number. Users write such a text without quotes, and YAML then reads it as a number: `volume:
 * 12`.
 */
const textOrNumber = z.union([text, z.number().transform(String)], { error: 'write text or a number' });
/** A DOI (DOI Handbook), with or without the address of doi.org before it. */
const doi = text.regex(
  /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}(?:\.\d{1,9}){0,9}\/[^\s\p{Cc}]+$/iu,
  'write the DOI as 10.1234/abc.5',
);
const emptyList = 'add an item to the list, or remove the key';
const texts = z.array(text).min(1, emptyList);

/**
 * The characters of a citation key that BibTeX, biber and pandoc all accept: letters, digits and some signs. White space
 * and `"#%'(),={}~\\` end or break a key in BibTeX.
 */
export const citationKeyPattern = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_:./+*!?|-]{0,149}$/u;

const licenseSchema = z
  .string()
  .transform((text) => licenseUrl(text) ?? text)
  .refine(isSafeUrl, 'write the address of the licence, or a name such as CC-BY-4.0');

/**
 * Kinds of notices that are published about a paper after the paper itself, as Crossref calls them. A paper's page
 * shows these notices first.
 */
export const updateTypes = [
  'retraction',
  'withdrawal',
  'expression-of-concern',
  'correction',
  'erratum',
] as const;

const updateSchema = z.strictObject({
  type: z.enum(updateTypes).describe('What happened to the paper.'),
  issued: issuedSchema.optional().describe('Date of the notice.'),
  URL: urlSchema.optional().describe('Address of the notice.'),
});

/** Kinds of links that a lab can add to a paper, in the order in which pages and lists show them. */
export const linkTypes = [
  'pdf', 'slides', 'video', 'data', 'project', 'model', 'poster', 'supplement', 'demo', 'blog',
] as const; // prettier-ignore

export type LinkType = (typeof linkTypes)[number];

/** One version of a paper, such as its preprint. It contains only the fields that can differ between versions. */
const versionSchema = z.strictObject({
  type: z.enum(paperTypes).describe('Type of this version; `article` is a preprint.'),
  issued: issuedSchema.optional().describe('Date of this version.'),
  containerTitle: text.optional().describe('Journal, proceedings or book of this version.'),
  publisher: text.optional().describe('Publisher of this version.'),
  DOI: doi.optional().describe('DOI of this version.'),
  arXiv: text.optional().describe('arXiv number of this version.'),
  PMID: textOrNumber.optional().describe('PubMed number of this version.'),
  PMCID: text.optional().describe('PubMed Central number of this version.'),
  URL: urlSchema.optional().describe('Address of this version.'),
});

/**
 * Schema of the frontmatter of `content/papers/<id>.md`. Files are written with the keys in this order. Keys have their
 * name in CSL 1.0.2 if CSL has such a key. The documentation of the keys is generated from the descriptions.
 */
export const paperFrontmatterSchema = z.strictObject({
  title: text.describe('Title of the paper. Formulas are written in TeX: `Bounds on $\\alpha$-Decay`.'),
  type: z
    .enum(paperTypes)
    .default('article')
    .describe('Type of the publication, as in CSL 1.0.2; `article` is a preprint.'),
  author: z
    .array(nameSchema)
    .min(1, emptyList)
    .optional()
    .describe('Authors in the order of the paper: `[Ada Quill, Bo Chen]`.'),
  authorsTruncated: z
    .boolean()
    .optional()
    .describe('Whether the paper has more authors than `author` lists, as after "et al.".'),
  profiles: z
    .array(idSchema)
    .min(1, emptyList)
    .optional()
    .describe(
      'Ids of the people whose profile lists this paper. Each is an author, even if `author` does not name them.',
    ),
  issued: issuedSchema.optional().describe('Date of publication, as precise as it is known: `"2024-07"`.'),
  editor: z.array(nameSchema).min(1, emptyList).optional().describe('Editors of the book or proceedings.'),
  containerTitle: text
    .optional()
    .describe('Journal, proceedings, book or website in which the paper appeared: `Journal of Folding`.'),
  containerTitleShort: text
    .optional()
    .describe(
      'Abbreviation of `containerTitle`: `NeurIPS`. Lists show it instead, the page of the paper after it, and the search finds both.',
    ),
  collectionTitle: text
    .optional()
    .describe('Series to which the book or proceedings belong: `Lecture Notes in Computer Science`.'),
  collectionNumber: textOrNumber.optional().describe('Number within the series: `14082`.'),
  edition: textOrNumber.optional().describe('Edition of the book: `2`.'),
  version: textOrNumber.optional().describe('Version of software or of a data set: `2.1.0`.'),
  volume: textOrNumber.optional().describe('Volume of the journal: `12`.'),
  issue: textOrNumber.optional().describe('Issue of the journal: `3`.'),
  page: textOrNumber.optional().describe('Pages, or the number of the article: `101-118`.'),
  number: textOrNumber
    .optional()
    .describe('Number of a report, patent or standard: `TR-2024-7`. For a journal, use `issue`.'),
  publisher: text
    .optional()
    .describe('Publisher; for a thesis or report, the university or institution that issued it.'),
  publisherPlace: text.optional().describe('City of the publisher: `Berlin`.'),
  eventTitle: text
    .optional()
    .describe('Conference at which the paper was presented, if its name differs from `containerTitle`.'),
  genre: text.optional().describe('Kind of thesis or report: `PhD thesis`.'),
  language: text.optional().describe('Language of the paper as a tag: `en`, `pt-BR`.'),
  license: licenseSchema
    .optional()
    .describe('Licence of the paper: the name of a Creative Commons licence, `CC-BY-4.0`, or an address.'),
  categories: texts
    .optional()
    .describe('Categories of the source, such as those of arXiv: `[cs.LG, stat.ML]`. They become topics.'),
  keyword: texts.optional().describe('Keywords: `[tensor methods, folding]`. They become topics.'),
  affiliations: texts.optional().describe('Institutions of the authors: `[University of Example]`.'),
  DOI: doi.optional().describe('DOI without an address: `10.1234/abc.5`.'),
  arXiv: text.optional().describe('arXiv number without a version: `"2407.21783"`.'),
  PMID: textOrNumber.optional().describe('PubMed number: `29424689`.'),
  PMCID: text.optional().describe('PubMed Central number: `PMC5832410`.'),
  ISBN: text.optional().describe('ISBN with 10 or 13 digits: `978-3-16-148410-0`.'),
  ISSN: text.optional().describe('ISSN of the journal: `1748-3387`.'),
  URL: urlSchema.optional().describe('Address of the paper at its publisher: `https://example.org/paper`.'),
  versions: z
    .array(versionSchema)
    .min(2, 'list two versions or more, or remove the key')
    .optional()
    .describe('All versions of the paper in the order of their dates, if there is more than one.'),
  citationKey: text
    .regex(
      citationKeyPattern,
      'begin with a letter or digit, and use only letters, digits and _ : . / + * ! ? | -',
    )
    .optional()
    .describe(
      'Citation key of the paper in BibTeX, unique in the site: `quill2024folding`. Without it, the key is made from name, year and title.',
    ),
  aliases: z
    .array(idSchema)
    .min(1, emptyList)
    .optional()
    .describe('Former ids of this paper. Their addresses lead to this page: `[old-title]`.'),
  code: z
    .union([z.literal(true), linkTargetSchema], { error: 'write true, or the address of the code' })
    .optional()
    .describe('Address or file of the code, or `true` if there is code at an unknown address.'),
  links: z
    .partialRecord(z.enum(linkTypes), linkTargetSchema)
    .optional()
    .describe(
      'Related files and pages: addresses, files in `public/` or files in the folder of the paper: `{ slides: https://example.org/slides.pdf, poster: /files/poster.pdf, video: talk.mp4 }`.',
    ),
  project: z
    .union([idSchema.transform((id) => [id]), z.array(idSchema).min(1, emptyList)], {
      error: 'write the id of a project, or a list of ids',
    })
    .optional()
    .describe('Id of the project to which the paper belongs, or a list of ids: `folding-at-scale`.'),
  awards: texts.optional().describe('Awards of the paper: `[Best Paper Award]`.'),
  equalContribution: texts
    .optional()
    .describe('Authors who contributed equally, spelled as in `author`: `[Ada Quill, Bo Chen]`.'),
  corresponding: texts.optional().describe('Corresponding authors, spelled as in `author`.'),
  updates: z
    .array(updateSchema)
    .min(1, emptyList)
    .optional()
    .describe('Retractions and corrections. The page shows them first.'),
  selected: z.boolean().optional().describe('Whether the home page shows the paper. Default: `false`.'),
  pictureText: text
    .optional()
    .describe(
      'Description of the picture of the paper (`<id>.png` next to its file), for readers who do not see it. Without it, the picture counts as decoration.',
    ),
  hidden: z
    .boolean()
    .optional()
    .describe('Whether the paper is left out of all pages, lists, files and the search. Default: `false`.'),
  note: text.optional().describe('A remark, which the citation files contain.'),
  other: z
    .record(z.string(), z.json())
    .optional()
    .describe('Further fields of a source, kept as they are. Pages do not show them.'),
});

export type PaperFrontmatter = z.output<typeof paperFrontmatterSchema>;

/**
 * The content of a paper's file: its id, frontmatter and abstract. The abstract is plain text with TeX; an empty line
 * separates paragraphs.
 */
export interface Paper extends PaperFrontmatter {
  id: string;
  abstract?: string;
}
