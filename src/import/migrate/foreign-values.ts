import type { Name } from '../../model/name.ts';
import { parseAuthorLine } from '../readers/values/author-line.ts';
import { parseBibtexNames } from '../readers/bibtex/names.ts';
import { paperType } from '../readers/bibtex/types.ts';
import { formatPages, parseArXiv, parseDoi, parseOrcid } from '../readers/values/identifiers.ts';
import { nameOf } from '../readers/json/names.ts';
import { type Json, isObject, listAt, textAt } from '../readers/values/json.ts';
import { parseSourceDate } from '../readers/values/dates.ts';

/**
 * Functions that convert a value written for another tool or for an older version of Offprint, by key. They return
 * undefined if the value cannot be converted.
 */
const converters: Readonly<Record<string, (value: Json) => unknown>> = {
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
  // Some tools write the name of the journal in italics or bold, with the signs of Markdown around the name.
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

/** The paper types of Hugo's academic themes. The index in this list is the number that Hugo uses. */
const hugoTypes = [
  'document', 'paper-conference', 'article-journal', 'article', 'report', 'book', 'chapter', 'thesis', 'patent',
] as const; // prettier-ignore

/**
 * Converts a value that was written for another tool or for an older version of Offprint.
 *
 * @param key the name of the key in the current version
 * @returns the new value; undefined if the value cannot be converted
 */
export function parseForeignValue(key: string, value: unknown): unknown {
  return Object.hasOwn(converters, key) ? converters[key]?.(value as Json) : undefined;
}

/** Converts a date. A time of day is removed. Returns undefined if any other part of the date would be lost. */
function toIssued(value: Json): string | undefined {
  const date = parseSourceDate(textAt(value) ?? '');
  return date?.isWhole === true ? date.issued : undefined;
}

/**
 * Converts a text or a list to a list of texts. A text is split at semicolons or, if it has none, at commas. The
 * entries of a list may be texts or objects with a `name`.
 */
function toList(value: Json): string[] | undefined {
  const parts = typeof value === 'string' ? value.split(value.includes(';') ? ';' : ',') : listAt(value);
  const texts = parts.map((part) => textAt(part) ?? textAt(part, 'name'));
  if (texts.includes(undefined) || texts.length === 0) return undefined;
  return texts.filter((text) => text !== undefined);
}

/**
 * Converts names. They may be one text, separated by `and`, semicolons or commas. They may also be a list of texts
 * and of objects with the parts of a name.
 */
function toNames(value: Json): Name[] | undefined {
  if (typeof value !== 'string') {
    const names = listAt(value).map((entry) => nameOf(isObject(entry) ? withCslKeys(entry) : entry));
    return names.includes(undefined) || names.length === 0
      ? undefined
      : names.filter((name) => name !== undefined);
  }
  const isBibtex = / and |;/u.test(value) || /^[^\s,]+, [^,]+$/u.test(value);
  const { names, truncated } = isBibtex
    ? parseBibtexNames(value)
    : { ...parseAuthorLine(value), names: parseAuthorLine(value).authors };
  // A list that ends with "et al." is not converted, because the missing names are unknown.
  return truncated || names.length === 0 ? undefined : names;
}

function withCslKeys({
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
