/** Maximum number of redirects that Cloudflare Pages reads from `_redirects`. Netlify reads more. */
export const maxRedirects = 2000;

/**
 * Formats the file `_redirects`, which Netlify, Cloudflare Pages and GitLab Pages read. Each former address also has an
 * HTML page that redirects. Netlify serves that page instead of the redirect unless the rule ends with `!`, which the
 * other hosts do not support.
 *
 * @param moves former and current addresses of pages, both with the base path; only the first `maxRedirects` are
 *   written
 * @param isNetlify whether Netlify builds the site
 */
export function formatRedirects(moves: readonly { from: string; to: string }[], isNetlify: boolean): string {
  return moves
    .slice(0, maxRedirects)
    .map(({ from, to }) => `${from} ${to} 301${isNetlify ? '!' : ''}\n`)
    .join('');
}
