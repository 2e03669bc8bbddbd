import type { Author, Metric } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Paper } from '../../model/paper.ts';

/** One paper as a source tells of it. It has no id yet: that depends on what is there already. */
export interface PaperRecord {
  paper: Omit<Paper, 'id' | 'profiles'>;
  /** Where it begins. */
  file: string;
  line: number;
  /** Where its authors stand, if it has any. */
  authorLine?: number;
}

/** The person whose profile a text is. */
export interface ProfileOwner extends Pick<
  Author,
  'name' | 'alternateName' | 'ORCID' | 'field' | 'affiliations' | 'links' | 'biography'
> {
  /** The id of the person's file, where that is known beforehand. */
  id?: string;
  /** In the order of the profile. */
  metrics: Omit<Metric, 'asOf'>[];
}

/** What was read of one text. Every record of the text is in `records` or counted in `unread`. */
export interface ReadText {
  file: string;
  owner?: ProfileOwner;
  records: PaperRecord[];
  /** How many records could not be read; a diagnostic tells of each. */
  unread: number;
  /** The name of the format in which it was read. */
  format?: string;
  /** The text may hold no paper and still be needed, such as one with strings for other files. */
  isPart?: boolean;
  /** How many papers the text itself says it has. */
  declared?: number;
  diagnostics: Diagnostic[];
}
