import { createRandom, type Random } from '../pastes/random.ts';
import { type CorpusRecord, hashOf } from './corpus-records.ts';

/** Kinds of publications that the services have, in Crossref's words where Crossref has one. */
export type VersionKind =
  | 'journal-article'
  | 'proceedings-article'
  | 'posted-content'
  | 'dissertation'
  | 'proceedings'
  | 'dataset'
  | 'peer-review'
  | 'erratum';

/** One published form of a work, such as its preprint at arXiv. */
export interface WorkVersion {
  kind: VersionKind;
  title: string;
  authors: readonly string[];
  /** `2016-06-30`; month and day are missing if they are not known. */
  date: string;
  doi?: string;
  arXiv?: string;
  venue?: string;
  venueShort?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  publisher?: string;
  /** The DOI of the work that this version corrects or retracts. */
  updates?: { doi: string; type: 'erratum' | 'retraction' };
}

/** A work with all its versions. Its identifiers are the truth against which answers are judged. */
export interface Work {
  /** Id that is unique among all works, such as `arxiv:2503.22986` or `arxiv:2503.22986 (reply)`. */
  key: string;
  versions: readonly WorkVersion[];
  abstract: string;
  /** Categories of arXiv, such as `cs.LG`. */
  categories: readonly string[];
  citations: number;
}

/** Returns a generator of random numbers that depends only on the seed and some texts. */
export function randomOf(seed: number, ...texts: readonly string[]): Random {
  return createRandom((hashOf(texts.join('\n')) ^ Math.imul(seed, 0x9e3779b1)) >>> 0);
}

/**
 * Makes a work of a record of the corpus. Many preprints get an invented publication, and many publications an
 * invented preprint, whose dates, titles and authors differ as they do in life. Invented DOIs begin with `10.5555/`.
 */
export function toWork(record: CorpusRecord, seed: number): Work {
  const random = randomOf(seed, record.id, 'versions');
  const own = ownVersion(record, random);
  const other = own.kind === 'posted-content' ? publicationOf(own, random) : preprintOf(own, random);
  return {
    key: record.id,
    versions: other ? [own, other] : [own],
    abstract: (record.abstract ?? '').replace(/\s+/gu, ' ').trim(),
    categories: record.categories ?? ['cs.CL'],
    citations: random.chance(0.3) ? 0 : random.below(random.chance(0.1) ? 2000 : 60),
  };
}

/** Returns the version that the corpus itself describes. */
function ownVersion(record: CorpusRecord, { below }: Random): WorkVersion {
  const title = record.title.replace(/\s+/gu, ' ').trim();
  const arXiv = /^arxiv:(.+)$/u.exec(record.id)?.[1];
  const base = { title, authors: record.authors, date: record.date };
  if (arXiv !== undefined)
    return { ...base, kind: 'posted-content', arXiv, doi: `10.48550/arXiv.${arXiv}`, venue: 'arXiv' };
  const doi = /^10\.\d{4,9}\/\S+$/u.test(record.doi ?? '') ? record.doi : undefined;
  const isJournal = record.venue === 'TACL' || record.venue === 'CL';
  return {
    ...base,
    kind: isJournal ? 'journal-article' : 'proceedings-article',
    venue: record.booktitle ?? record.venue ?? 'ACL',
    publisher: 'Association for Computational Linguistics',
    ...(doi && { doi }),
    ...(record.venue && { venueShort: record.venue }),
    ...(record.pages && { pages: record.pages }),
    ...(isJournal && { volume: String(1 + below(12)) }),
  };
}

/** Returns an invented publication of a preprint, for half of the preprints. */
function publicationOf(preprint: WorkVersion, random: Random): WorkVersion | undefined {
  const { below, pick, chance } = random;
  if (!chance(0.5)) return undefined;
  const isJournal = chance(0.5);
  const start = 1 + below(2000);
  const number = `${preprint.arXiv?.replaceAll('/', '.')}.${below(1000)}`;
  const date = moveDate(preprint.date, 1 + below(20));
  const venue = isJournal
    ? pick(journals)
    : `Proceedings of the ${date.slice(0, 4)} ${pick(['Conference', 'Symposium', 'Workshop'])} on ${pick(fields)}`;
  return {
    kind: isJournal ? 'journal-article' : 'proceedings-article',
    title: varyTitle(preprint.title, random),
    authors: varyAuthors(preprint.authors, random),
    date: isJournal ? date : date.slice(0, 7),
    doi: `10.5555/${isJournal ? 'jrn' : 'conf'}.${number}`,
    venue,
    pages: `${start}-${start + 8 + below(12)}`,
    publisher: pick(['Example Press', 'Northfield Publishing', 'Society of Examples']),
    ...(isJournal && { volume: String(1 + below(80)), issue: String(1 + below(12)) }),
  };
}

/** Returns an invented preprint of a publication, for 40 % of the publications. */
function preprintOf(publication: WorkVersion, random: Random): WorkVersion | undefined {
  const { below, chance } = random;
  if (!chance(0.4)) return undefined;
  const date = moveDate(publication.date, -1 - below(14));
  // arXiv has never given numbers as high as these.
  const arXiv = `${date.slice(2, 4)}${date.slice(5, 7)}.${60000 + (hashOf(publication.title) % 39999)}`;
  return {
    kind: 'posted-content',
    title: varyTitle(publication.title, random),
    authors: varyAuthors(publication.authors, random),
    date: `${date.slice(0, 7)}-${String(1 + below(28)).padStart(2, '0')}`,
    arXiv,
    doi: `10.48550/arXiv.${arXiv}`,
    venue: 'arXiv',
  };
}

/** The title of the other version: nearly always the same, sometimes with another sign before the subtitle. */
function varyTitle(title: string, { below }: Random): string {
  switch (below(40)) {
    case 0:
      return title.replace(': ', ' - ');
    case 1:
      return title.replace(/^(?:A|An|The) /u, '');
    case 2:
      return title.replace('-', ' ');
    default:
      return title;
  }
}

/** The authors of the other version: nearly always the same, sometimes with one more at the end. */
function varyAuthors(authors: readonly string[], { chance, pick }: Random): readonly string[] {
  return chance(0.03) ? [...authors, pick(['Noor Albrecht', 'Iris Falkenrath', 'Tomas Oyelaran'])] : authors;
}

/** Moves a date by a number of months. A date with only a year is moved as if it were in June. */
export function moveDate(date: string, months: number): string {
  const [year = '2000', month = '06', day = '15'] = date.split('-');
  const total = Number(year) * 12 + Number(month) - 1 + months;
  const moved = `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
  return `${moved}-${String(Math.min(28, Number(day))).padStart(2, '0')}`;
}

const journals = [
  'Journal of Example Studies',
  'Transactions on Invented Systems',
  'Annals of Plausible Results',
  'Letters in Sample Science',
  'Northfield Review of Methods',
];
const fields = [
  'Learning and Data',
  'Language Technology',
  'Vision and Graphics',
  'Robots and Control',
  'Sample Analysis',
];
