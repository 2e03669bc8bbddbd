/**
 * The content security policy of every page: own files only, nothing inline. So it needs no hashes and is the same for all pages. As a
 * header it also states who may frame a page, which a `<meta>` element cannot.
 */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";
