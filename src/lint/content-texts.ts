/** The text of one file of the content. */
export interface ContentText {
  /** Its path as messages show it. */
  file: string;
  text: string;
}

/** The text of a file in `papers/`, `authors/`, `news/` or `pages/`. */
export interface ContentEntry extends ContentText {
  /** The name of the file without its extension; for free pages the path of their address, `about`. */
  id: string;
}

/** Everything that the check of the content looks at. */
export interface ContentTexts {
  /** The content folder, as messages show it. */
  folder: string;
  papers: readonly ContentEntry[];
  authors: readonly ContentEntry[];
  news: readonly ContentEntry[];
  /** Free pages. */
  pages: readonly ContentEntry[];
  /** `site.yaml`. */
  site?: ContentText;
  /** The path of the home page, `/lab/`; if left out, the path of the address in `site.yaml`. */
  base?: string;
  /** Paths of the files of `public/`, with `/` between folders: `cv.pdf`. */
  publicFiles: ReadonlySet<string>;
  /** Names of the files in the folder `authors/`, photos included. */
  authorFolderFiles: ReadonlySet<string>;
  /** Today's date: `2026-11-23`. */
  today: string;
}
