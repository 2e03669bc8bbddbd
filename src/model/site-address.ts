import { z } from 'zod';
import { type Diagnostic, quote } from './diagnostic.ts';

const advice = 'write the whole address of the site, such as https://example.org/lab/';

/** Matches paths that need no encoding in links, in configuration files of hosts and in file systems. */
const plainPath = /^(?:\/[\w.~-]+)*\/?$/;

/** The address of a home page: `https://example.org/lab/`. */
export const siteUrlSchema = z
  .url({ protocol: /^https?$/, error: advice })
  .refine(
    (url) => !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}${new URL(url).pathname}`,
    {
      error: `${advice}, without a user, ? and #`,
    },
  )
  .refine((url) => !URL.canParse(url) || plainPath.test(new URL(url).pathname), {
    error: `${advice}, its path in letters a-z, digits and - . _ ~`,
  })
  .meta({ title: 'address' });

/** The address of a site, in two parts. */
export interface SiteAddress {
  /** The scheme and host: `https://example.org`. `undefined` if the address is not known. */
  origin?: string;
  /** The path of the home page, with a slash at both ends: `/lab/`. */
  base: string;
}

/** Splits the address of a home page into its two parts. Without an address, `origin` is missing and `base` is `/`. */
export function parseSiteUrl(url: string | undefined): SiteAddress {
  if (url === undefined) return { base: '/' };
  const { origin, pathname } = new URL(url);
  return { origin, base: pathname.endsWith('/') ? pathname : `${pathname}/` };
}

/**
 * Chooses the address of a site. The first of these addresses that exists is used:
 *
 * - the value of `OFFPRINT_URL`;
 * - the `url` in `site.yaml`;
 * - the address at GitHub Pages, if a GitHub workflow builds the site;
 * - the root of an unknown host.
 *
 * @param url the `url` in `site.yaml`, already validated
 * @returns the address, or the reason why the value of `OFFPRINT_URL` cannot be used
 */
export function chooseAddress(
  url: string | undefined,
  environment: NodeJS.ProcessEnv,
): SiteAddress | { diagnostics: Diagnostic[] } {
  const given = environment.OFFPRINT_URL;
  if (!given) return parseSiteUrl(url ?? githubPages(environment));
  const checked = siteUrlSchema.safeParse(given);
  if (checked.success) return parseSiteUrl(given);
  const message = `${quote(given)} is not a valid address of a site.`;
  const todo = checked.error.issues[0]?.message ?? advice;
  const diagnostic = { file: 'OFFPRINT_URL', message, advice: `Unset the variable, or ${todo}.` };
  return { diagnostics: [{ severity: 'error', ...diagnostic }] };
}

/**
 * Returns the address at GitHub Pages of the repository whose workflow is running. Returns `undefined` outside of
 * github.com.
 */
function githubPages(environment: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_ACTIONS, GITHUB_REPOSITORY = '', GITHUB_SERVER_URL = 'https://github.com' } = environment;
  const [, owner, name] = /^([\w-]+)\/([\w.-]+)$/.exec(GITHUB_REPOSITORY) ?? [];
  if (GITHUB_ACTIONS !== 'true' || GITHUB_SERVER_URL !== 'https://github.com' || !owner || !name)
    return undefined;
  const host = `${owner.toLowerCase()}.github.io`;
  return `https://${host}/${name.toLowerCase() === host ? '' : `${name}/`}`;
}
