import type { Author } from '../../model/author.ts';
import type { Paper } from '../../model/paper.ts';
import type { Baseline } from '../merge/baseline.ts';

/** A file of the content before the import. */
export interface Existing<Value> {
  text: string;
  /** The parsed file; undefined if it is invalid. The import does not change invalid files. */
  value: Value | undefined;
}

/** The content before the import; papers and authors by id. */
export interface ExistingContent {
  papers: ReadonlyMap<string, Existing<Paper>>;
  authors: ReadonlyMap<string, Existing<Author>>;
  baseline: Baseline;
}

/** A file to write. */
export interface PlannedWrite {
  /** Path below the content folder, with `/`. */
  file: string;
  text: string;
}
