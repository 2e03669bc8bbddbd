import { z } from 'zod';
import { type Diagnostic, quote } from './diagnostic.ts';

const advice = 'write the whole address of the site, for example https://example.org/lab/';

/** Names of folders that stand in links, rules of hosts and file systems as they are. */
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

/** Where a site is served. */
export interface SiteAddress {
  /** `https://example.org`; none where the site has not been told its address. */
  origin?: string;
  /** The path of the home page, with a slash at both ends. */
  base: string;
}

/** Where a site is served, from the address of its home page; at the root of an unknown host where there is none. */
export function parseSiteUrl(url: string | undefined): SiteAddress {
  if (url === undefined) return { base: '/' };
  const { origin, pathname } = new URL(url);
  return { origin, base: pathname.endsWith('/') ? pathname : `${pathname}/` };
}

/**
 * Where a site is served: at `OFFPRINT_URL`, else where its settings say, else where GitHub Pages serves the repository whose
 * workflow builds it, else at the root of an unknown host.
 *
 * @param url the checked `url` of the settings
 */
export function chooseAddress(
  url: string | undefined,
  environment: NodeJS.ProcessEnv,
): SiteAddress | { diagnostics: Diagnostic[] } {
  const given = environment.OFFPRINT_URL;
  if (!given) return parseSiteUrl(url ?? githubPages(environment));
  const checked = siteUrlSchema.safeParse(given);
  if (checked.success) return parseSiteUrl(given);
  const message = `${quote(given)} is no address of a site: ${checked.error.issues[0]?.message ?? advice}.`;
  const diagnostic = { file: 'OFFPRINT_URL', message, advice: 'Correct it in the environment, or unset it.' };
  return { diagnostics: [{ severity: 'error', ...diagnostic }] };
}

/** The address that GitHub Pages gives to the repository of a workflow. A GitHub of one's own has its pages somewhere else. */
function githubPages(environment: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_ACTIONS, GITHUB_REPOSITORY = '', GITHUB_SERVER_URL = 'https://github.com' } = environment;
  const [, owner, name] = /^([\w-]+)\/([\w.-]+)$/.exec(GITHUB_REPOSITORY) ?? [];
  if (GITHUB_ACTIONS !== 'true' || GITHUB_SERVER_URL !== 'https://github.com' || !owner || !name)
    return undefined;
  const host = `${owner.toLowerCase()}.github.io`;
  return `https://${host}/${name.toLowerCase() === host ? '' : `${name}/`}`;
}
