import type { FormatName } from '../import/formats.ts';
import { type Json, textAt } from '../import/readers/values/json.ts';
import type { Fault } from './faults.ts';
import type { Registries, ServiceAccess } from './listing.ts';
import type { Transport } from './service-request.ts';

/** A paper to look for, in the words that a service searches. */
export interface PaperQuery {
  /** The words of the title, separated by spaces, without formulas, markup and punctuation. */
  title: string;
  /** The family name of the first author, if the paper names one. */
  family?: string;
  /** The year in which the paper appeared, if it is known. */
  year?: number;
}

/** The identifiers by which a paper is requested. */
export interface PaperIds {
  /** A DOI in lower case, without a prefix. */
  DOI?: string;
  /** An arXiv id without a version. */
  arXiv?: string;
}

/** A record as the service sent it, and its address or id there. */
export interface FoundRecord {
  id: string;
  text: string;
  /** The title as it is in the text, without its subtitle. Undefined if it must be read from the text. */
  title?: string;
}

/** The records that a service found, or the reason why it found none. A service without such a paper finds none. */
export type FoundRecords = { records: FoundRecord[] } | { fault: Fault };

/** The services and the transport for a search. */
export interface SearchContext {
  services: Registries & {
    people: Readonly<Record<'openalex' | 'semantic-scholar' | 'dblp', ServiceAccess>>;
  };
  transport: Transport;
}

/** A service that is searched for papers. */
export interface PaperSearch {
  /** The format of a record. */
  format: FormatName;
  /** Finds records with a title like that of the paper, the likeliest first. It takes one request. */
  search(query: PaperQuery, context: SearchContext): Promise<FoundRecords>;
  /** Maximum number of papers that `lookUp` asks for in one request. */
  batchSize: number;
  /** Requests the records of papers by their identifiers. It takes one request. Papers without such ids are left out. */
  lookUp?(papers: readonly PaperIds[], context: SearchContext): Promise<FoundRecords>;
  /** Requests the whole record, if a list contains only a part of it. Missing if lists contain whole records. */
  complete?(record: FoundRecord, context: SearchContext): Promise<FoundRecord | { fault: Fault }>;
}

/**
 * Time for which the response to a search is used again, in milliseconds: 7 days. An interrupted search continues where it
 * was, and a service that has a new paper finds it a week later.
 */
export const searchMaxAge = 7 * 24 * 60 * 60 * 1000;

/** Returns each object of a list as a record. Objects without an id have no address at the service. */
export function toRecords(list: readonly Json[], idOf: (record: Json) => string | undefined): FoundRecord[] {
  return list.flatMap((record) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return [];
    const title = titleOf(record);
    return [
      {
        id: idOf(record) ?? title ?? '',
        text: JSON.stringify(record),
        ...(title !== undefined && { title }),
      },
    ];
  });
}

/** Returns the title of a record of OpenAlex, Crossref, Semantic Scholar or dblp. */
function titleOf(record: Json): string | undefined {
  return textAt(record, 'title') ?? textAt(record, 'title', 0) ?? textAt(record, 'info', 'title');
}

/** Whether the fault means that the service has no such paper. */
export function isNothingFound(answer: object): boolean {
  return 'fault' in answer && (answer as { fault: Fault }).fault.isMissing;
}
