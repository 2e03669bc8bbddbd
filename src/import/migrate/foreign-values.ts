import type { Name } from '../../model/name.ts';
import { parseAuthorLine } from '../readers/values/author-line.ts';
import { parseBibtexNames } from '../readers/bibtex/names.ts';
import { paperType } from '../readers/bibtex/types.ts';
import { formatPages, parseArXiv, parseDoi, parseOrcid } from '../readers/values/identifiers.ts';
import { nameOf } from '../readers/json/names.ts';
import { type Json, isObject, listAt, textAt } from '../readers/values/json.ts';
import { parseSourceDate } from '../readers/values/dates.ts';

/** Converts a value of another tool or of an older version, by key. A value that cannot be converted becomes undefined. */
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
  // Some tools write the name of the journal in Markdown italics or bold.
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

/** The paper types of Hugo's academic themes, by number. */
const hugoTypes = [
  'document', 'paper-conference', 'article-journal', 'article', 'report', 'book', 'chapter', 'thesis', 'patent',
] as const; // prettier-ignore

/**
 * Converts a value of another tool or of an older version of Offprint.
 *
 * @param key a current key
 * @returns undefined if the value cannot be converted
 */
export function parseForeignValue(key: string, value: unknown): unknown {
  return Object.hasOwn(converters, key) ? converters[key]?.(value as Json) : undefined;
}

/** Converts a date; returns undefined if more than the time of day would be lost. */
function toIssued(value: Json): string | undefined {
  const date = parseSourceDate(textAt(value) ?? '');
  return date?.isWhole === true ? date.issued : undefined;
}

/** Splits a text at semicolons or, if it has none, at commas. Accepts a list of texts or of objects with `name`, too. */
function toList(value: Json): string[] | undefined {
  const parts = typeof value === 'string' ? value.split(value.includes(';') ? ';' : ',') : listAt(value);
  const texts = parts.map((part) => textAt(part) ?? textAt(part, 'name'));
  if (texts.includes(undefined) || texts.length === 0) return undefined;
  return texts.filter((text) => text !== undefined);
}

/** Accepts names as a text (separated by `and`, semicolons or commas) or as a list of texts and of objects with name parts. */
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
  // A list with `et al.` is not converted, since the names that it omits are unknown.
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
