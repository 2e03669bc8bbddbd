/**
 * The content security policy of every page: own files only, nothing inline, so that it needs no hashes and is the same for all. As
 * a header it may say more than in a page: who may frame it.
 */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";
