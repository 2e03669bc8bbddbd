import type { Author, Metric } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Paper } from '../../model/paper.ts';

/** One paper as one source describes it. It has no id yet: the id depends on the papers that exist already. */
export interface PaperRecord {
  paper: Omit<Paper, 'id' | 'profiles'>;
  /** Location of its first line. */
  file: string;
  line: number;
  /** Line of its authors, if it has any. */
  authorLine?: number;
}

/** The person a profile belongs to. */
export interface ProfileOwner extends Pick<
  Author,
  'name' | 'alternateName' | 'ORCID' | 'field' | 'affiliations' | 'links' | 'biography'
> {
  /** Id of the person's author file, if it is known in advance. */
  id?: string;
  /** In the order of the profile. */
  metrics: Omit<Metric, 'asOf'>[];
}

/** A warning about one record, without its location. */
export type RecordWarning = Pick<Diagnostic, 'message' | 'advice'>;

/** The result of reading one text. Every record of the text is either in `records` or counted in `unread`. */
export interface ReadResult {
  file: string;
  owner?: ProfileOwner;
  records: PaperRecord[];
  /** Number of records that could not be read. Each has an error in `diagnostics`. */
  unread: number;
  /** Name of the format that was used. */
  format?: string;
  /** Whether the text is useful without any paper in it, for example because it defines strings for other files. */
  isPart?: boolean;
  /** Number of papers that the text itself states. */
  declared?: number;
  diagnostics: Diagnostic[];
}
