import { formatName, isNaming } from '../../model/name.ts';
import { toWebAddress } from '../../model/url.ts';
import type { CareerItem } from '../../model/career.ts';
import { orcidUrl } from '../json-ld.ts';
import type { Cv, CvEntry } from './cv.ts';
import { referenceText } from '../references.ts';

/** The version of JSON Resume that `formatJsonResume` follows. */
const schemaUrl = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json';

/**
 * Formats a CV as JSON Resume 1.0.0. Papers and data sets are `publications`; software, talks and projects are
 * `projects` with their type; teaching is `work`, grants are `awards` and service is `volunteer`, because JSON Resume has
 * no other place for them.
 *
 * @param biography the biography as plain text
 */
export function formatJsonResume(cv: Cv, biography: string | undefined): string {
  const entries = cv.sections.flatMap(({ kind, entries: own }) => own.map((entry) => ({ kind, entry })));
  const list = (name: Cv['lists'][number]['name']) => cv.lists.find((one) => one.name === name)?.items ?? [];
  const [first] = cv.affiliations;
  const resume = {
    $schema: schemaUrl,
    basics: {
      name: cv.name,
      label: cv.role,
      url: cv.links.flatMap(({ address }) => toWebAddress(address))[0],
      summary: biography,
      profiles: profiles(cv),
    },
    work: [
      ...(first === undefined && cv.role === undefined
        ? []
        : [{ name: first ?? cv.name, position: cv.role, startDate: date(cv.from), endDate: date(cv.to) }]),
      ...list('teaching').map((item) => ({
        name: item.place ?? item.title,
        position: item.title,
        url: address(item.link),
        ...dates(item),
      })),
    ],
    volunteer: list('service').map((item) => ({
      organization: item.place ?? item.title,
      position: item.title,
      url: address(item.link),
      ...dates(item),
    })),
    awards: list('grants').map((item) => ({
      title: item.title,
      date: date(item.date ?? item.from),
      awarder: item.place,
      summary: item.period,
    })),
    publications: entries
      .filter(({ kind }) => kind !== 'software' && kind !== 'talks')
      .map(({ entry }) => publication(entry)),
    projects: [
      ...cv.projects.items.map(({ title, description, from, to, address: link, funding }) => ({
        name: title,
        description,
        startDate: date(from),
        endDate: date(to),
        url: address(link),
        entity: funding.join(', ') || undefined,
        type: 'research',
      })),
      ...entries
        .filter(({ kind }) => kind === 'software' || kind === 'talks')
        .map(({ kind, entry }) => ({
          name: entry.paper.plainTitle,
          description: referenceText(entry.runs),
          startDate: date(entry.paper.issued),
          url: address(entry.address),
          entity: entry.paper.eventTitle ?? entry.paper.containerTitle,
          keywords: entry.paper.keyword,
          type: kind === 'software' ? 'application' : 'talk',
        })),
      ...list('talks').map((item) => ({
        name: item.title,
        startDate: date(item.date ?? item.from),
        endDate: date(item.to),
        url: address(item.link),
        entity: item.place,
        type: 'talk',
      })),
    ],
    meta: { version: 'v1.0.0' },
  };
  return `${JSON.stringify(withoutNothing(resume), undefined, 2)}\n`;
}

function publication({ paper, runs, address: link }: CvEntry): object {
  return {
    name: paper.plainTitle,
    publisher: paper.containerTitle ?? paper.publisher,
    releaseDate: date(paper.issued),
    url: address(link),
    summary: referenceText(runs),
  };
}

/** Links of the person. The network is the name of the host, or the text of the link. */
function profiles({ ORCID, links }: Cv): object[] {
  const orcid = ORCID === undefined ? [] : [{ network: 'ORCID', username: ORCID, url: orcidUrl(ORCID) }];
  const others = links
    .filter(({ label }) => label !== `ORCID ${ORCID}`)
    .flatMap(({ label, address: link }) => toWebAddress(link).map((url) => ({ network: label, url })));
  return [...orcid, ...others];
}

/** Returns a date if JSON Resume accepts it: a year from 1000 to 2999, with or without month and day. */
function date(text: string | undefined): string | undefined {
  return text !== undefined && /^[12]\d{3}(?:-|$)/u.test(text) ? text : undefined;
}

function dates({ date: day, from, to }: CareerItem): {
  startDate: string | undefined;
  endDate: string | undefined;
} {
  return { startDate: date(day ?? from), endDate: date(day ?? to) };
}

function address(link: string | undefined): string | undefined {
  return toWebAddress(link)[0];
}

/** Removes values that are `undefined`, empty texts and empty lists, at every level. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([, each]) => each !== undefined && each !== '' && !(Array.isArray(each) && each.length === 0),
  );
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutNothing(each)]));
}

/** Returns the authors of a publication as texts, in their order. */
export function authorNames({ author = [], authorsTruncated }: CvEntry['paper']): string[] {
  const names = author.filter(isNaming).map(formatName);
  return authorsTruncated ? [...names, 'et al.'] : names;
}
