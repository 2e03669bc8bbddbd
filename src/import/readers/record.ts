import type { Author, Metric } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Paper } from '../../model/paper.ts';

/**
 * A record: one paper as one source describes it. A record has no id yet, because the id depends on the papers that
 * already exist.
 */
export interface PaperRecord {
  paper: Omit<Paper, 'id' | 'profiles'>;
  /** The file that contains the record, and the line on which the record begins. */
  file: string;
  line: number;
  /**
   * The key by which the source itself knows the record, such as a citation key or the id of a service. It stays the
   * same if the values of the record change. Undefined in formats without keys.
   */
  key?: string;
  /**
   * Fields whose values the reader could only guess, such as the title of a reference without quotation marks. A value
   * of any other source replaces them.
   */
  uncertain?: readonly (keyof Paper)[];
  /**
   * Id of the paper of the content that the record is about, if this was known before the record was requested. The
   * record then goes to the file of this paper, although its title may be spelled differently.
   */
  paperId?: string;
  /**
   * Fields that are taken from the record; undefined for all fields. If `type` is not among them, the record does not
   * describe a version of the paper: it only adds values, for example links.
   */
  only?: ReadonlySet<string>;
  /** The line of the authors, if the record has authors. */
  authorLine?: number;
}

/** The owner of a profile: the person whom the profile is about. */
export interface ProfileOwner extends Pick<
  Author,
  'name' | 'alternateName' | 'ORCID' | 'field' | 'affiliations' | 'links' | 'biography'
> {
  /** Id of the author file of the person, if the file is known before the import. */
  id?: string;
  /** The metrics of the person, such as the h-index, in the order of the profile. */
  metrics: Omit<Metric, 'asOf'>[];
}

/** A warning about one record. The file and the line are added later. */
export type RecordWarning = Pick<Diagnostic, 'message' | 'advice'>;

/** The result of reading one text. Every record in the text is either in `records` or counted in `unread`. */
export interface ReadResult {
  file: string;
  owner?: ProfileOwner;
  records: PaperRecord[];
  /** Number of records that could not be read. For each of them, `diagnostics` contains an error. */
  unread: number;
  /** Name of the format in which the text was read, or of the site of a page, such as `dblp page`. */
  format?: string;
  /**
   * Whether the text is useful although it contains no papers, for example because it defines abbreviations for other
   * files.
   */
  isPart?: boolean;
  /** Whether the source could not be read or fetched at all; `diagnostics` contains the reason. */
  isFailed?: boolean;
  /** Papers that the text names only by an identifier. They can be fetched. */
  named?: NamedPaper[];
  /** Number of papers that the text itself states, such as `16 Papers`. */
  declared?: number;
  diagnostics: Diagnostic[];
}

/** A paper that a text names by its DOI or arXiv number, without a title. */
export interface NamedPaper extends Pick<Paper, 'DOI' | 'arXiv'> {
  line: number;
}
