import { noticeRecord } from '../../../src/complete/take-record.ts';
import { fetchCitationCounts } from '../../../src/fetch/citation-counts.ts';
import type { Fault } from '../../../src/fetch/faults.ts';
import { fetchNotices } from '../../../src/fetch/notices.ts';
import type { Services } from '../../../src/fetch/services.ts';
import type { Transport } from '../../../src/fetch/service-request.ts';
import type { CitationService } from '../../../src/model/citation-counts.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';
import type { Progress } from '../../setup/progress.ts';
import type { Findings } from './write-findings.ts';

interface CountContext {
  services: Services;
  transport: Transport;
  today: string;
  signal: AbortSignal;
  progress: Progress;
}

/** The citations of papers, and records that add the retractions and corrections of these papers. */
interface CountedPapers extends Pick<Findings, 'counts' | 'uncounted' | 'records'> {
  diagnostics: Diagnostic[];
  /** Whether the limit of requests was reached. */
  isLimited: boolean;
}

/** Requests citation counts from a service, and retractions and corrections from Crossref, for many papers at once. */
export async function countPapers(
  papers: readonly Paper[],
  service: CitationService,
  { services, transport, today, signal, progress }: CountContext,
): Promise<CountedPapers> {
  const onAsked = (done: number) =>
    progress.step(`Counted citations of ${done} of ${papers.length} papers …`);
  const counted = await fetchCitationCounts(papers, service, { services, transport, today, onAsked, signal });
  const { updates, fault } = await fetchNotices(papers, { registries: services, transport, signal });
  const faults: [file: string, fault: Fault][] = [
    ...counted.faults.map((one): [string, Fault] => [service, one]),
    ...(fault ? [['crossref', fault] as [string, Fault]] : []),
  ];
  const retracted = new Set(counted.retracted);
  const records = papers.flatMap((paper) => {
    const notices = updates.get(paper.id) ?? [];
    // A service that counts only lists the paper as retracted. Crossref also has the notice and its date.
    const isDated = notices.some(({ type }) => type === 'retraction' || type === 'withdrawal');
    const mark = retracted.has(paper.id) && !isDated ? [{ type: 'retraction' as const }] : [];
    return [
      { service: 'crossref', record: noticeRecord(paper, notices, 'crossref') },
      { service, record: noticeRecord(paper, mark, service) },
    ].flatMap(({ record, ...rest }) => (record ? [{ ...rest, record }] : []));
  });
  return {
    counts: counted.counts,
    uncounted: counted.unknown,
    records,
    isLimited: faults.some(([, { isOverBudget }]) => isOverBudget),
    diagnostics: faults
      .filter(([, { isOverBudget }]) => !isOverBudget && !signal.aborted)
      .map(([file, { message, advice }]) => ({ severity: 'error', file, message, advice })),
  };
}
