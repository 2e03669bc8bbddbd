/**
 * The content security policy of all pages. The policy allows only files of the site itself, and no inline code. So no
 * hashes are needed, and all pages have the same policy. The file `_headers` adds `frame-ancestors`, which has no
 * effect in a `<meta>` element.
 */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";
