import type { Paper } from '../../../model/paper.ts';
import { truncationNote } from '../../../model/truncation.ts';
import type { ReadResult } from '../record.ts';
import { formatPages, parseDoi } from '../values/identifiers.ts';
import type { RecordFields } from './record-fields.ts';
import { readTagged, type TagTable } from './reader.ts';
import { readType } from './fields.ts';

/**
 * The CSL types for the types of RIS (specifications of 2001 and 2011). CSL (Citation Style Language) is the standard
 * whose types Offprint uses.
 */
const types = {
  abst: 'article-journal', advs: 'document', aggr: 'dataset', ancient: 'document', art: 'document', bill: 'document',
  blog: 'post-weblog', book: 'book', 'case': 'document', chap: 'chapter', chart: 'document', clswk: 'book',
  comp: 'software', conf: 'paper-conference', cpaper: 'paper-conference', ctlg: 'document', data: 'dataset',
  dbase: 'dataset', dict: 'entry-encyclopedia', ebook: 'book', echap: 'chapter', edbook: 'book', ejour: 'article-journal',
  elec: 'webpage', encyc: 'entry-encyclopedia', equa: 'document', figure: 'document', gen: 'document', govdoc: 'report',
  grant: 'document', hear: 'document', icomm: 'webpage', inpr: 'article-journal', intv: 'document', jfull: 'article-journal',
  jour: 'article-journal', legal: 'document', manscpt: 'manuscript', map: 'document', mgzn: 'article-magazine',
  mpct: 'document', multi: 'document', music: 'document', news: 'article-newspaper', pamp: 'document', pat: 'patent',
  pcomm: 'document', rprt: 'report', ser: 'book', slide: 'speech', sound: 'document', stand: 'standard', stat: 'document',
  std: 'standard', thes: 'thesis', unbill: 'document', unpb: 'manuscript', unpd: 'manuscript', video: 'document', web: 'webpage',
} as const satisfies Record<string, Paper['type']>; // prettier-ignore

/**
 * The tags that contain each field, for most types of records. If a record has several of these tags, the first one
 * in the list is used.
 */
const base = {
  title: ['TI', 'T1', 'CT', 'BT'],
  author: ['AU', 'A1'],
  editor: ['ED', 'A2'],
  issued: ['PY', 'Y1', 'DA'],
  containerTitle: ['JF', 'T2', 'JO', 'BT', 'JA', 'J1', 'J2'],
  collectionTitle: ['T3'],
  collectionNumber: ['SV'],
  volume: ['VL'],
  issue: ['IS'],
  edition: ['ET'],
  publisher: ['PB'],
  publisherPlace: ['CY', 'PP'],
  language: ['LA'],
  note: ['N1'],
  keyword: ['KW'],
  affiliations: ['AD'],
  DOI: ['DO'],
  URL: ['UR', 'L2'],
  pdf: ['L1'],
  containerTitleShort: ['JA', 'J2', 'J1'],
  serial: ['SN'],
  abstract: ['AB', 'N2'],
} as const satisfies TagTable;

/** The tags for a whole book. For a book, the tags of the journal contain the series of the book. */
const book: TagTable = { ...base, containerTitle: [], collectionTitle: ['T2', 'T3'] };

/** The tags for papers that are not in a journal or a book. These papers have a number and a genre of their own. */
const other: TagTable = { ...base, number: ['M1'], genre: ['M3'] };

/** The tables for types that do not use the table `base`. */
const tables: Readonly<Partial<Record<Paper['type'], TagTable>>> = {
  book,
  'paper-conference': {
    ...base,
    containerTitle: ['C3', 'BT', ...base.containerTitle],
    eventTitle: ['T2'],
    publisherPlace: ['CY', 'PP', 'C1'],
  },
  article: other,
  manuscript: other,
  webpage: other,
  'post-weblog': other,
  document: other,
  dataset: other,
  software: other,
  speech: other,
  patent: { ...other, issue: [], number: ['IS', 'M1'] },
  report: { ...book, issue: [], number: ['IS', 'M1'], genre: ['M3'] },
  standard: { ...other, issue: [], number: ['IS', 'M1'] },
  // In a thesis, A2 contains the advisors, and T2 contains a department or a subtitle.
  thesis: { ...book, editor: ['ED'], collectionTitle: ['T3'], genre: ['M3'] },
};

/** Pattern of a line such as `TY  - JOUR`. */
const tagLine = /^\uFEFF?([A-Z][A-Z0-9])[ \t]{2,3}-(?:[ \t](.*)|\s*$)/u;

/**
 * Pattern of a line with only one space, such as `TY - JOUR`, which some programs write. It matches only the tags of
 * RIS, because a line of prose may look similar.
 */
const narrowLine =
  /^\uFEFF?(A[1-5BDNUV]|BT|C[1-8ANPTY]|D[ABIOP]|E[DPRT]|I[DS]|J[12AFO]|KW|L[1-4AK]|M[1-3]|N[12V]|PP|P[BY]|RN|RP|S[EPNT]|T[1-3AITY]|U[1-5R]|V[LO]|Y[12])[ \t]{1,3}-(?:[ \t](.*)|\s*$)/u;

/**
 * Reads the format RIS. A record begins with a line `TY  - …` and ends with a line `ER  -`. One of these lines may be
 * missing.
 */
export function readRis(text: string, file: string): ReadResult[] {
  const pattern = /^TY[ \t]-/mu.test(text) ? narrowLine : tagLine;
  return readTagged(text, file, {
    syntax: {
      parseTag: (line) => {
        const [, tag, value = ''] = pattern.exec(line) ?? [];
        return tag === undefined ? undefined : [tag, value];
      },
      begins: (tag) => tag === 'TY',
      end: 'ER',
    },
    titleTag: 'TI  - ',
    keyTag: 'ID',
    read: (record) => {
      const name = record.fields.peek('TY')?.toUpperCase();
      const type = readKind(record.fields, readType(record, 'TY', types) ?? 'document');
      if (name === undefined) {
        const { file: at, line, diagnostics } = record;
        const message = 'The record that starts here has no type (a line "TY  - …").';
        const advice = 'The paper was given the type "document". Set the right type in the written file.';
        diagnostics.push({ severity: 'warning', file: at, line, message, advice });
      }
      const table = tables[type] ?? base;
      const { fields } = record;
      const editors: TagTable = name === 'EDBOOK' ? { author: [], editor: ['AU', 'A1', 'ED', 'A2'] } : {};
      return {
        paper: { type, ...readPages(fields, type), ...readTruncation(fields) },
        table: { ...table, ...editors, ...identifiers(fields) },
      };
    },
  });
}

/**
 * Returns a more specific type if `M3` contains one: `M3` may state that a record with the type `GEN` is a preprint,
 * or that a `JOUR` is a review.
 */
function readKind(fields: RecordFields, type: Paper['type']): Paper['type'] {
  const kind = fields.peek('M3')?.toLowerCase();
  const found =
    kind === 'preprint' && type === 'document' ? 'article' : kind === 'review' ? 'review' : undefined;
  if (found === undefined || (found === 'review' && type !== 'article-journal')) return type;
  fields.all(['M3', ...(found === 'article' ? ['TY'] : [])]);
  return found;
}

/** Reads the note that Offprint's own export adds to an incomplete list of authors. */
function readTruncation(fields: RecordFields): Pick<Paper, 'authorsTruncated'> {
  const notes = fields.all(['N1']);
  for (const note of notes) if (note.value !== truncationNote) fields.keep(note);
  return notes.some(({ value }) => value === truncationNote) ? { authorsTruncated: true } : {};
}

/**
 * Reads the pages of a paper. If a record has no pages, its article number is used. For a whole book, SP is the
 * number of pages and is kept under `other`.
 */
function readPages(fields: RecordFields, type: Paper['type']): Pick<Paper, 'page'> {
  const end = fields.peek('EP');
  if (end === undefined && (type === 'book' || type === 'thesis' || type === 'report')) return {};
  const start = fields.first(end === undefined ? ['SP', 'C7'] : ['SP']);
  const last = fields.first(['EP'])?.value;
  const page = formatPages([...new Set([start?.value, last].filter((one) => one !== undefined))].join('-'));
  return page === '' ? {} : { page };
}

/**
 * Returns the tags that contain an identifier in this record. RIS has no tags for some identifiers, so they are
 * recognised by the form of the value.
 */
function identifiers(fields: RecordFields): TagTable {
  const isDoi = parseDoi(fields.peek('M3') ?? '') !== undefined;
  const isPubMed = /pubmed|medline/iu.test(`${fields.peek('DB')} ${fields.peek('DP')}`);
  if (isPubMed && /^pubmed$/iu.test(fields.peek('DB') ?? '')) fields.all(['DB']);
  return {
    ...(isDoi && { DOI: ['DO', 'M3'], genre: [] }),
    ...(/^PMC\d+$/u.test(fields.peek('C2') ?? '') && { PMCID: ['C2'] }),
    ...(isPubMed && /^\d{1,8}$/u.test(fields.peek('AN') ?? '') && { PMID: ['AN'] }),
  };
}
