import { z } from 'zod';
import { issuedSchema } from './date.ts';
import { idSchema } from './id.ts';
import { licenseUrl } from './license.ts';
import { nameSchema } from './name.ts';
import { isSafeUrl, urlSchema } from './url.ts';

/** Item types of CSL 1.0.2 that a publication list meets; `article` is a preprint. */
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

const text = z.string().trim().min(1, 'leave the key out rather than empty');
/** Text that people write without quotes although it looks like a number: `volume: 12`. */
const textOrNumber = z.union([text, z.number().transform(String)]);
/** A DOI as its handbook has it, bare or as an address. */
const doi = text.regex(
  /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}(?:\.\d{1,9}){0,9}\/[^\s\p{Cc}]+$/iu,
  'write the DOI as 10.1234/abc.5',
);
const texts = z.array(text).min(1, 'leave the key out rather than empty');

const licenseSchema = z
  .string()
  .transform((text) => licenseUrl(text) ?? text)
  .refine(isSafeUrl, 'write the address of the licence, or a name such as CC-BY-4.0');

/** What came of a paper after it appeared, in the words of Crossref: shown before everything else. */
export const updateTypes = [
  'retraction',
  'withdrawal',
  'expression-of-concern',
  'correction',
  'erratum',
] as const;

const updateSchema = z.strictObject({
  type: z.enum(updateTypes),
  issued: issuedSchema.optional(),
  URL: urlSchema.optional(),
});

/** What a lab may offer beside a paper, in the order in which the page shows it. */
export const linkTypes = ['pdf', 'data', 'model', 'slides', 'video', 'poster', 'project'] as const;

/** One form in which a paper appeared, such as its preprint beside the article: what differs from form to form. */
const versionSchema = z.strictObject({
  type: z.enum(paperTypes),
  issued: issuedSchema.optional(),
  containerTitle: text.optional(),
  publisher: text.optional(),
  DOI: doi.optional(),
  arXiv: text.optional(),
  PMID: textOrNumber.optional(),
  PMCID: text.optional(),
  URL: urlSchema.optional(),
});

/**
 * The frontmatter of `content/papers/<id>.md`, in the order in which its keys are written.
 * The words are those of CSL 1.0.2 where CSL has one.
 */
export const paperFrontmatterSchema = z.strictObject({
  title: text,
  type: z.enum(paperTypes).default('article'),
  author: z.array(nameSchema).min(1, 'leave the key out rather than empty').optional(),
  /** The source ended its author list with 'et al.': there are more authors than `author` names. */
  authorsTruncated: z.boolean().optional(),
  /** Ids of the people whose profile lists this paper: each is an author, named in `author` or not. */
  profiles: z.array(idSchema).min(1).optional(),
  issued: issuedSchema.optional(),
  editor: z.array(nameSchema).min(1, 'leave the key out rather than empty').optional(),
  containerTitle: text.optional(),
  collectionTitle: text.optional(),
  collectionNumber: textOrNumber.optional(),
  edition: textOrNumber.optional(),
  volume: textOrNumber.optional(),
  issue: textOrNumber.optional(),
  page: textOrNumber.optional(),
  /** Of a report, a patent, a standard; not of an issue. */
  number: textOrNumber.optional(),
  publisher: text.optional(),
  publisherPlace: text.optional(),
  /** The event at which it was given, where that is not the name of the proceedings. */
  eventTitle: text.optional(),
  /** What kind of thesis or report it is: `PhD thesis`. */
  genre: text.optional(),
  language: text.optional(),
  /** The address of the licence under which it may be used; of one of Creative Commons people write the name, `CC-BY-4.0`. */
  license: licenseSchema.optional(),
  /** Fields of the source's own classification, such as arXiv's `LG`. */
  categories: texts.optional(),
  keyword: texts.optional(),
  affiliations: texts.optional(),
  DOI: doi.optional(),
  /** Such as `2407.21783`, without a version. */
  arXiv: text.optional(),
  PMID: textOrNumber.optional(),
  PMCID: text.optional(),
  ISBN: text.optional(),
  ISSN: text.optional(),
  URL: urlSchema.optional(),
  /** All forms in which the paper appeared, in the order of their dates, where there is more than one. */
  versions: z.array(versionSchema).min(2, 'leave the key out where there is one version only').optional(),
  /** Ids that this paper had before; their addresses lead here. */
  aliases: z.array(idSchema).min(1).optional(),
  /** The address of the repository, or `true` where a source says that there is code but not where. */
  code: z.union([z.literal(true), urlSchema], { error: 'write true or the address of the code' }).optional(),
  /** Addresses by what is there: `slides: https://example.org/slides.pdf`. */
  links: z.partialRecord(z.enum(linkTypes), urlSchema).optional(),
  awards: texts.optional(),
  /** Of the names in `author`: who contributed equally, and whom to write to. */
  equalContribution: texts.optional(),
  corresponding: texts.optional(),
  updates: z.array(updateSchema).min(1, 'leave the key out rather than empty').optional(),
  /** Shown on the home page. */
  selected: z.boolean().optional(),
  /** Shown nowhere: no page, no list, no search, no file has it. */
  hidden: z.boolean().optional(),
  note: text.optional(),
  /** What a source or a lab says besides, kept as it came; pages do not show it. */
  other: z.record(z.string(), z.json()).optional(),
});

export type PaperFrontmatter = z.output<typeof paperFrontmatterSchema>;

/** One paper: its frontmatter, its id, and its abstract (plain prose with TeX; paragraphs parted by an empty line). */
export interface Paper extends PaperFrontmatter {
  id: string;
  abstract?: string;
}
