import type { FormatName } from '../import/formats.ts';
import type { Json } from '../import/readers/values/json.ts';
import type { Author, Metric } from '../model/author.ts';
import { checkAddress, type Fault, toFault } from './faults.ts';
import type { ServiceRequest, Transport } from './service-request.ts';
import { jsonProblem } from './answer-problems.ts';

/** A service that has lists of papers by person, such as ORCID. */
export interface PeopleService {
  /** The key in an author file that contains the person's id at this service: `ORCID`, or a key below `ids`. */
  idKey: 'ORCID' | keyof NonNullable<Author['ids']>;
  /** The default base address of the service, without a slash at the end. */
  address: string;
  /**
   * Name of the environment variable that replaces the address. The API key is in the variable with the same name and
   * `_KEY` at the end.
   */
  variable: `OFFPRINT_${string}`;
  /** The format of the service's responses. */
  format: FormatName;
  list(id: string, context: ServiceContext): Promise<Listing>;
  /** Requests the metrics of a person, such as the number of citations. Missing if the service has no metrics. */
  count?(id: string, context: ServiceContext): Promise<Metrics>;
}

/** The address and the API key that are used for a service with lists of papers by person. */
export interface ServiceAccess {
  /** The base address of the service, without a slash at the end. */
  address: string;
  /**
   * The API key of the service. An empty text means that there is no key. With a key, a service allows more requests.
   */
  key: string;
}

/**
 * The base addresses of the services that return one paper for an identifier. The addresses have no slash at the end.
 */
export interface Registries {
  crossref: string;
  doi: string;
  arXiv: string;
}

/** The objects and settings that are needed to request the papers of a person from a service. */
export interface ServiceContext extends ServiceAccess {
  registries: Registries;
  transport: Transport;
  /** Maximum number of papers that are requested for one person. It stops a service that never ends its list. */
  maxPapers: number;
}

/** The list of papers that a service has for a person. */
export interface Listing {
  /** The texts of the responses that contain the papers, usually one text per page of the list. */
  texts: string[];
  /** The reason why papers are missing from the list; undefined if the service sent all papers. */
  fault?: Fault;
  /** Whether the service has more than `maxPapers` papers of the person. */
  isCut?: boolean;
}

export type Metrics = { metrics: Omit<Metric, 'asOf'>[] } | { fault: Fault };

/** Requests JSON, and repeats the request if the response is incomplete JSON. */
export async function requestJson(
  request: Omit<ServiceRequest, 'mediaType' | 'problemOf' | 'accept'> & { accept?: string },
  transport: Transport,
): Promise<{ text: string; value: Json } | { fault: Fault }> {
  const response = await transport({
    accept: 'application/json',
    ...request,
    mediaType: /^application\/(?:[\w.+-]+\+)?json\b/iu,
    problemOf: jsonProblem,
  });
  if ('fault' in response) return response;
  return { text: response.text, value: JSON.parse(response.text) as Json };
}

/** Returns the fault to report if a service sends valid JSON with other data than expected. */
export function unexpectedJson(url: string, expected = 'a list of papers'): Fault {
  return toFault(`${new URL(url).host} sent JSON that is not ${expected}.`, checkAddress);
}

/** Returns the fault to report if a service sends the list of another person than the requested one. */
export function otherPerson(url: string, id: string): Fault {
  return {
    isMissing: true,
    message: `${new URL(url).host} sent the list of another person: "${id}".`,
    advice: checkAddress,
  };
}
