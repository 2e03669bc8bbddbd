import type {
  BreadcrumbList,
  Organization,
  Person as SchemaPerson,
  ProfilePage,
  ScholarlyArticle,
  Thing,
  WebSite,
} from 'schema-dts';
import { authorPath, groupPath, paperPath, personPath, urlBelow } from '../library/address.ts';
import type { Group } from '../library/groups.ts';
import { listedNotice } from '../library/paper-notice.ts';
import type { Byline, Person } from '../library/people.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { arXivUrl, doiUrl } from '../model/doi.ts';
import { isGroupName, toParts } from '../model/name-parts.ts';
import { formatName, isNaming, type Name, orcidOf } from '../model/name.ts';
import { pubMedCentralUrl, pubMedUrl } from '../model/pubmed.ts';
import type { Site } from '../model/site.ts';
import { pdfsOf } from '../library/linked-files.ts';
import { toWebAddress } from '../model/url.ts';
import { toPlainText } from '../text/text.ts';
import { toContainer } from './json-ld-container.ts';
import { kindProperties } from './json-ld-kinds.ts';
import { citedDoi } from './reference-managers.ts';
import { schemaTypes } from './schema-types.ts';

/** The address and title of the site. */
export interface SiteName {
  home: string | undefined;
  title: string;
}

/**
 * Maximum number of authors for whom name parts and a link are written. With more authors, only names and ORCID iDs are
 * written, because the page would become too large.
 */
const detailed = 100;

/**
 * Describes a paper for search engines: the paper with its schema.org type and authors, and the breadcrumbs of its
 * page.
 *
 * @param picture the address of the paper's sharing picture
 */
export function paperJsonLd(
  paper: ShownPaper,
  byline: Byline,
  { home, title }: SiteName,
  picture?: string,
): Thing[] {
  const address = home && urlBelow(home, paperPath(paper.id));
  const doi = citedDoi(paper);
  const isShort = (paper.author?.length ?? 0) <= detailed;
  const article = {
    '@type': schemaTypes[paper.type] as 'ScholarlyArticle',
    '@id': address,
    url: address,
    name: paper.plainTitle,
    headline: paper.plainTitle,
    author: (paper.author ?? []).flatMap((name, index) =>
      isNaming(name) ? [toAgent(name, byline.credits[index]?.person, home, isShort)] : [],
    ),
    editor: (paper.editor ?? []).filter(isNaming).map((name) => toAgent(name, undefined, home, isShort)),
    datePublished: paper.issued,
    abstract: paper.abstract && toPlainText(paper.abstract),
    keywords: paper.keyword,
    inLanguage: paper.language,
    version: paper.version,
    isPartOf: toContainer(paper),
    ...kindProperties(paper),
    license: toWebAddress(paper.license),
    creativeWorkStatus: statusOf(paper),
    correction: paper.updates?.flatMap(({ URL: address }) => toWebAddress(address)),
    publisher: paper.publisher && { '@type': 'Organization', name: paper.publisher },
    identifier: doi && { '@type': 'PropertyValue', propertyID: 'doi', value: doi },
    sameAs: [
      doi && doiUrl(doi),
      paper.arXiv && arXivUrl(paper.arXiv),
      pubMedUrl(paper.PMID),
      pubMedCentralUrl(paper.PMCID),
      paper.URL,
    ].flatMap(toWebAddress),
    image: picture,
    encoding: home
      ? pdfsOf(paper).map(({ path }) => ({
          '@type': 'MediaObject',
          contentUrl: urlBelow(home, path),
          encodingFormat: 'application/pdf',
        }))
      : [],
  };
  const way = breadcrumbs(home, [title, ''], ['Papers', 'papers/'], [paper.plainTitle, paperPath(paper.id)]);
  return [withoutEmpty(article) as ScholarlyArticle, ...way];
}

/** Returns the status of a paper that was retracted or withdrawn, as schema.org's `creativeWorkStatus` has it. */
function statusOf(paper: ShownPaper): string | undefined {
  const notice = listedNotice(paper);
  return notice === 'retraction' ? 'Retracted' : notice === 'withdrawal' ? 'Withdrawn' : undefined;
}

/**
 * Describes a person, the person's page and the breadcrumbs of the page.
 *
 * @param list name and path of the page that lists this person
 */
export function personJsonLd(
  { id, name, author }: Person,
  { home, title }: SiteName,
  list: { name: string; path: string },
): Thing[] {
  const address = home && urlBelow(home, authorPath(id));
  const page = {
    '@type': 'ProfilePage',
    '@id': address,
    url: address,
    name,
    mainEntity: withoutEmpty({
      '@type': 'Person',
      '@id': address && `${address}#person`,
      name,
      alternateName: author?.alternateName,
      url: address,
      jobTitle: author?.role,
      affiliation: author?.affiliations?.map((each) => ({ '@type': 'Organization', name: each })),
      identifier: author?.ORCID && orcidUrl(author.ORCID),
      sameAs: [
        ...(author?.ORCID ? [orcidUrl(author.ORCID)] : []),
        ...Object.values(author?.links ?? {}).flatMap(toWebAddress),
      ],
    }),
  };
  return [
    withoutEmpty(page) as ProfilePage,
    ...breadcrumbs(home, [title, ''], [list.name, list.path], [name, authorPath(id)]),
  ];
}

/**
 * Describes the page of a venue, topic or affiliation, and the breadcrumbs of the page.
 *
 * @param plural the name of the page that lists all groups of this kind
 */
export function groupJsonLd(group: Group, plural: string, { home, title }: SiteName): Thing[] {
  if (home === undefined) return [];
  const address = urlBelow(home, groupPath(group));
  const page = { '@type': 'CollectionPage' as const, '@id': address, url: address, name: group.name };
  return [
    page,
    ...breadcrumbs(home, [title, ''], [plural, `${group.kind}/`], [group.name, groupPath(group)]),
  ];
}

/** Describes the site and its search. Returns an empty list if the address of the site is not known. */
export function siteJsonLd({ title, description }: Site, home: string | undefined): Thing[] {
  if (home === undefined) return [];
  const search = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${urlBelow(home, '/papers/')}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  };
  const site = {
    '@type': 'WebSite',
    '@id': home,
    url: home,
    name: title,
    description,
    potentialAction: search,
  };
  return [withoutEmpty(site) as WebSite];
}

/** Returns the address of a person at orcid.org, in the form that ORCID requires. */
export function orcidUrl(orcid: string): string {
  return `https://orcid.org/${orcid}`;
}

/**
 * Formats descriptions as the content of a `<script type="application/ld+json">` element. Each `<` is escaped, so that
 * no value can end the element or start another one.
 */
export function formatJsonLd(graph: readonly Thing[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}

function toAgent(
  name: Name,
  person: Person | undefined,
  home: string | undefined,
  inDetail: boolean,
): SchemaPerson | Organization {
  const parts = toParts(name);
  const orcid = orcidOf(name) ?? person?.author?.ORCID;
  const full = 'literal' in parts ? parts.literal : undefined;
  const { family, given, nonDroppingParticle, suffix } = 'literal' in parts ? { family: undefined } : parts;
  const agent = {
    '@type': full !== undefined && isGroupName(full) ? 'Organization' : 'Person',
    name:
      'literal' in parts ? full : [formatName({ ...parts, suffix: '' }), suffix].filter(Boolean).join(' '),
    ...(inDetail && {
      givenName: given,
      familyName: [nonDroppingParticle, family].filter(Boolean).join(' '),
      honorificSuffix: suffix,
      url: home && person && urlBelow(home, personPath(person)),
    }),
    sameAs: orcid && orcidUrl(orcid),
  };
  return withoutEmpty(agent) as SchemaPerson;
}

/**
 * Returns the breadcrumbs of a page.
 *
 * @param way name and path of each page on the way from the home page to this page
 */
export function breadcrumbs(
  home: string | undefined,
  ...way: readonly [name: string, path: string][]
): BreadcrumbList[] {
  if (home === undefined) return [];
  const itemListElement = way.map(([name, path], index) => ({
    '@type': 'ListItem' as const,
    position: index + 1,
    name,
    item: urlBelow(home, path),
  }));
  return [{ '@type': 'BreadcrumbList', itemListElement }];
}

/** Removes keys whose value is `undefined`, an empty text or an empty list. */
export function withoutEmpty(item: object): object {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
