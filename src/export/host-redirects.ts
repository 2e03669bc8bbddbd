/** The most redirects that Cloudflare Pages takes, fewer than Netlify does. */
export const maxRedirects = 2000;

/**
 * `_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it. At each of these addresses stands a page that leads on, too:
 * Netlify sends that unless a rule ends with `!`, which the others do not know.
 *
 * @param moves former and present addresses of pages, base path included; those beyond `maxRedirects` are left out
 * @param isNetlify whether it is Netlify that builds the site
 */
export function formatRedirects(moves: readonly { from: string; to: string }[], isNetlify: boolean): string {
  return moves
    .slice(0, maxRedirects)
    .map(({ from, to }) => `${from} ${to} 301${isNetlify ? '!' : ''}\n`)
    .join('');
}
