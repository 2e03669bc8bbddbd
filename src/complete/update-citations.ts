import { hasPassed } from '../model/asked-papers.ts';
import type { CitationCount, CitationCounts, CitationService } from '../model/citation-counts.ts';
import type { Paper } from '../model/paper.ts';

/**
 * Returns the citation counts after a service was asked.
 *
 * - A paper that was not counted keeps its count and the day of that count.
 * - The count of a paper whose file was renamed moves to its new id, if the paper has the old id as an alias.
 * - Counts of papers that do not exist any more are removed.
 * - As soon as the service of the site has counted a paper, counts of other services are removed.
 *
 * @param papers all papers of the content, hidden ones included
 */
export function updateCitationCounts(
  before: CitationCounts,
  fetched: CitationCounts,
  papers: readonly Pick<Paper, 'id' | 'aliases'>[],
  service: CitationService,
): Map<string, CitationCount> {
  const all = new Map<string, CitationCount>();
  for (const { id, aliases = [] } of papers) {
    const known = [id, ...aliases].map((each) => before.get(each)).find((count) => count !== undefined);
    const count = fetched.get(id) ?? known;
    if (count) all.set(id, count);
  }
  if (![...all.values()].some(({ source }) => source === service)) return all;
  return new Map([...all].filter(([, { source }]) => source === service));
}

/** The choices that decide which papers are counted. */
export interface CountChoice {
  service: CitationService;
  /** Today's date: `2026-11-28`. */
  today: string;
  /** Whether to count again before the time has passed. */
  again?: boolean;
  /** Ids of papers that the user named. They are counted although they are hidden. */
  named?: ReadonlySet<string>;
  /** Returns the day on which the service had no count for a paper. */
  uncounted?: (paper: Pick<Paper, 'id' | 'aliases'>) => string | undefined;
}

/** Returns the papers to count: those that the service of the site has not counted in the last 7 days. */
export function papersToCount<Counted extends Pick<Paper, 'id' | 'aliases' | 'hidden'>>(
  papers: readonly Counted[],
  counts: CitationCounts,
  { service, today, again = false, named, uncounted }: CountChoice,
): Counted[] {
  return papers.filter((paper) => {
    const { id, aliases = [], hidden } = paper;
    if (hidden && !named?.has(id)) return false;
    const count = [id, ...aliases].map((each) => counts.get(each)).find((one) => one?.source === service);
    const day = count?.day ?? uncounted?.(paper);
    return again || day === undefined || hasPassed(day, today, daysUntilCounted);
  });
}

/** Number of days after which citations are counted again. */
const daysUntilCounted = 7;

/** Whether a paper has an identifier by which a service can count its citations. */
export function isCountable(paper: Pick<Paper, 'DOI' | 'arXiv' | 'versions'>): boolean {
  return [paper, ...(paper.versions ?? [])].some(({ DOI, arXiv }) => (DOI ?? arXiv) !== undefined);
}
