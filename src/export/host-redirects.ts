/** A rule that leads from one address to another. Both have the base path. */
export interface Redirect {
  from: string;
  to: string;
}

/** The redirects of a site. */
export interface Redirects {
  /** Former addresses of papers, people and projects. Each also has an HTML page that redirects. */
  moved: readonly Redirect[];
  /** Addresses of people who have an entry in a list instead of a page. They may get a page again. */
  entries: readonly Redirect[];
  /** Rules with the placeholder `:id`, for addresses at which there is no file. */
  patterns: readonly Redirect[];
  /** A rule with the placeholder `:id` for all people of `entries`, on hosts that serve a page rather than apply a rule. */
  anyEntry?: Redirect | undefined;
}

/** The hosts that differ in how they read `_redirects`. `other` is Cloudflare Pages, or not known. */
export type RedirectHost = 'netlify' | 'gitlab' | 'other';

/**
 * Maximum number of rules without placeholders that a host reads. Cloudflare ignores further rules; GitLab ignores all
 * rules of a longer file; Netlify advises against more. Rules with placeholders are counted apart, and are few.
 */
const maxRules = { netlify: 10_000, gitlab: 990, other: 2000 } as const satisfies Record<
  RedirectHost,
  number
>;

/** Returns the host that builds the site, as the environment variables of its build service say. */
export function redirectHost(env: Readonly<Record<string, string | undefined>>): RedirectHost {
  if (env.NETLIFY === 'true') return 'netlify';
  return env.GITLAB_CI === 'true' ? 'gitlab' : 'other';
}

/** Returns the number of redirects of former addresses that do not fit into the file. */
export function countUnwritten({ moved }: Redirects, host: RedirectHost): number {
  return Math.max(0, moved.length - maxRules[host]);
}

/**
 * Formats the file `_redirects`, which Netlify, Cloudflare Pages and GitLab Pages read. Netlify serves the page at a former
 * address instead of the redirect unless the rule ends with `!`, which the other hosts do not support. Cloudflare applies
 * a rule even if there is a page at the address, so that `anyEntry` is left out for it.
 */
export function formatRedirects(redirects: Redirects, host: RedirectHost): string {
  const { moved, entries, patterns, anyEntry } = redirects;
  const toRule =
    (status: string) =>
    ({ from, to }: Redirect) =>
      `${from} ${to} ${status}`;
  const single = [
    ...moved.map(toRule(host === 'netlify' ? '301!' : '301')),
    ...entries.map(toRule('302')),
  ].slice(0, maxRules[host]);
  const general = [...patterns, ...(anyEntry && host !== 'other' ? [anyEntry] : [])].map(toRule('302'));
  return [...single, ...general].map((rule) => `${rule}\n`).join('');
}
