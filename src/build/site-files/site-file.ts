/** A file of the site that is not a page, such as a bibliography or a feed. */
export interface SiteFile {
  /** The path below the root of the site, without a slash at the start: `papers/x/cite.bib`. */
  path: string;
  /**
   * Everything that the content of the file depends on, or a hash of it. Equal keys mean equal bytes, so that a file whose
   * key did not change is not made again. A file without a key is made in each build, and written if it changed. A key
   * that takes time is a function, which is called when the file is added to the site.
   */
  key?: string | (() => string);
  /** Makes the content of the file. */
  make: () => string | Uint8Array | Promise<string | Uint8Array>;
}
