import { stringify } from 'yaml';
import type { CareerItem } from '../../model/career.ts';
import { toWebAddress } from '../../model/url.ts';
import type { Cv, CvEntry } from './cv.ts';
import { authorNames } from './json-resume.ts';
import { type RenderCv, type RenderCvSection, renderCvNetworks, renderCvVersion } from './rendercv-schema.ts';

/**
 * Formats a CV as the YAML input of RenderCV, which makes PDFs with its own themes.
 *
 * @param biography the biography as plain text
 */
export function formatRenderCv(cv: Cv, biography: string | undefined): string {
  const networks = socialNetworks(cv);
  const website = cv.links.flatMap(({ address }) => toWebAddress(address))[0];
  const about = [...[cv.role, ...cv.affiliations].filter(Boolean), ...paragraphs(biography)].map((each) =>
    escapeMarkup(each ?? ''),
  );
  const projects = cv.projects.items.map(({ title, address, funding, from, to }) =>
    normal({ title, link: address, from, to }, funding.join(', ')),
  );
  const all: (readonly [heading: string, entries: RenderCvSection])[] = [
    [escapeMarkup(cv.name), about],
    ...cv.sections.map(
      ({ heading, entries }) => [heading, entries.map((entry) => publication(entry, cv))] as const,
    ),
    [cv.projects.heading, projects],
    ...cv.lists.map(({ heading, items }) => [heading, items.map((item) => normal(item))] as const),
  ];
  const sections = uniqueKeys(all.filter(([, entries]) => entries.length > 0));
  const input: RenderCv = {
    cv: {
      name: escapeMarkup(cv.name),
      ...(website !== undefined && { website }),
      ...(networks.length > 0 && { social_networks: networks }),
      ...(Object.keys(sections).length > 0 && { sections }),
    },
  };
  const head = `# Input of RenderCV ${renderCvVersion} (https://docs.rendercv.com): rendercv render FILE\n`;
  return head + stringify(input, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

function publication({ paper, address }: CvEntry, cv: Cv): RenderCvPublication {
  const names = authorNames(paper).map((name) =>
    name === cv.name ? `**${escapeMarkup(name)}**` : escapeMarkup(name),
  );
  return {
    title: escapeMarkup(paper.plainTitle),
    authors: names.length > 0 ? names : [escapeMarkup(cv.name)],
    ...(paper.DOI !== undefined && /^10\.\d/u.test(paper.DOI)
      ? { doi: paper.DOI }
      : address !== undefined && { url: address }),
    ...(paper.containerTitle !== undefined && { journal: escapeMarkup(paper.containerTitle) }),
    ...(paper.issued !== undefined && { date: paper.issued }),
  };
}

function normal({ title, link, date, from, to, place }: CareerItem, summary = ''): RenderCvNormal {
  const [address] = toWebAddress(link);
  return {
    name: address === undefined ? escapeMarkup(title) : `[${escapeMarkup(title)}](${address})`,
    ...(date !== undefined && { date }),
    ...(from !== undefined && { start_date: from, end_date: to ?? 'present' }),
    ...(from === undefined && to !== undefined && { date: to }),
    ...(place !== undefined && { location: escapeMarkup(place) }),
    ...(summary !== '' && { summary: escapeMarkup(summary) }),
  };
}

type RenderCvNormal = Extract<RenderCvSection[number], { name: string }>;
type RenderCvPublication = Extract<RenderCvSection[number], { authors: string[] }>;

/** Returns the networks of RenderCV that the links of a person lead to. */
function socialNetworks({ ORCID, links }: Cv): NonNullable<RenderCv['cv']['social_networks']> {
  const found = new Map<keyof typeof renderCvNetworks, string>();
  if (ORCID !== undefined) found.set('ORCID', ORCID);
  for (const { address } of links) {
    const plain = address.replace(/^http:/u, 'https:').replace('https://www.', 'https://');
    for (const [network, start] of Object.entries(renderCvNetworks)) {
      if (!plain.startsWith(start) || found.has(network as keyof typeof renderCvNetworks)) continue;
      const username = /^[\w.%-]+/u.exec(plain.slice(start.length))?.[0];
      if (username !== undefined) found.set(network as keyof typeof renderCvNetworks, username);
    }
  }
  return [...found].map(([network, username]) => ({ network, username }));
}

/** Returns an object of entries. A key that occurs twice gets a number: RenderCV's sections are keys. */
function uniqueKeys<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const found = new Map<string, Value>();
  for (const [key, value] of entries) {
    let name = key;
    for (let number = 2; found.has(name); number++) name = `${key} ${number}`;
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

function paragraphs(text: string | undefined): string[] {
  return (text ?? '').split(/\n\s*\n/u).map((each) => each.replace(/\s+/gu, ' ').trim()).filter(Boolean); // prettier-ignore
}

/**
 * Escapes a text for RenderCV, which reads every text as Markdown and then as Typst. A Typst command (`#read("file")`), a
 * formula (`$$x$$`) and HTML cannot be escaped there, so an invisible word joiner keeps their characters apart. A number or
 * a dash at the start would begin a list.
 */
function escapeMarkup(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\*_[\]`]/gu, '\\$&')
    .replace(/[#<](?=[\p{L}/!?])|\$(?=\$)/gu, '$&\u2060')
    .replace(/^[-+#>!]/u, '\\$&')
    .replace(/^(\d{1,9})\./u, '$1\\.');
}
