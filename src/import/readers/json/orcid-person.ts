import { isSafeUrl } from '../../../model/url.ts';
import type { ProfileOwner } from '../record.ts';
import { parseOrcid } from '../values/identifiers.ts';
import { at, type Json, listAt, textAt } from '../values/json.ts';
import { toTitle } from '../values/markup.ts';

/**
 * Reads a `person` of ORCID's API: the name used for publications, other names, links and biography.
 *
 * @param employments present and past employments, in the format of the person's record
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

/** Returns the links by their text. Unsafe addresses are skipped. If two links have the same text, the host is added to it. */
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

/** Returns the current employers: those of employments without an end date. */
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

/** Escapes the characters that have a meaning in Markdown, and keeps paragraphs. */
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
