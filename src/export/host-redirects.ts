/** Maximum number of redirects that Cloudflare Pages reads; Netlify reads more. */
export const maxRedirects = 2000;

/**
 * Formats `_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it. There is also a redirecting page at each of these
 * addresses; Netlify serves that page unless a rule ends with `!`, which the other hosts do not support.
 *
 * @param moves former and present addresses of pages, base path included; those beyond `maxRedirects` are left out
 * @param isNetlify whether Netlify builds the site
 */
export function formatRedirects(moves: readonly { from: string; to: string }[], isNetlify: boolean): string {
  return moves
    .slice(0, maxRedirects)
    .map(({ from, to }) => `${from} ${to} 301${isNetlify ? '!' : ''}\n`)
    .join('');
}
