import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Author } from '../../model/author.ts';
import type { Paper } from '../../model/paper.ts';
import type { KeptAnswers } from '../merge/kept-answers.ts';
import type { Baseline } from '../merge/baseline.ts';

/** A content file as it is before the import. */
export interface Existing<Value> {
  text: string;
  /** The parsed values of the file; undefined if the file is invalid. The import does not change invalid files. */
  value: Value | undefined;
  /** The reasons why the file is invalid. */
  diagnostics?: readonly Diagnostic[];
}

/** The content before the import. Papers and authors are found by their id, which is the file name without `.md`. */
export interface ExistingContent {
  papers: ReadonlyMap<string, Existing<Paper>>;
  authors: ReadonlyMap<string, Existing<Author>>;
  baseline: Baseline;
  /** The text of `imported.jsonl` and its unreadable lines (`ReadBaseline.lost`), if the file is damaged. */
  damage?: { text: string; lost: readonly string[] };
  /** Answers of `answers.jsonl`, which earlier imports kept. */
  answers?: KeptAnswers;
}

/** A content file that the import will write. */
export interface PlannedWrite {
  /** Path of the file below the content folder, with `/`. */
  file: string;
  text: string;
  /** The record that each changed field is from, by field: the path of its source, and its line. */
  sources?: ReadonlyMap<string, FieldSource>;
}

/** The place in a source from which a value is taken. */
export interface FieldSource {
  file: string;
  line?: number;
}
