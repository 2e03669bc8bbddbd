import { isSafeUrl } from '../../../model/url.ts';
import type { ProfileOwner } from '../record.ts';
import { parseOrcid } from '../values/identifiers.ts';
import { at, type Json, listAt, textAt } from '../values/json.ts';
import { toTitle } from '../values/markup.ts';

/**
 * Reads a person from ORCID's API: the name on publications, other names, links and biography.
 *
 * @param person the value of `person` in the response
 * @param employments the present and past employments of the person, as in the response
 */
export function readPerson(
  person: Json | undefined,
  employments: Json | undefined,
): ProfileOwner | undefined {
  const name = nameOfPerson(person);
  if (name === undefined) return undefined;
  const ORCID = parseOrcid(
    textAt(person, 'name', 'path') ?? /^\/([\dX-]{19})\//u.exec(textAt(person, 'path') ?? '')?.[1],
  );
  const alternateName = otherNames(person, name);
  const links = linksOf(person);
  const affiliations = affiliationsOf(employments);
  const biography = asMarkdown(textAt(person, 'biography', 'content') ?? '');
  return {
    name,
    ...(ORCID !== undefined && { ORCID }),
    ...(alternateName.length > 0 && { alternateName }),
    ...(affiliations.length > 0 && { affiliations }),
    ...(links.size > 0 && { links: Object.fromEntries(links) }),
    ...(biography !== '' && { biography }),
    metrics: [],
  };
}

function nameOfPerson(person: Json | undefined): string | undefined {
  const name = at(person, 'name');
  const credit = toTitle(textAt(name, 'credit-name', 'value') ?? '');
  return credit || givenAndFamily(name) || undefined;
}

function givenAndFamily(name: Json | undefined): string {
  const parts = [textAt(name, 'given-names', 'value'), textAt(name, 'family-name', 'value')];
  return toTitle(parts.filter(Boolean).join(' '));
}

function otherNames(person: Json | undefined, name: string): string[] {
  const others = listAt(at(person, 'other-names'), 'other-name').map((other) =>
    toTitle(textAt(other, 'content') ?? ''),
  );
  const all = [givenAndFamily(at(person, 'name')), ...others].filter(
    (other) => other !== '' && other !== name,
  );
  return [...new Set(all)];
}

/**
 * Returns the web addresses of a person, by their link text. Unsafe addresses are skipped. If two links have the same
 * text, the host is added to the second text.
 */
function linksOf(person: Json | undefined): Map<string, string> {
  const links = new Map<string, string>();
  for (const entry of listAt(at(person, 'researcher-urls'), 'researcher-url')) {
    const url = textAt(entry, 'url', 'value');
    if (url === undefined || !isSafeUrl(url) || !URL.canParse(url)) continue;
    const { host } = new URL(url);
    const text = toTitle(textAt(entry, 'url-name') ?? '') || host;
    links.set(links.has(text) ? `${text} (${host})` : text, url);
  }
  return links;
}

/** Returns the names of the current employers, which are those whose employment has no end date. */
function affiliationsOf(employments: Json | undefined): string[] {
  const groups = listAt(employments, 'affiliation-group');
  const summaries = groups.flatMap((group) => listAt(group, 'summaries'));
  const employmentSummaries = summaries.map((summary) => at(summary, 'employment-summary'));
  const current = employmentSummaries.filter(
    (employment) => textAt(employment, 'end-date', 'year', 'value') === undefined,
  );
  const names = current.map((employment) => toTitle(textAt(employment, 'organization', 'name') ?? ''));
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Converts plain text to Markdown. Characters with a meaning in Markdown are escaped, and paragraphs are kept. */
function asMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/gu, '\n').split(/\n\s*\n/u);
  return lines
    .map((paragraph) =>
      toTitle(paragraph)
        .replace(/[\\`*_<>[\]#$]/gu, '\\$&')
        .replace(/^(?=[-+~]|\d+[.)])/u, '\\'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
