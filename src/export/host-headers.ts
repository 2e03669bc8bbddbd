import { policy } from './policy.ts';

/** Files that are named by what is in them, or stand in a folder that is, so that they never change. */
const unchanging = ['_astro/*', 'search/:index/*'];

/**
 * `_headers`, as Netlify and Cloudflare Pages read it: the policy for everything, and files that never change are kept for a year.
 * Of all others these hosts say by themselves that they must be asked for anew; a second rule for them would join the two.
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
    ...unchanging.map((files) =>
      block(`${base}${files}`, { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    ),
  ].join('\n\n')}\n`;
}
