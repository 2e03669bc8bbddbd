import { parseDoi } from '../import/readers/values/identifiers.ts';
import { at, type Json, textAt } from '../import/readers/values/json.ts';
import type { CitationCount, CitationService } from '../model/citation-counts.ts';
import { arXivDoi, plainDoi } from '../model/doi.ts';
import type { Paper } from '../model/paper.ts';
import type { Fault } from './faults.ts';
import { requestJson, unexpectedJson } from './listing.ts';
import { keyParameter, openAlexPause } from './openalex.ts';
import { semanticScholarLimits } from './semantic-scholar.ts';
import type { Transport } from './service-request.ts';
import type { Services } from './services.ts';

/** The part of a paper from which a service can recognise it. */
export type IdentifiedPaper = Pick<Paper, 'id' | 'DOI' | 'arXiv' | 'versions'>;

interface CountContext {
  services: Services;
  transport: Transport;
  /** Today's date, which the counts get: `2026-11-28`. */
  today: string;
  /** Called after each request, with the number of papers that were asked about so far. */
  onAsked?: (papers: number) => void;
  /** Ends the work after the current request. */
  signal?: AbortSignal;
}

/** The citation counts that a service sent. */
export interface FetchedCounts {
  /** The counts, by the id of the paper. */
  counts: Map<string, CitationCount>;
  /** Ids of papers that the service does not know by any of their identifiers. */
  unknown: string[];
  /** Ids of papers that the service lists as retracted. Only OpenAlex sends this together with the counts. */
  retracted: string[];
  /** Reasons why papers were not counted, each once. */
  faults: Fault[];
}

type Count = Pick<CitationCount, 'count' | 'perYear'> & { isRetracted?: boolean };

/** The answer to one request: the counts by identifier. */
type Answer = { found: Map<string, Count> } | { fault: Fault };

/** How a service is requested counts. */
interface CountingService {
  /** Maximum number of identifiers in one request. */
  batchSize: number;
  /** Whether several identifiers of this kind can be in one request. */
  isBatchable: (identifier: string) => boolean;
  ask: (identifiers: readonly string[], context: CountContext) => Promise<Answer>;
}

/** Maximum length of all identifiers in one request, in characters, because they are a part of an address. */
const maxBatchLength = 3000;

const countingServices: Record<CitationService, CountingService> = {
  // A comma or a bar would end the identifier in the list.
  openalex: { batchSize: 50, isBatchable: (doi) => !/[,|]/u.test(doi), ask: askOpenAlex },
  crossref: { batchSize: 1, isBatchable: () => false, ask: askCrossref },
  'semantic-scholar': { batchSize: 500, isBatchable: () => true, ask: askSemanticScholar },
};

/**
 * Asks a service how often papers were cited. Papers are requested by DOI; a paper without one by the DOI that arXiv
 * registers. A paper that is not known by its first identifier is requested by its next one. Never rejects.
 *
 * @param papers papers without an identifier are `unknown`
 */
export async function fetchCitationCounts(
  papers: readonly IdentifiedPaper[],
  name: CitationService,
  context: CountContext,
): Promise<FetchedCounts> {
  const service = countingServices[name];
  const counts = new Map<string, CitationCount>();
  const faults = new Map<string, Fault>();
  const retracted = new Set<string>();
  const failed = new Set<string>();
  let asked = 0;
  let waiting = papers.map((paper) => ({ id: paper.id, identifiers: identifiersOf(paper) }));
  for (let round = 0; waiting.some(({ identifiers }) => identifiers[round] !== undefined); round++) {
    const inRound = waiting.filter(
      ({ id, identifiers }) => identifiers[round] !== undefined && !failed.has(id),
    );
    for (const batch of toBatches(inRound, round, service)) {
      const isOver = [...faults.values()].some(({ isDown, isOverBudget }) => isDown || isOverBudget);
      if (context.signal?.aborted || isOver) {
        for (const { id } of batch) failed.add(id);
        continue;
      }
      const identifiers = batch.map((paper) => paper.identifiers[round] ?? '');
      const answer = await service.ask([...new Set(identifiers)], context);
      if ('fault' in answer) {
        if (!answer.fault.isMissing) {
          faults.set(answer.fault.message, answer.fault);
          for (const { id } of batch) failed.add(id);
        }
      } else {
        for (const [index, { id }] of batch.entries()) {
          const count = answer.found.get(identifiers[index] ?? '');
          if (!count) continue;
          const { isRetracted, ...values } = count;
          counts.set(id, { ...values, source: name, day: context.today });
          if (isRetracted) retracted.add(id);
        }
      }
      if (round > 0) continue;
      asked += batch.length;
      context.onAsked?.(asked);
    }
    waiting = waiting.filter(({ id }) => !counts.has(id) && !failed.has(id));
  }
  return {
    counts,
    unknown: waiting.map(({ id }) => id),
    retracted: [...retracted],
    faults: [...faults.values()],
  };
}

/** Returns the DOIs of a paper in lower case: its own, those of its versions, and those that arXiv registers. */
function identifiersOf({ DOI, arXiv, versions = [] }: IdentifiedPaper): string[] {
  const own = [{ DOI, arXiv }, ...versions];
  const dois = [
    ...own.map((version) => version.DOI && plainDoi(version.DOI)),
    ...own.map((version) => version.arXiv && arXivDoi(version.arXiv)),
  ];
  return [...new Set(dois.flatMap((doi) => (doi ? doi.toLowerCase() : [])))];
}

function toBatches<Waiting extends { identifiers: readonly string[] }>(
  papers: readonly Waiting[],
  round: number,
  { batchSize, isBatchable }: CountingService,
): Waiting[][] {
  const batches: Waiting[][] = [];
  let open: Waiting[] = [];
  let length = 0;
  for (const paper of papers) {
    const identifier = paper.identifiers[round] ?? '';
    if (!isBatchable(identifier)) {
      batches.push([paper]);
      continue;
    }
    if (open.length >= batchSize || length + identifier.length > maxBatchLength * (batchSize / 50)) {
      batches.push(open);
      [open, length] = [[], 0];
    }
    open.push(paper);
    length += identifier.length;
  }
  return open.length > 0 ? [...batches, open] : batches;
}

async function askOpenAlex(dois: readonly string[], { services, transport }: CountContext): Promise<Answer> {
  const { address, key } = services.people.openalex;
  const select = 'select=id,doi,cited_by_count,counts_by_year,is_retracted';
  const [only = ''] = dois;
  const list = dois.map(encodeURIComponent).join('|');
  const isOne = /[,|]/u.test(only);
  const url = isOne
    ? `${address}/works/doi:${encodeURIComponent(only)}?${select}`
    : `${address}/works?filter=doi:${list}&per_page=50&${select}`;
  const response = await requestJson({ url, pause: openAlexPause, ...keyParameter(key) }, transport);
  if ('fault' in response) return response;
  const works = isOne ? [response.value] : at(response.value, 'results');
  if (!Array.isArray(works)) return { fault: unexpectedJson(url) };
  const found = new Map<string, Count>();
  for (const work of works) {
    const doi = parseDoi(textAt(work, 'doi') ?? '')?.toLowerCase();
    const count = toCount(at(work, 'cited_by_count'));
    if (doi === undefined || count === undefined || !dois.includes(doi)) continue;
    const perYear = toYears(at(work, 'counts_by_year'), count);
    // Two records with one DOI: the one that is cited more often is the paper.
    if (count < (found.get(doi)?.count ?? 0)) continue;
    const isRetracted = at(work, 'is_retracted') === true;
    found.set(doi, { count, ...(perYear && { perYear }), ...(isRetracted && { isRetracted }) });
  }
  return { found };
}

async function askCrossref(
  [doi = '']: readonly string[],
  { services, transport }: CountContext,
): Promise<Answer> {
  const url = `${services.crossref}/works/${encodeURIComponent(doi)}`;
  const response = await requestJson({ url }, transport);
  if ('fault' in response) return response;
  const work = at(response.value, 'message');
  const count = toCount(at(work, 'is-referenced-by-count'));
  if (count === undefined) return { fault: unexpectedJson(url, 'a record with a number of citations') };
  const isAsked = parseDoi(textAt(work, 'DOI') ?? '')?.toLowerCase() === doi;
  return { found: new Map(isAsked ? [[doi, { count }]] : []) };
}

async function askSemanticScholar(
  dois: readonly string[],
  { services, transport }: CountContext,
): Promise<Answer> {
  const { address, key } = services.people['semantic-scholar'];
  const url = `${address}/paper/batch?fields=citationCount`;
  const body = JSON.stringify({
    // Semantic Scholar knows preprints of arXiv by their arXiv number.
    ids: dois.map((doi) => doi.replace(/^10\.48550\/arxiv\./u, 'ARXIV:').replace(/^10\./u, 'DOI:10.')),
  });
  const response = await requestJson({ url, body, ...semanticScholarLimits(key) }, transport);
  if ('fault' in response) {
    // A batch in which no paper is known is an error for Semantic Scholar: "No valid paper ids given".
    return response.fault.status === 400 ? { found: new Map() } : response;
  }
  const papers = response.value;
  if (!Array.isArray(papers) || papers.length !== dois.length) return { fault: unexpectedJson(url) };
  const counts = dois.flatMap((doi, index): [string, Count][] => {
    const count = toCount(at(papers[index], 'citationCount'));
    return count === undefined ? [] : [[doi, { count }]];
  });
  return { found: new Map(counts) };
}

function toCount(value: Json | undefined): number | undefined {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxCount;
  return isCount ? value : undefined;
}

/** Numbers above are mistakes of the service. */
const maxCount = 10_000_000;

/** Reads the counts by year of OpenAlex: `[{ year: 2025, cited_by_count: 3 }]`. Counts above the total are not used. */
function toYears(value: Json | undefined, total: number): Record<string, number> | undefined {
  if (!Array.isArray(value)) return undefined;
  const years = value.flatMap((one): [string, number][] => {
    const [year, count] = [toCount(at(one, 'year')), toCount(at(one, 'cited_by_count'))];
    return year !== undefined && /^[12]\d{3}$/u.test(String(year)) && count ? [[String(year), count]] : [];
  });
  const sum = years.reduce((all, [, count]) => all + count, 0);
  return years.length > 0 && sum <= total ? Object.fromEntries(years.sort()) : undefined;
}
