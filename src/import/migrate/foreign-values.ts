import type { Name } from '../../model/name.ts';
import { parseAuthorLine } from '../readers/values/author-line.ts';
import { parseBibtexNames } from '../readers/bibtex/names.ts';
import { paperType } from '../readers/bibtex/types.ts';
import { formatPages, parseArXiv, parseDoi, parseOrcid } from '../readers/values/identifiers.ts';
import { nameOf } from '../readers/json/names.ts';
import { type Json, isObject, listAt, textAt } from '../readers/values/json.ts';
import { parseSourceDate } from '../readers/values/dates.ts';

/** How a value that another tool, or a former version, wrote for a key is written here; `undefined` where it cannot be. */
const readings: Readonly<Record<string, (value: Json) => unknown>> = {
  issued: toIssued,
  date: toIssued,
  from: toIssued,
  to: toIssued,
  author: toNames,
  editor: toNames,
  keyword: toList,
  categories: toList,
  affiliations: toList,
  awards: toList,
  alternateName: toList,
  equalContribution: toList,
  corresponding: toList,
  // Some tools set the name of the journal in Markdown.
  containerTitle: (value) => textAt(value)?.replace(/^([*_]{1,2})(.+)\1$/u, '$2'),
  page: (value) => formatPages(textAt(value) ?? '') || undefined,
  DOI: (value) => parseDoi(textAt(value) ?? ''),
  arXiv: (value) => parseArXiv(textAt(value) ?? ''),
  ORCID: (value) => parseOrcid(textAt(value)),
  type: (value) => {
    const word = textAt(listAt(value)[0]) ?? '';
    return hugoTypes[Number(word)] ?? paperType(word.toLowerCase()) ?? word;
  },
};

/** What the numbers stand for that Hugo's themes for academics had as types. */
const hugoTypes = [
  'document', 'paper-conference', 'article-journal', 'article', 'report', 'book', 'chapter', 'thesis', 'patent',
] as const; // prettier-ignore

/** @param key a key of today */
export function readForeign(key: string, value: unknown): unknown {
  return Object.hasOwn(readings, key) ? readings[key]?.(value as Json) : undefined;
}

/** A date of which nothing is lost but the time of day. */
function toIssued(value: Json): string | undefined {
  const date = parseSourceDate(textAt(value) ?? '');
  return date?.isWhole === true ? date.issued : undefined;
}

/** Parted at semicolons, else at commas. */
function toList(value: Json): string[] | undefined {
  const parts = typeof value === 'string' ? value.split(value.includes(';') ? ';' : ',') : listAt(value);
  const texts = parts.map((part) => textAt(part) ?? textAt(part, 'name'));
  if (texts.includes(undefined) || texts.length === 0) return undefined;
  return texts.filter((text) => text !== undefined);
}

/** Names as text joined by `and`, semicolons or commas, or as a list of texts and of objects with the parts of a name. */
function toNames(value: Json): Name[] | undefined {
  if (typeof value !== 'string') {
    const names = listAt(value).map((entry) => nameOf(isObject(entry) ? withCslWords(entry) : entry));
    return names.includes(undefined) || names.length === 0
      ? undefined
      : names.filter((name) => name !== undefined);
  }
  const isBibtex = / and |;/u.test(value) || /^[^\s,]+, [^,]+$/u.test(value);
  const { names, truncated } = isBibtex
    ? parseBibtexNames(value)
    : { ...parseAuthorLine(value), names: parseAuthorLine(value).authors };
  // What `et al.` stands for is a key of its own, and for a hand.
  return truncated || names.length === 0 ? undefined : names;
}

function withCslWords({
  first,
  last,
  firstname,
  lastname,
  ...entry
}: Record<string, Json>): Record<string, Json> {
  const given = first ?? firstname;
  const family = last ?? lastname;
  return { ...entry, ...(given !== undefined && { given }), ...(family !== undefined && { family }) };
}
