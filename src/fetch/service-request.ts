import type { AnswerProblem } from './answer-problems.ts';
import type { Fault } from './faults.ts';

/** A request to a service, such as Crossref or ORCID. */
export interface ServiceRequest {
  url: string;
  /** JSON to send with a POST request. Without it, the request is a GET request. */
  body?: string;
  /** The value of the `Accept` header. */
  accept: string;
  /**
   * Pattern of the media types that are accepted. A response with another media type, such as a web page, is a fault.
   */
  mediaType: RegExp;
  /** Minimum time between two requests to the same host, in milliseconds. The default is 0. */
  pause?: number;
  /**
   * Time for which a response in the cache is used without asking the service again, in milliseconds. Without it, the
   * service is always asked whether the response has changed.
   */
  maxAge?: number;
  /** Further headers. They contain no secrets. */
  headers?: Readonly<Record<string, string>>;
  /** Whether the request has a condition of its own in `headers`, so that the service may answer "not modified". */
  isConditional?: boolean;
  /** Returns the problem of the text of the response. The request is repeated if the text is empty or incomplete. */
  problemOf?: (text: string) => AnswerProblem | undefined;
  /**
   * API key, in a header or in a parameter of the URL. The key is sent only to the origin of `url`, and is never
   * cached or logged.
   */
  key?: { header: string; value: string } | { parameter: string; value: string };
}

/** The text of a response, or the reason why the request failed. */
export type ServiceResponse =
  | {
      text: string;
      /** The headers of the response, if the request has `headers` and was made. */
      headers?: Headers;
      /** Whether the answer to a conditional request was "not modified". The text is then empty. */
      isUnmodified?: boolean;
    }
  | { fault: Fault };

/** Makes a request. The promise is resolved with a response or a fault, and is never rejected. */
export type Transport = (request: ServiceRequest) => Promise<ServiceResponse>;
