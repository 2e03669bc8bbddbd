import {
  type CitationCount,
  type CitationCounts,
  type CitationService,
  citationServices,
} from '../model/citation-counts.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * Adds citation counts to papers. Only counts of the service of the site are used, because numbers of two services
 * cannot be compared. A paper whose file was renamed has the count of its former id.
 */
export function withCitations(
  papers: readonly ShownPaper[],
  counts: CitationCounts,
  service: CitationService,
): ShownPaper[] {
  return papers.map((paper) => {
    const id = [paper.id, ...(paper.aliases ?? [])].find((each) => counts.get(each)?.source === service);
    const citations = id === undefined ? undefined : counts.get(id);
    return citations ? { ...paper, citations } : paper;
  });
}

/** Returns the name of the service that counted, as readers know it. */
export function citationServiceName({ source }: Pick<CitationCount, 'source'>): string {
  return citationServices[source];
}

/** Citations of several papers together. */
export interface CitationTotal extends Pick<CitationCount, 'count' | 'source' | 'day'> {
  /** Number of papers that were counted. */
  papers: number;
  /** Whether the service also counted by year. */
  hasYears: boolean;
}

/**
 * Adds up the citations of papers. The day is that of the newest count.
 *
 * @returns undefined if no paper was counted
 */
export function totalCitations(papers: readonly ShownPaper[]): CitationTotal | undefined {
  const counted = papers.flatMap(({ citations }) => citations ?? []);
  const newest = counted.reduce<CitationCount | undefined>(
    (best, one) => (best === undefined || one.day > best.day ? one : best),
    undefined,
  );
  return (
    newest && {
      count: counted.reduce((sum, { count }) => sum + count, 0),
      source: newest.source,
      day: newest.day,
      papers: counted.length,
      hasYears: counted.some(({ perYear = {} }) => Object.values(perYear).some((count) => count > 0)),
    }
  );
}
