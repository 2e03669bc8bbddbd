import { policy } from './policy.ts';
import { formatLink, type Signpost } from './signposts.ts';

/** A page and what it links to. */
export interface LinkingPage {
  path: string;
  links: readonly Signpost[];
}

/** Files that are named by what is in them, or stand in a folder that is, so that they never change. */
const unchanging = ['_astro/*', 'search/:index/*'];

/** Cloudflare Pages reads so many rules and no more. */
const maxRules = 100;

/** More links would not fit into the headers that every server and client takes; the linkset has them. */
const maxLinks = 40;

/**
 * `_headers`, as Netlify and Cloudflare Pages read it: the policy for everything, and files that never change are kept for a year.
 * Of all others these hosts say by themselves that they must be asked for anew; a second rule for them would join the two.
 * The links of papers' pages are there for all of them or for none, where the hosts take no rule for each.
 *
 * @param base the path of the home page, with a slash at both ends
 * @param papers the pages of the papers
 * @param linkset the link to what all of them link to, if there is one
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
