import type { Fault } from '../fetch/faults.ts';
import type { Services } from '../fetch/services.ts';
import { paperSearches } from '../fetch/paper-searches.ts';
import type { Transport } from '../fetch/service-request.ts';
import { identifiersOf } from '../import/merge/match.ts';
import { type Asked, ServiceDesk } from './ask-service.ts';
import {
  decide,
  decideAmong,
  type JudgedCandidate,
  judgeCandidate,
  titleFilter,
} from './choose-candidates.ts';
import type { Candidate, Finding, PaperService, Question } from './finding.ts';
import { toPaperIds, toPaperQuery } from './paper-query.ts';

/** The objects that are needed to look for papers at the services. */
export interface FindContext {
  services: Services;
  transport: Transport;
  /** Called as soon as a question is answered, in any order. Use it to show progress and to save the findings. */
  onFinding?: (finding: Finding) => void;
  /** Ends the work: questions that have no answer yet are not asked, and are not in the result. */
  signal?: AbortSignal;
}

/**
 * The services in the order in which they are asked by title, until one answer is certain. OpenAlex is first: one
 * answer has the identifiers and links of all versions of a paper. Semantic Scholar tolerates typing errors. Crossref and
 * arXiv have papers that are too new for the others, and dblp has conferences without DOIs.
 */
const searchOrder: readonly PaperService[] = ['openalex', 'semantic-scholar', 'crossref', 'arxiv', 'dblp'];

/** The services in the order in which records with known identifiers are requested. */
const lookUpOrder: readonly PaperService[] = ['openalex', 'crossref', 'arxiv', 'semantic-scholar'];

/** Number of papers that are looked for at the same time, so that every service has something to do. */
const parallel = 8;

/** The answers to a question that have come while the services are asked. */
interface Case {
  question: Question;
  judged: JudgedCandidate[];
  faults: Fault[];
}

/**
 * Looks for papers at the services. Papers with identifiers are requested in batches; all others, and those that no
 * service has, are searched by title. Never rejects: a service that fails is a problem in the findings.
 *
 * @returns one finding per question, in the order of the questions
 */
export async function findPapers(
  questions: readonly Question[],
  { services, transport, onFinding, signal }: FindContext,
): Promise<Finding[]> {
  const desk = new ServiceDesk({ services, transport });
  const findings = new Map<Question, Finding>();
  const finish = async (one: Case) => {
    const finding = await toFinding(one, desk);
    findings.set(one.question, finding);
    onFinding?.(finding);
  };
  const cases = questions.map((question): Case => ({ question, judged: [], faults: [] }));
  const searched = await lookUpAll(cases, desk, finish, signal);
  const queue = searched.values();
  const work = async () => {
    for (const one of queue) {
      if (signal?.aborted) return;
      await search(one, desk);
      await finish(one);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return questions.flatMap((question) => findings.get(question) ?? []);
}

/**
 * Requests the papers with identifiers, in batches, from each service those that the services before it lack.
 *
 * @returns the papers that must be searched by title
 */
async function lookUpAll(
  cases: readonly Case[],
  desk: ServiceDesk,
  finish: (one: Case) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<Case[]> {
  let known = cases.filter(({ question }) => toPaperIds(question.paper) !== undefined);
  for (const service of lookUpOrder) {
    const open: Case[] = [];
    const { batchSize } = paperSearches[service];
    for (let start = 0; start < known.length && !signal?.aborted; start += batchSize) {
      const batch = known.slice(start, start + batchSize);
      const ids = batch.flatMap(({ question }) => toPaperIds(question.paper) ?? []);
      const asked = await desk.lookUp(service, ids);
      for (const one of batch) {
        addAnswer(one, onlyOf(one, asked));
        if (isAnswered(one)) await finish(one);
        else open.push(one);
      }
    }
    known = open;
  }
  const isOpen = new Set(known);
  return cases.filter((one) => isOpen.has(one) || toPaperIds(one.question.paper) === undefined);
}

/** Returns the candidates that have an identifier of the paper. */
function onlyOf({ question }: Case, asked: Asked): Asked {
  if ('fault' in asked) return asked;
  const ids = new Set(identifiersOf(question.paper));
  return {
    candidates: asked.candidates.filter(({ paper }) => identifiersOf(paper.paper).some((id) => ids.has(id))),
  };
}

/** Searches for a paper by its title, until an answer is certain. */
async function search(one: Case, desk: ServiceDesk): Promise<void> {
  const { paper, isNameless } = one.question;
  const { family, ...nameless } = toPaperQuery(paper);
  const query = isNameless || family === undefined ? nameless : { ...nameless, family };
  if (query.title === '') return;
  const isPossible = titleFilter(one.question.paper.title);
  let isFound = false;
  for (const service of searchOrder) {
    addAnswer(one, await desk.search(service, query, isPossible));
    const { outcome, candidates } = decideAmong(one.judged);
    if (outcome !== 'certain') continue;
    // If nothing leads to the paper, one more service is asked, which may know an identifier.
    if (isFound || candidates.some(leadsToPaper)) return;
    isFound = true;
  }
}

function addAnswer(one: Case, asked: Asked): void {
  if ('candidates' in asked)
    one.judged.push(...asked.candidates.flatMap((found) => judgeCandidate(one.question.paper, found) ?? []));
  else if (!one.faults.includes(asked.fault)) one.faults.push(asked.fault);
}

/** Whether the paper was found, with an identifier or a link that leads to it. */
function isAnswered({ judged }: Case): boolean {
  const { outcome, candidates } = decideAmong(judged);
  return outcome === 'certain' && candidates.some(leadsToPaper);
}

/** Whether readers reach the paper by the values of a record. A page of the service itself does not count. */
function leadsToPaper({ paper: { paper } }: Pick<Candidate, 'paper'>): boolean {
  const isOwnPage = /^https?:\/\/(?:www\.)?(?:semanticscholar\.org|dblp\.org|openalex\.org)\//u.test(
    paper.URL ?? '',
  );
  return [paper.DOI, paper.arXiv, paper.PMID, paper.links?.pdf, isOwnPage ? undefined : paper.URL].some(
    Boolean,
  );
}

async function toFinding({ question, judged, faults }: Case, desk: ServiceDesk): Promise<Finding> {
  const decided = decideAmong(judged);
  const byMessage = new Map(faults.map(({ message, advice }) => [message, { message, advice }]));
  const problems = [...byMessage.values()];
  if (decided.outcome === 'certain') {
    const whole = await Promise.all(decided.candidates.map((one) => desk.complete(one)));
    return { question, outcome: 'certain', candidates: await withNotices(whole, desk, question), problems };
  }
  const isFailed = decided.outcome === 'not found' && faults.length > 0;
  return { question, ...decided, ...(isFailed && { outcome: 'failed' }), problems };
}

/** Adds Crossref's record of a paper that OpenAlex says was retracted, because it has the date and the notice. */
async function withNotices(
  certain: Candidate[],
  desk: ServiceDesk,
  { paper }: Question,
): Promise<Candidate[]> {
  const retracted = certain.find(({ paper: { paper: found } }) =>
    found.updates?.some(({ URL }) => URL === undefined),
  );
  const DOI = retracted?.paper.paper.DOI?.toLowerCase();
  if (DOI === undefined || certain.some(({ service }) => service === 'crossref')) return certain;
  const asked = await desk.lookUp('crossref', [{ DOI }]);
  if ('fault' in asked) return certain;
  const found = asked.candidates.filter((one) => one.paper.paper.DOI?.toLowerCase() === DOI);
  const { outcome, candidates } = decide(paper, found);
  return outcome === 'certain' ? [...certain, ...candidates] : certain;
}
