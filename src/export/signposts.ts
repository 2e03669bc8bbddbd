import { citationPath, pdfPath, urlBelow } from '../library/address.ts';
import type { Byline } from '../library/people.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { orcidOf } from '../model/name.ts';
import { toWebAddress } from '../model/url.ts';
import { type CitationFormatName, citationFormats } from './citation-formats.ts';
import { orcidUrl } from './json-ld.ts';
import { schemaTypes } from './schema-types.ts';

/** A typed link, as FAIR Signposting and RFC 8288 understand it. */
export interface Signpost {
  rel: string;
  href: string;
  type?: string;
}

/** A typed link as the value of a `Link` header (RFC 8288). */
export function formatLink({ rel, href, type }: Signpost): string {
  return `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

/**
 * FAIR Signposting, level 1, of a paper's page: what it is, who wrote it, under
 * which licence, where it is described and what belongs to it. There is
 * no `cite-as`: a DOI resolves to the publisher's page, not to this one.
 *
 * @param root where the site's paths begin: the address of the home page, or the base path
 * @param formats the citation files that the paper has
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
    ...(paper.pdfs ?? []).map((pdf) => ({
      rel: 'item',
      href: urlBelow(root, pdfPath(paper, pdf)),
      type: 'application/pdf',
    })),
  ];
}
