import type { Json } from '../import/readers/values/json.ts';
import type { Metric } from '../model/author.ts';
import type { Services } from './services.ts';
import type { Fault, Request, Transport } from './transport.ts';

/** With what a service is asked for the papers of a person. */
export interface ServiceContext {
  services: Services;
  transport: Transport;
  /** More papers than any person has; a service that never ends is left after them. */
  mostPapers: number;
  /** Told before somebody is asked for, for those who wait. */
  onAsk?: (service: string, name: string) => void;
}

/** What came of asking a service for all papers of a person: the texts that came, and why others did not. */
export interface Listing {
  texts: string[];
  fault?: Fault;
  /** There were more papers than anybody has; the others were left out. */
  isCut?: boolean;
}

export type Metrics = { metrics: Omit<Metric, 'asOf'>[] } | { fault: Fault };

/** Asks for JSON; an answer that is no whole JSON is asked for again. */
export async function askJson(
  request: Omit<Request, 'accept' | 'isRight' | 'isWhole'>,
  transport: Transport,
): Promise<{ text: string; value: Json } | { fault: Fault }> {
  const answer = await transport({
    ...request,
    accept: 'application/json',
    isRight: /^application\/(?:[\w.+-]+\+)?json\b/iu,
    isWhole: (text) => parseJson(text) !== undefined,
  });
  if ('fault' in answer) return answer;
  return { text: answer.text, value: parseJson(answer.text) ?? null };
}

/** What is told of an answer that is JSON, but not what was asked for. */
export function unknownAnswer(url: string): Fault {
  return {
    isMissing: false,
    message: `${new URL(url).host} answered with something else than a list of papers.`,
    advice: 'Look whether its address is right, and whether there is a newer Offprint.',
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
