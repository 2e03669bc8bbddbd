import type { Fault } from '../fetch/faults.ts';
import type {
  FoundRecord,
  FoundRecords,
  PaperIds,
  PaperQuery,
  SearchContext,
} from '../fetch/paper-search.ts';
import { paperSearches } from '../fetch/paper-searches.ts';
import { readInFormat } from '../import/formats.ts';
import type { UnjudgedCandidate } from './choose-candidates.ts';
import type { PaperService } from './finding.ts';

/** The candidates that a service found, or the fault why it found none. */
export type Asked = { candidates: UnjudgedCandidate[] } | { fault: Fault };

/**
 * Asks the services, and remembers which of them cannot be reached, so that they are not asked again in this run.
 */
export class ServiceDesk {
  readonly #context: SearchContext;
  readonly #down = new Map<PaperService, Fault>();

  constructor(context: SearchContext) {
    this.#context = context;
  }

  /**
   * Searches for a paper.
   *
   * @param isPossible whether a record with this title may be the paper. Other records are not read.
   */
  search(service: PaperService, query: PaperQuery, isPossible: (title: string) => boolean): Promise<Asked> {
    return this.#ask(service, () => paperSearches[service].search(query, this.#context), isPossible);
  }

  /** Asks for papers by their identifiers. A service that does not take identifiers finds none. */
  lookUp(service: PaperService, papers: readonly PaperIds[]): Promise<Asked> {
    const { lookUp } = searchOf(service);
    return this.#ask(service, async () => (lookUp ? lookUp(papers, this.#context) : { records: [] }));
  }

  /** Requests the whole record of a candidate, if a list of the service contained only a part of it. */
  async complete<Kind extends UnjudgedCandidate>(candidate: Kind): Promise<Kind> {
    const { service, id, text } = candidate;
    const { complete } = searchOf(service);
    if (!complete || this.#down.has(service)) return candidate;
    const record = await complete({ id, text }, this.#context);
    if ('fault' in record) return candidate;
    const whole = record.text === text ? undefined : toCandidate(service, record);
    return whole ? { ...candidate, text: whole.text, paper: whole.paper } : candidate;
  }

  async #ask(
    service: PaperService,
    request: () => Promise<FoundRecords>,
    isPossible: (title: string) => boolean = () => true,
  ): Promise<Asked> {
    const known = this.#down.get(service);
    if (known) return { fault: known };
    const found = await request();
    if ('records' in found) {
      const possible = found.records.filter(({ title }) => title === undefined || isPossible(title));
      return { candidates: possible.flatMap((record) => toCandidate(service, record) ?? []) };
    }
    if (found.fault.isDown || found.fault.isOverBudget) this.#down.set(service, found.fault);
    return found;
  }
}

function searchOf(
  service: PaperService,
): (typeof paperSearches)['openalex'] | (typeof paperSearches)['dblp'] {
  return paperSearches[service] as (typeof paperSearches)['openalex'];
}

/** Reads a record. Returns undefined if it is not a paper. */
function toCandidate(service: PaperService, { id, text }: FoundRecord): UnjudgedCandidate | undefined {
  const { format } = paperSearches[service];
  const paper = readInFormat(text, id, format)[0]?.records[0];
  return paper && { service, id, format, text, paper };
}
