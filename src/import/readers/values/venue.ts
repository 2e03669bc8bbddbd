import type { PaperRecord } from '../record.ts';
import { formatPages, parseArXiv } from './identifiers.ts';

type Venue = Pick<
  PaperRecord['paper'],
  | 'type'
  | 'containerTitle'
  | 'volume'
  | 'issue'
  | 'page'
  | 'number'
  | 'arXiv'
  | 'issued'
  | 'genre'
  | 'publisher'
>;

/**
 * The type of a paper for patterns of its venue. The first pattern that matches is used. Journals are recognised by
 * their volume, issue or pages instead.
 */
const kinds = [
  [/^arxiv\b|^(?:bio|med|chem|psy|soc)r?xiv\b|\bssrn\b|\bpreprint\b|^techrxiv\b|^research square\b/iu, 'article'],
  [/\bpatent\b/iu, 'patent'],
  [/\b(?:thesis|dissertation)\b/iu, 'thesis'],
  [/\b(?:technical report|tech\. rep|technical memo|white paper)\b/iu, 'report'],
  [/\b(?:proceedings|conference|symposium|workshops?|proc\.|advances in neural information processing|congress)\b/iu, 'paper-conference'],
] as const; // prettier-ignore

/**
 * Patterns of the pages, the issue and the volume at the end of a venue. Each part may be missing: `…, 86 (11),
 * 2278-2324`.
 */
const pages = /,\s*((?:[A-Za-z]{0,3}\d[\dA-Za-z.:]{0,15})(?:\s?[-–]\s?[A-Za-z]{0,3}\d[\dA-Za-z.:]{0,15})?)$/u;
const issue = / ?\(([^()]{1,30})\)$/u;
const volume = / (\d{1,6}[A-Za-z]?)$/u;

/**
 * Parses the venue of a paper in a Google Scholar profile, such as `nature 521 (7553), 436-444, 2015`. Every part may
 * be missing.
 */
export function parseVenue(line: string, statedYear: string | undefined): Venue {
  const year = statedYear ?? /(?:^|[\s,(])((?:19|20)\d\d)\)?$/u.exec(line)?.[1];
  let rest = line;
  if (year !== undefined && rest.endsWith(year))
    rest = rest.slice(0, -year.length).replace(/[,\s]{1,5}$/u, '');
  const whole = rest;
  const found: { page?: string; issue?: string; volume?: string } = {};
  const take = (key: keyof typeof found, pattern: RegExp) => {
    const match = pattern.exec(rest.slice(-80));
    if (!match?.[1] || match[0].length === rest.length) return;
    found[key] = match[1];
    rest = rest.slice(0, -match[0].length);
  };
  take('page', pages);
  take('issue', issue);
  take('volume', volume);
  // If there is no volume, the text in brackets is not an issue, as in `Conference (EMNLP)`.
  if (found.issue !== undefined && found.volume === undefined) {
    rest += ` (${found.issue})`;
    delete found.issue;
  }
  const issued = year !== undefined && { issued: year };
  const kind = kinds.find(([pattern]) => pattern.test(whole))?.[1];
  const arXiv = /arxiv/iu.test(whole) ? parseArXiv(whole) : undefined;
  if (kind === 'article') {
    return {
      type: kind,
      ...issued,
      ...(arXiv === undefined ? { containerTitle: whole } : { arXiv, publisher: 'arXiv' }),
    };
  }
  if (kind === 'patent') {
    const last = whole.slice(whole.lastIndexOf(' ') + 1);
    const number = /^[\dA-Z,/]{1,29}\d[\dA-Z]{0,2}$/u.test(last) ? last : undefined;
    const office = number === undefined ? whole : whole.slice(0, -last.length).trim();
    return {
      type: kind,
      ...issued,
      ...(number !== undefined && { number }),
      ...(office !== '' && { publisher: office }),
    };
  }
  if (kind === 'thesis' || kind === 'report')
    return { type: kind, ...issued, ...(whole !== '' && { publisher: whole }) };
  const isJournal = found.volume !== undefined || found.page !== undefined;
  return {
    type: kind ?? (isJournal ? 'article-journal' : 'document'),
    ...issued,
    ...(rest !== '' && { containerTitle: rest }),
    ...(found.volume !== undefined && { volume: found.volume }),
    ...(found.issue !== undefined && { issue: found.issue }),
    ...(found.page !== undefined && { page: formatPages(found.page) }),
  };
}
