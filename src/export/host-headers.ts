import { policy } from './policy.ts';

/** Folders whose files are named by what is in them, so that they never change. */
const unchanging = ['_astro', 'search'];

/**
 * `_headers`, as Netlify and Cloudflare Pages read it: the policy for everything, files that never change kept for a year, all
 * others asked for anew.
 *
 * @param base the path of the home page, with a slash at both ends
 */
export function formatHeaders(base: string): string {
  const block = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const all = {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
  return `${[
    block(`${base}*`, all),
    ...unchanging.map((folder) =>
      block(`${base}${folder}/*`, { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    ),
  ].join('\n\n')}\n`;
}
