import { citationPath, urlBelow } from '../library/address.ts';
import type { Byline } from '../library/people.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { orcidOf } from '../model/name.ts';
import { mediaTypeOf } from '../model/file-type.ts';
import { toWebAddress } from '../model/url.ts';
import { type CitationFormatName, citationFormats } from './citation-formats.ts';
import { orcidUrl } from './json-ld.ts';
import { schemaTypes } from './schema-types.ts';

/** A link with a type (`rel`), by which programs find data about a page (FAIR Signposting, RFC 8288). */
export interface Signpost {
  rel: string;
  href: string;
  type?: string;
}

/** Formats a typed link as the value of a `Link` header (RFC 8288). */
export function formatLink({ rel, href, type }: Signpost): string {
  return `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

/**
 * Returns the FAIR Signposting links (level 1) of a paper page: type, authors, licence, citation files and PDFs. There
 * is no `cite-as` link, because a DOI leads to the publisher's page and not to this page.
 *
 * @param formats the formats in which the paper has a citation file
 * @param root the address of the home page, or the path of the home page for links without a host
 */
export function signposts(
  paper: ShownPaper,
  { credits }: Byline,
  formats: readonly CitationFormatName[],
  root: string,
): Signpost[] {
  const orcids = credits.flatMap(({ person }, index) => {
    const name = paper.author?.[index];
    return (name && orcidOf(name)) ?? person?.author?.ORCID ?? [];
  });
  return [
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: `https://schema.org/${schemaTypes[paper.type]}` },
    ...[...new Set(orcids)].map((orcid) => ({ rel: 'author', href: orcidUrl(orcid) })),
    ...toWebAddress(paper.license).map((href) => ({ rel: 'license', href })),
    ...formats.map((name) => ({
      rel: 'describedby',
      href: urlBelow(root, citationPath(paper, name)),
      type: citationFormats[name].mediaType,
    })),
    ...(paper.files ?? []).map(({ path }) => ({
      rel: 'item',
      href: urlBelow(root, encodeURI(path)),
      type: mediaTypeOf(path) ?? 'application/octet-stream',
    })),
  ];
}
