import { policy } from './policy.ts';
import { formatLink, type Signpost } from './signposts.ts';

/** A paper page and its typed links. */
export interface LinkingPage {
  path: string;
  links: readonly Signpost[];
}

/** Paths of files that never change, because a file's name or folder contains a hash of the content. */
const unchanging = ['_astro/*', 'search/:index/*'];

/**
 * Paths of the files that scripts of other web pages may read. These files contain only what the pages of the site show.
 * No other file of the site may be read.
 */
const forOtherPages = ['embed.js', 'embed/*'];

/** Maximum number of rules that Cloudflare Pages reads from `_headers`. */
export const maxHeaderRules = 100;

/**
 * Maximum number of links in the headers of one page. Pages with more links have no `Link` header, because some servers
 * and clients limit the size of headers. The linkset file contains all links.
 */
const maxLinks = 40;

/**
 * Formats the file `_headers`, which Netlify and Cloudflare Pages read. It contains the content security policy for all
 * files, one year of caching for files that never change, and the permission for other web pages to read lists. Both hosts send `no-cache` for all other files, so there
 * is no rule for that.
 *
 * Hosts limit the number of rules. The links of paper pages are written only if the rules for all papers fit.
 *
 * @param base the path of the home page, with a slash at both ends
 * @param papers the paper pages with their links
 * @param linkset the link to the file that contains the links of all paper pages, if there is such a file
 */
export function formatHeaders(base: string, papers: readonly LinkingPage[], linkset?: Signpost): string {
  const block = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const linkBlock = (path: string, links: readonly Signpost[]) =>
    [path, ...links.map((link) => `  Link: ${formatLink(link)}`)].join('\n');
  const all = {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
  const rules = [
    block(`${base}*`, all),
    ...unchanging.map((files) =>
      block(`${base}${files}`, { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    ),
    ...forOtherPages.map((files) => block(`${base}${files}`, { 'Access-Control-Allow-Origin': '*' })),
    ...(linkset ? [linkBlock(`${base}papers/*`, [linkset])] : []),
  ];
  const linking = papers.filter(({ links }) => links.length <= maxLinks);
  const fits = rules.length + papers.length <= maxHeaderRules;
  return `${[...rules, ...(fits ? linking.map(({ path, links }) => linkBlock(path, links)) : [])].join(
    '\n\n',
  )}\n`;
}
