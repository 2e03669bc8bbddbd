import { citationFormatNames, citationFormats, isCitationFormat } from '../../export/citation-formats.ts';
import { formatHeaders, maxHeaderRules } from '../../export/host-headers.ts';
import {
  countUnwritten,
  formatRedirects,
  redirectHost,
  type Redirects,
} from '../../export/host-redirects.ts';
import { linksetLink } from '../../export/linkset.ts';
import { signposts } from '../../export/signposts.ts';
import {
  addressOf,
  citationPath,
  entryAnchor,
  homeUrl,
  paperAddress,
  personAddress,
  toAddress,
} from '../../library/address.ts';
import type { Library } from '../../library/library.ts';
import { hasOwnPage } from '../../library/people.ts';
import { currentLibrary, currentPaperFiles } from '../build-context.ts';
import type { SiteFile } from './site-file.ts';

/** `_headers` and `_redirects`: settings for hosts such as Netlify and Cloudflare Pages. */
export async function hostFiles(): Promise<SiteFile[]> {
  const library = await currentLibrary();
  const formats = (await currentPaperFiles()).filter(isCitationFormat);
  const headers = () =>
    formatHeaders(
      SITE_BASE,
      // Hosts read few rules, so that the links of more papers are not written.
      library.papers.slice(0, maxHeaderRules).map((paper) => ({
        path: paperAddress(paper.id),
        links: signposts(paper, library.byline(paper), formats, SITE_BASE),
      })),
      linksetLink(library.papers.length, homeUrl(), SITE_BASE),
    );
  const redirects = toRedirects(library);
  const host = redirectHost(process.env);
  const unwritten = countUnwritten(redirects, host);
  const hasRedirects = Object.values(redirects).some((rules) =>
    Array.isArray(rules) ? rules.length > 0 : rules,
  );
  return [
    { path: '_headers', make: headers },
    ...(hasRedirects
      ? [
          {
            path: '_redirects',
            make: () => {
              if (unwritten > 0)
                console.warn(
                  `_redirects lacks ${unwritten} of the ${redirects.moved.length} former addresses, because hosts ` +
                    'accept no more. HTML pages redirect these addresses, so you need not do anything.',
                );
              return formatRedirects(redirects, host);
            },
          },
        ]
      : []),
  ];
}

/** Returns the redirects from former ids, from people without a page, and from citation files that a site leaves out. */
function toRedirects({ formerIds, people, outside, plan }: Library): Redirects {
  const entries = people.filter((person) => !hasOwnPage(person));
  const missing = citationFormatNames.filter((name) => !plan.paperFiles.includes(name));
  const list = toAddress(outside.path);
  return {
    moved: formerIds.map(({ kind, former, id }) => ({
      from: addressOf(kind, former),
      to: addressOf(kind, id),
    })),
    entries: entries.map((person) => ({ from: addressOf('authors', person.id), to: personAddress(person) })),
    patterns: missing.map((name) => ({
      from: toAddress(citationPath({ id: ':id' }, name)),
      to: toAddress(`/papers.${citationFormats[name].extension}`),
    })),
    ...(entries.length > 0 && {
      anyEntry: { from: addressOf('authors', ':id'), to: `${list}#${entryAnchor({ id: ':id' })}` },
    }),
  };
}
