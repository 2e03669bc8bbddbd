import type { Diagnostic } from '../model/diagnostic.ts';

/** What the check of the content looks for. */
export type FindingKind =
  | 'broken'
  | 'identifier'
  | 'date'
  | 'no-abstract'
  | 'no-year'
  | 'tex'
  | 'same-paper'
  | 'same-person'
  | 'link'
  | 'missing-file';

/** Something that was found in the content, and of what kind it is. */
export interface Finding extends Diagnostic {
  kind: FindingKind;
}

/** The text of one file of the content, and where it stands. */
export interface ContentText {
  /** As messages name it. */
  file: string;
  text: string;
}

/** All that is looked at. */
export interface ContentTexts {
  papers: readonly (ContentText & { id: string })[];
  authors: readonly (ContentText & { id: string })[];
  /** What happened in the lab. */
  news: readonly (ContentText & { id: string })[];
  /** Free pages, by the path of their address: `about`. */
  pages: readonly (ContentText & { id: string })[];
  site?: ContentText;
  /** The path of the home page; else that of the settings. */
  base?: string;
  /** The files of `public/` and other addresses that are no pages, `cv.pdf`. */
  publicFiles: ReadonlySet<string>;
  /** Names of the files in the folder of people. */
  besideAuthors: ReadonlySet<string>;
  /** `2026-11-23`. */
  today: string;
}
