import type { Fault } from '../fetch/faults.ts';
import type { Services } from '../fetch/services.ts';
import type { Transport } from '../fetch/service-request.ts';
import type { CitationCount, CitationService } from '../model/citation-counts.ts';
import type { Paper } from '../model/paper.ts';
import { arXivDoi, citingServices, type CountedWork } from './citing-services.ts';
import type { Candidate } from './finding.ts';

/** The citation counts of papers at one service. */
export interface CountedPapers {
  counts: Map<string, CitationCount>;
  /** Ids of the papers that the service does not know. */
  uncounted: string[];
  /** Ids of the papers that the service lists as retracted. */
  retracted: string[];
  faults: Fault[];
}

export interface CountContext {
  service: CitationService;
  /** The day that is written for the counts: `2026-11-28`. */
  today: string;
  services: Services;
  transport: Transport;
  /** Called before each request, with the number of papers that were counted so far. */
  onRequest?: (done: number) => void;
  signal?: AbortSignal;
}

/**
 * Asks a service how often papers are cited, many papers per request. If a service has several versions of a paper as
 * separate works, the largest number counts. After a fault, the remaining papers are skipped.
 */
export async function countCitations(
  papers: readonly Pick<Paper, 'id' | 'DOI' | 'arXiv' | 'versions'>[],
  { service, today, services, transport, onRequest, signal }: CountContext,
): Promise<CountedPapers> {
  const counted: CountedPapers = { counts: new Map(), uncounted: [], retracted: [], faults: [] };
  const { pageSize, request, read } = citingServices[service];
  const pages = toPages(papers, pageSize);
  let done = 0;
  for (const page of pages) {
    if (signal?.aborted) break;
    onRequest?.(done);
    const answer = await request([...new Set(page.flatMap(doisOf))], services, transport);
    if ('fault' in answer && !answer.fault.isMissing) {
      counted.faults.push(answer.fault);
      break;
    }
    const works = 'fault' in answer ? [] : answer.works.flatMap((work) => read(work) ?? []);
    const byDoi = Map.groupBy(works, ({ DOI }) => DOI);
    for (const paper of page) {
      const found = doisOf(paper).flatMap((doi) => byDoi.get(doi) ?? []);
      const best = largest(found);
      if (best) counted.counts.set(paper.id, toCount(best, service, today));
      else counted.uncounted.push(paper.id);
      if (found.some(({ isRetracted }) => isRetracted)) counted.retracted.push(paper.id);
    }
    done += page.length;
  }
  return counted;
}

/** Returns the citation count that the records of certain candidates contain. It saves a request. */
export function countInCandidates(
  candidates: readonly Pick<Candidate, 'service' | 'text'>[],
  service: CitationService,
  today: string,
): CitationCount | undefined {
  const works = candidates
    .filter((one) => one.service === service)
    .flatMap(({ text }) => readWork(text, service));
  const best = largest(works);
  return best && toCount(best, service, today);
}

function readWork(text: string, service: CitationService): CountedWork[] {
  try {
    const work = citingServices[service].read(JSON.parse(text));
    return work ? [work] : [];
  } catch {
    return [];
  }
}

function largest(works: readonly CountedWork[]): CountedWork | undefined {
  return works.toSorted((a, b) => b.count - a.count)[0];
}

function toCount({ count, perYear }: CountedWork, source: CitationService, day: string): CitationCount {
  return { count, source, day, ...(perYear && { perYear }) };
}

/** Returns the DOIs of a paper and its versions in lower case, and the DOIs that arXiv gives to its papers. */
function doisOf(paper: Pick<Paper, 'DOI' | 'arXiv' | 'versions'>): string[] {
  const all = [paper, ...(paper.versions ?? [])].flatMap(({ DOI, arXiv }) => [DOI, arXivDoi(arXiv)]);
  const dois = all.flatMap(
    (doi) => doi?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/iu, '').toLowerCase() ?? [],
  );
  // In the filter of a service, these signs would separate two DOIs.
  return [...new Set(dois)].filter((doi) => !/[|,]/u.test(doi));
}

/** Divides papers into pages of at most `size` DOIs. A paper has few DOIs, and they are on one page. */
function toPages<Asked extends Parameters<typeof doisOf>[0]>(
  papers: readonly Asked[],
  size: number,
): Asked[][] {
  const pages: Asked[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const paper of papers) {
    const { length } = doisOf(paper);
    if (used + length > size) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(paper);
    used += length;
  }
  return pages;
}
