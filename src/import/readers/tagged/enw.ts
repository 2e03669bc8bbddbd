import type { Paper } from '../../../model/paper.ts';
import type { ReadResult } from '../record.ts';
import { formatPages } from '../values/identifiers.ts';
import type { RecordFields } from './record-fields.ts';
import { readTagged, type TagTable } from './reader.ts';
import { readType } from './fields.ts';

/**
 * The CSL types for the reference types of EndNote. CSL (Citation Style Language) is the standard whose types
 * Offprint uses.
 */
const types = {
  'ancient text': 'document', artwork: 'document', 'audiovisual material': 'document', bill: 'document', blog: 'post-weblog',
  book: 'book', 'book section': 'chapter', case: 'document', catalog: 'document', 'chart or table': 'document',
  'classical work': 'book', 'computer program': 'software', 'conference paper': 'paper-conference',
  'conference proceedings': 'paper-conference', dataset: 'dataset', dictionary: 'entry-encyclopedia',
  'discussion forum': 'document', 'edited book': 'book', 'electronic article': 'article-journal', 'electronic book': 'book',
  'electronic book section': 'chapter', encyclopedia: 'entry-encyclopedia', equation: 'document', figure: 'document',
  'film or broadcast': 'document', generic: 'document', 'government document': 'report', grant: 'document',
  hearing: 'document', interview: 'document', 'journal article': 'article-journal',
  'legal rule or regulation': 'document', 'magazine article': 'article-magazine', manuscript: 'manuscript', map: 'document',
  'multimedia application': 'document', music: 'document', 'newspaper article': 'article-newspaper', 'online database': 'dataset',
  'online multimedia': 'document', pamphlet: 'document', patent: 'patent', 'personal communication': 'document',
  podcast: 'document', preprint: 'article', 'press release': 'document', report: 'report', serial: 'book', 'social media': 'document',
  standard: 'standard', statute: 'document', 'television episode': 'document', thesis: 'thesis', 'unpublished work': 'manuscript',
  'web page': 'webpage',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/**
 * The tags that contain each field, for most types of records. If a record has several of these tags, the first one
 * in the list is used.
 */
const base = {
  title: ['%T'],
  author: ['%A'],
  editor: ['%E'],
  issued: ['%D', '%8'],
  containerTitle: ['%J', '%B'],
  collectionTitle: ['%S'],
  volume: ['%V'],
  issue: ['%N'],
  edition: ['%7'],
  publisher: ['%I'],
  publisherPlace: ['%C'],
  language: ['%G'],
  note: ['%Z', '%O'],
  keyword: ['%K'],
  affiliations: ['%+'],
  DOI: ['%R'],
  URL: ['%U'],
  pdf: ['%>'],
  serial: ['%@'],
  abstract: ['%X'],
} as const satisfies TagTable;

/** The tags for a whole book. For a book, the tags of the journal contain the series of the book. */
const book: TagTable = { ...base, containerTitle: [], collectionTitle: ['%S', '%B', '%J'] };

/** The tables for types that do not use the table `base`. */
const tables: Readonly<Partial<Record<Paper['type'], TagTable>>> = {
  book,
  // The program bibutils (also used by the ACL Anthology) writes the title of the proceedings as %S and the editors
  // of the proceedings as %Y.
  'paper-conference': {
    ...base,
    containerTitle: ['%B', '%J', '%S'],
    editor: ['%E', '%Y'],
  },
  patent: { ...base, issue: [], number: ['%N', '%@'] },
  report: { ...book, issue: [], number: ['%@', '%N'], genre: ['%9'], serial: [] },
  // In a thesis, %Y contains the advisors, and %B contains a department.
  thesis: { ...book, collectionTitle: ['%S'], genre: ['%9'] },
};

/** Pattern of a line such as `%A Ashish Vaswani`. A tag is a percent sign and one character. */
const tagLine = /^\uFEFF?(%[0-9A-Za-z!@#$^&()*+=?<>[\]~:;'"/|.,_-])(?:[ \t]+(.*)|\s*$)/u;

/**
 * Reads the tagged format of EndNote and of the program refer. A record begins with a line `%0 TYPE`, or after an
 * empty line.
 */
export function readEnw(text: string, file: string): ReadResult[] {
  return readTagged(text, file, {
    syntax: {
      parseTag: (line) => {
        const [, tag, value = ''] = tagLine.exec(line) ?? [];
        return tag === undefined ? undefined : [tag, value];
      },
      begins: (tag, afterGap, seen) =>
        tag === '%0'
          ? seen.size > 0
          : afterGap && (tag === '%T' || tag === '%A' || tag === '%F') && seen.has('%T'),
    },
    titleTag: '%T ',
    keyTag: '%F',
    read: (record) => {
      const { fields } = record;
      const name = fields.peek('%0')?.toLowerCase();
      const type = readType(record, '%0', types) ?? guessType(fields);
      const editors: TagTable = name === 'edited book' ? { author: [], editor: ['%A', '%E'] } : {};
      const pmcid: TagTable = /^PMC\d+$/u.test(fields.peek('%2') ?? '') ? { PMCID: ['%2'] } : {};
      const isPubMed = /pubmed|medline/iu.test(`${fields.peek('%W')} ${fields.peek('%~')}`);
      const pmid: TagTable = isPubMed && /^\d{1,8}$/u.test(fields.peek('%M') ?? '') ? { PMID: ['%M'] } : {};
      return {
        paper: { type, ...readPages(fields, type) },
        table: { ...(tables[type] ?? base), ...editors, ...pmcid, ...pmid },
      };
    },
  });
}

/** Derives the type of a record that has no type. The rules are those of the program refer. */
function guessType(fields: RecordFields): Paper['type'] {
  if (fields.peek('%J') !== undefined) return 'article-journal';
  if (fields.peek('%B') !== undefined) return 'chapter';
  if (fields.peek('%R') !== undefined && fields.peek('%I') === undefined) return 'document';
  return fields.peek('%I') !== undefined ? 'book' : 'document';
}

/**
 * Reads the pages of a paper. If a record has no pages, its article number (%]) is used. For a whole book, %P is the
 * number of pages and is kept under `other`.
 */
function readPages(fields: RecordFields, type: Paper['type']): Pick<Paper, 'page'> {
  const isWholeWork = type === 'book' || type === 'thesis' || type === 'report';
  if (isWholeWork && /^\d+$/u.test(fields.peek('%P') ?? '')) return {};
  const page = formatPages(fields.first(['%P', '%]', '%&'])?.value ?? '');
  return page === '' ? {} : { page };
}
