import type { AttachedFile } from '../files/paper-files.ts';

/** A content file and its text. */
export interface ContentText {
  /** The path of the file, as messages show it. */
  file: string;
  text: string;
}

/** A file in `papers/`, `authors/`, `projects/`, `news/` or `pages/`, and its text. */
export interface ContentEntry extends ContentText {
  /**
   * The id of the file: the file name without extension. The id of a free page in a nested folder includes the folder:
   * `lab/rooms`.
   */
  id: string;
}

/** All files and data that the content check reads. */
export interface ContentTexts {
  /** The path of the content folder, as messages show it. */
  folder: string;
  papers: readonly ContentEntry[];
  authors: readonly ContentEntry[];
  news: readonly ContentEntry[];
  projects?: readonly ContentEntry[];
  /** The free pages, which are MDX files. */
  pages: readonly ContentEntry[];
  /** The file `home.md`. */
  home?: ContentText;
  /** The file `site.yaml`. */
  site?: ContentText;
  /** The file `imported.jsonl`. */
  imported?: ContentText;
  /** The file `citations.json`. */
  citations?: ContentText;
  /** The file `proposals.yaml`. */
  proposals?: ContentText;
  /** The file `asked.jsonl`. */
  asked?: ContentText;
  /** The file `answers.jsonl`. */
  answers?: ContentText;
  /** The path of the home page: `/lab/`. If `base` is left out, the path is taken from the address in `site.yaml`. */
  base?: string;
  /** Paths of the files in `public/`, with `/` between folder names: `files/cv.pdf`. */
  publicFiles: ReadonlySet<string>;
  /** The files in the folders of the papers, by the id of the paper. */
  paperFiles?: ReadonlyMap<string, readonly AttachedFile[]>;
  /** Names of the files next to `site.yaml`. */
  contentFiles?: ReadonlySet<string>;
  /** Names of all files in the folder `authors/`, photos included. */
  authorFolderFiles: ReadonlySet<string>;
  /** Names of all files in the folder `projects/`, pictures included. */
  projectFolderFiles?: ReadonlySet<string>;
  /** Today's date: `2026-11-23`. */
  today: string;
}
