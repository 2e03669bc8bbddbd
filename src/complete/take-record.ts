import { isPreprint } from '../import/merge/preprint.ts';
import type { PaperRecord } from '../import/readers/record.ts';
import { inOrder } from '../files/frontmatter.ts';
import { cleanTexts } from '../model/characters.ts';
import { formatName, type Name, orcidOf } from '../model/name.ts';
import { type Paper, paperFrontmatterSchema } from '../model/paper.ts';
import type { ProposedRecord } from '../model/proposal.ts';
import { completeAuthors } from './complete-authors.ts';
import { type CompletePart, fieldsOfParts } from './lacking-parts.ts';

/** The keys that a paper gets from a record. Keywords and other remarks of a service are left out. */
const takenKeys = [
  'title', 'type', 'author', 'authorsTruncated', 'issued', 'editor', 'containerTitle', 'containerTitleShort', 'collectionTitle',
  'collectionNumber', 'edition', 'volume', 'issue', 'page', 'number', 'publisher', 'publisherPlace', 'eventTitle', 'genre', 'license',
  'DOI', 'arXiv', 'PMID', 'PMCID', 'ISBN', 'ISSN', 'URL', 'code', 'links', 'updates',
] as const satisfies readonly (keyof Paper)[]; // prettier-ignore

/** Maximum length of one text of a record, in characters. A longer text is not the value of a paper. */
const maxTextLength = 2000;
const maxAbstractLength = 20_000;
/** Maximum number of authors of a record. The longest lists of physics have about 5,000 names. */
const maxAuthors = 10_000;

export interface TakeOptions {
  /** The parts of the paper that are taken. */
  parts: readonly CompletePart[];
  /** Whether the abstracts of the service may be shown. */
  takesAbstract: boolean;
  /** Whether a name belongs to a person who does not want a page. */
  isPrivate: (name: Name) => boolean;
}

/**
 * Returns the record with the values that the paper gets: only known keys with valid values, links only with HTTPS, and
 * a list of authors only if it fits to that of the paper.
 *
 * @param paper the paper of the content
 */
export function takeRecord(record: PaperRecord, paper: Paper, options: TakeOptions): PaperRecord {
  const { isPrivate, takesAbstract } = options;
  const values = pickValues(record.paper);
  const names = values.author && completeAuthors(paper, values.author.slice(0, maxAuthors), isPrivate);
  const { author: _, authorsTruncated, ...rest } = values;
  const abstract =
    takesAbstract && paper.abstract === undefined ? toAbstract(record.paper.abstract) : undefined;
  const taken = {
    ...rest,
    title: withoutNotice(values.title ?? '') || paper.title,
    type: values.type ?? paper.type,
    ...(names && { author: names, ...(authorsTruncated && { authorsTruncated }) }),
    ...(abstract !== undefined && { abstract }),
  };
  const only = fieldsOfParts(options.parts);
  return {
    file: record.file,
    line: record.line,
    key: record.key ?? record.file,
    paperId: paper.id,
    paper: taken,
    ...(only && { only: withAddress(only, taken, paper) }),
  };
}

/**
 * Returns the values of a record as a proposal shows them, in the order of a paper file. They are those that the paper
 * gets if the record is accepted, except that the authors are not compared with those of the paper.
 */
export function proposedValues(
  record: PaperRecord,
  { takesAbstract, isPrivate }: Omit<TakeOptions, 'parts'>,
): ProposedRecord['found'] {
  const { author, ...values } = pickValues(record.paper);
  const names = author
    ?.slice(0, maxAuthors)
    .map((name) => (isPrivate(name) && orcidOf(name) !== undefined ? formatName(name) : name));
  const abstract = takesAbstract ? toAbstract(record.paper.abstract) : undefined;
  const found = { ...values, ...(names && { author: names }), ...(abstract !== undefined && { abstract }) };
  return inOrder(
    [...Object.keys(paperFrontmatterSchema.shape), 'abstract'],
    found,
  ) as ProposedRecord['found'];
}

/** Returns the name by which `imported.jsonl` knows the values of a service that completed papers. */
export function completeSource(service: string): string {
  return `complete (${service})`;
}

/**
 * Adds the address to the fields if only links are taken. The address belongs to a version, so it is only taken from a
 * record of the same version.
 */
function withAddress(
  only: ReadonlySet<string>,
  record: Omit<Paper, 'id'>,
  paper: Omit<Paper, 'id'>,
): ReadonlySet<string> {
  const isSameVersion = isPreprint(record) === isPreprint(paper);
  return only.has('links') && isSameVersion ? new Set([...only, 'URL']) : only;
}

type Taken = Partial<Pick<Paper, (typeof takenKeys)[number]>>;

/** Returns the known keys whose values are valid, one by one, so that one invalid value does not cost the others. */
export function pickValues(record: Partial<Paper>): Taken {
  const { shape } = paperFrontmatterSchema;
  const entries = takenKeys.flatMap((key): [string, unknown][] => {
    const value = toAllowed(key, cleanTexts(record[key]));
    const checked = value === undefined ? undefined : shape[key].safeParse(value);
    return checked?.success === true && checked.data !== undefined ? [[key, checked.data]] : [];
  });
  return Object.fromEntries(entries);
}

/** Removes what must not come from outside: long texts, and links without HTTPS. */
function toAllowed(key: (typeof takenKeys)[number], value: unknown): unknown {
  if (typeof value === 'string' && value.length > maxTextLength) return undefined;
  if (key === 'URL' || key === 'license') return toSecureAddress(value);
  if (key === 'code') return value === true ? undefined : toSecureAddress(value);
  if (key === 'links') {
    const { pdf } = (value ?? {}) as { pdf?: unknown };
    const address = toSecureAddress(pdf);
    return address === undefined ? undefined : { pdf: address };
  }
  if (key === 'updates')
    return Array.isArray(value)
      ? value.slice(0, 20).map(({ URL: address, ...update }: { URL?: string }) => {
          const secure = toSecureAddress(address);
          return secure === undefined ? update : { ...update, URL: secure };
        })
      : undefined;
  return value;
}

/** Hosts that answer with HTTPS, although services still write their addresses with HTTP. */
const secureHosts = /^(?:(?:dx\.|www\.)?doi\.org|(?:www\.|export\.)?arxiv\.org|creativecommons\.org)$/u;

/**
 * Returns an address with HTTPS, without a name and password; undefined for any other text. An address with HTTP is not
 * taken, because a network could replace the page.
 */
export function toSecureAddress(text: unknown): string | undefined {
  if (typeof text !== 'string' || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol === 'http:' && secureHosts.test(url.hostname)) url.protocol = 'https:';
  const isSecure = url.protocol === 'https:' && url.username === '' && url.password === '';
  return isSecure && url.hostname.includes('.') && !/[\s<>"'`\\]/u.test(url.href) ? url.href : undefined;
}

/** Removes the mark that publishers put before the title of a retracted paper. The paper has it in `updates`. */
function withoutNotice(title: string): string {
  return title.replace(/^(?:retracted(?: article| paper)?|withdrawn(?: article)?) ?[:.–—-] ?/iu, '');
}

function toAbstract(text: string | undefined): string | undefined {
  const clean = cleanTexts(text ?? '').trim();
  return clean === '' || clean.length > maxAbstractLength ? undefined : clean;
}

/** Maximum number of notices of one paper. */
const maxUpdates = 20;

/**
 * Returns a record that only adds notices, such as a retraction, to those that the paper has. A notice of the same kind is
 * replaced if the new one has a date or an address.
 *
 * @returns undefined if all notices are known
 */
export function noticeRecord(
  paper: Paper,
  notices: NonNullable<Paper['updates']>,
  service: string,
): PaperRecord | undefined {
  const { id, title, type, updates: known = [] } = paper;
  const added = (pickValues({ updates: notices }).updates ?? []).filter(
    (notice) => !known.some((one) => includes(one, notice)),
  );
  const kept = known.filter((one) => !added.some((notice) => includes(notice, one)));
  if (added.length === 0) return undefined;
  return {
    file: completeSource(service),
    line: 1,
    key: `notices of ${id}`,
    paperId: id,
    paper: { title, type, updates: [...kept, ...added].slice(0, maxUpdates) },
    only: new Set(['updates']),
  };
}

/** Whether a notice has all that another one has. A withdrawal is another word for a retraction. */
function includes(
  notice: NonNullable<Paper['updates']>[number],
  other: NonNullable<Paper['updates']>[number],
): boolean {
  const kind = (type: string) =>
    type === 'withdrawal' ? 'retraction' : type === 'erratum' ? 'correction' : type;
  return (
    kind(notice.type) === kind(other.type) &&
    (other.URL === undefined || other.URL.toLowerCase() === notice.URL?.toLowerCase()) &&
    (other.issued === undefined ||
      (other.URL !== undefined && notice.URL !== undefined) ||
      notice.issued === other.issued)
  );
}

/** Whether a site takes the abstracts of a service, or of any service. */
export function takesAbstracts(
  abstracts: boolean | readonly string[] | undefined,
  service?: string,
): boolean {
  if (!Array.isArray(abstracts)) return abstracts === true;
  return service === undefined ? abstracts.length > 0 : abstracts.includes(service);
}
