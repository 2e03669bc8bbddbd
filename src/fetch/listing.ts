import type { FormatName } from '../import/formats.ts';
import type { Json } from '../import/readers/values/json.ts';
import type { Author, Metric } from '../model/author.ts';
import { checkAddress, type Fault, type ServiceRequest, type Transport } from './transport.ts';

/** A service that lists the papers of a person. */
export interface PeopleService {
  /** The key of the id in an author file: `ORCID`, or a key of `ids`. */
  idKey: 'ORCID' | keyof NonNullable<Author['ids']>;
  /** The default base address. */
  address: string;
  /** The environment variable that replaces the address. The variable of the API key has the same name with `_KEY` at the end. */
  variable: `OFFPRINT_${string}`;
  /** The format of the responses. */
  format: FormatName;
  list(id: string, context: ServiceContext): Promise<Listing>;
  /** Requests the citation counts of a person. */
  count?(id: string, context: ServiceContext): Promise<Metrics>;
}

/** How to reach a service that lists the papers of a person. */
export interface ServiceAccess {
  /** The base address, without a slash at the end. */
  address: string;
  /** The API key; empty if there is none. With a key, a service allows more requests. */
  key: string;
}

/** The base addresses of the services that return a paper by its identifier, without a slash at the end. */
export interface Registries {
  crossref: string;
  doi: string;
  arXiv: string;
}

/** Everything that is needed to request the papers of a person from a service. */
export interface ServiceContext extends ServiceAccess {
  registries: Registries;
  transport: Transport;
  /** Maximum number of papers of a person. It ends a list that has no end. */
  maxPapers: number;
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
