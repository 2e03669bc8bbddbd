import { policy } from './policy.ts';
import { formatLink, type Signpost } from './signposts.ts';

/** A page and its typed links. */
export interface LinkingPage {
  path: string;
  links: readonly Signpost[];
}

/** Files that never change, since their name or folder contains a hash of their content. */
const unchanging = ['_astro/*', 'search/:index/*'];

/** Maximum number of rules that Cloudflare Pages reads. */
const maxRules = 100;

/** Maximum number of links of a page: more would exceed the header size that some servers and clients accept. The linkset has all. */
const maxLinks = 40;

/**
 * Formats `_headers`, as Netlify and Cloudflare Pages read it: the policy for all files, and a year of caching for files that never
 * change. For other files these hosts send `no-cache` themselves; a second rule would combine both values. The links of paper
 * pages are written for all of them or for none, since hosts limit the number of rules.
 *
 * @param base the path of the home page, with a slash at both ends
 * @param papers the paper pages
 * @param linkset the link to the linkset of all paper pages, if there is one
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
    ...(linkset ? [linkBlock(`${base}papers/*`, [linkset])] : []),
  ];
  const linking = papers.filter(({ links }) => links.length <= maxLinks);
  const fits = rules.length + papers.length <= maxRules;
  return `${[...rules, ...(fits ? linking.map(({ path, links }) => linkBlock(path, links)) : [])].join(
    '\n\n',
  )}\n`;
}
