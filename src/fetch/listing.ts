import type { Json } from '../import/readers/values/json.ts';
import type { Metric } from '../model/author.ts';
import type { Services } from './services.ts';
import { checkAddress, type Fault, type ServiceRequest, type Transport } from './transport.ts';

/** Everything that is needed to request the papers of a person from a service. */
export interface ServiceContext {
  services: Services;
  transport: Transport;
  /** Maximum number of papers of a person. It ends a list that has no end. */
  maxPapers: number;
  /** Called before each person, to show progress. */
  onPerson?: (service: string, name: string) => void;
}

/** The list of a person's papers at a service. */
export interface Listing {
  /** The responses with the papers, usually one per page. */
  texts: string[];
  /** The reason why the list is not complete. */
  fault?: Fault;
  /** Whether the list is longer than `maxPapers`. */
  isCut?: boolean;
}

export type Metrics = { metrics: Omit<Metric, 'asOf'>[] } | { fault: Fault };

/** Requests JSON. Repeats the request if the JSON is not complete. */
export async function requestJson(
  request: Omit<ServiceRequest, 'accept' | 'mediaType' | 'isComplete'>,
  transport: Transport,
): Promise<{ text: string; value: Json } | { fault: Fault }> {
  const response = await transport({
    ...request,
    accept: 'application/json',
    mediaType: /^application\/(?:[\w.+-]+\+)?json\b/iu,
    isComplete: (text) => parseJson(text) !== undefined,
  });
  if ('fault' in response) return response;
  return { text: response.text, value: parseJson(response.text) ?? null };
}

/** Returns the fault for JSON that is not a list of papers. */
export function unexpectedJson(url: string): Fault {
  return {
    isMissing: false,
    message: `${new URL(url).host} sent JSON that is not a list of papers.`,
    advice: checkAddress,
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
