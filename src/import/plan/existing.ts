import type { Author } from '../../model/author.ts';
import type { Paper } from '../../model/paper.ts';
import type { Baseline } from '../merge/baseline.ts';

/** One file of the content as it stands. */
export interface Existing<Value> {
  text: string;
  /** `undefined` where the file cannot be read; it stays as it is. */
  value: Value | undefined;
}

/** The content as it stands, papers and authors by id. */
export interface ExistingContent {
  papers: ReadonlyMap<string, Existing<Paper>>;
  authors: ReadonlyMap<string, Existing<Author>>;
  baseline: Baseline;
}

/** A file to write. */
export interface PlannedWrite {
  /** Below the content folder, with `/`. */
  file: string;
  text: string;
}
