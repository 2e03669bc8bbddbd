/**
 * The content security policy of all pages. It allows only the site's own files and nothing inline, so it needs no
 * hashes. `_headers` adds `frame-ancestors`, which has no effect in a `<meta>` element.
 */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";
