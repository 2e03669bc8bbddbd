import { isWebPage, parseRetryAfter, readResponseText, type ResponseText } from './response.ts';
import type { AnswerProblem } from './answer-problems.ts';

/** A request to a service, such as Crossref or ORCID. */
export interface ServiceRequest {
  url: string;
  /** The value of the `Accept` header. */
  accept: string;
  /**
   * Pattern of the media types that are accepted. A response with another media type, such as a web page, is a fault.
   */
  mediaType: RegExp;
  /** Minimum time between two requests to the same host, in milliseconds. The default is 0. */
  pause?: number;
  /** Returns the problem of the text of the response. The request is repeated if the text is empty or incomplete. */
  problemOf?: (text: string) => AnswerProblem | undefined;
  /**
   * API key, in a header or in a parameter of the URL. The key is sent only to the origin of `url`, and is never
   * cached or logged.
   */
  key?: { header: string; value: string } | { parameter: string; value: string };
}

/**
 * A response in the cache. `etag` and `lastModified` are sent with the next request for the same URL, so that the
 * service can answer "not modified" (RFC 9110, 8.8).
 */
export interface CachedResponse {
  text: string;
  etag?: string;
  lastModified?: string;
}

/**
 * A cache of responses by URL. `get` and `set` never reject: if a response cannot be stored or found, the request is
 * made again.
 */
export interface ResponseCache {
  get(url: string): Promise<CachedResponse | undefined>;
  set(url: string, response: CachedResponse): Promise<void>;
}

/** The text of a response, or the reason why the request failed. */
export type ServiceResponse = { text: string } | { fault: Fault };

/** The reason why a request failed, with advice for the user. */
export interface Fault {
  /** Whether the service does not have the record. Repeating the request would not help. */
  isMissing: boolean;
  /** Whether the service is busy or cannot be reached. Other requests to the same service will fail too. */
  isDown?: boolean;
  /** The problem, as a sentence that begins with the name of the host. */
  message: string;
  /** The action that the user can take, as a sentence. */
  advice: string;
}

/** Makes a request. The promise is resolved with a response or a fault, and is never rejected. */
export type Transport = (request: ServiceRequest) => Promise<ServiceResponse>;

/** Options of a transport. Only the user agent has no default value. */
export interface TransportOptions {
  userAgent: string;
  cache?: ResponseCache;
  fetch?: typeof fetch;
  wait?: (milliseconds: number) => Promise<unknown>;
  now?: () => number;
  /** Maximum time for one attempt, in milliseconds. An attempt ends when the whole response was received. */
  timeout?: number;
  /** Maximum size of a response, in bytes. A larger response is a fault. */
  maxBytes?: number;
  /** Maximum number of times that a request is repeated after a temporary fault, such as a busy service. */
  retries?: number;
  /** Called before a request is repeated. Receives the reason and the time to wait, in milliseconds. */
  onWait?: (reason: string, milliseconds: number) => void;
  /**
   * Maximum time to wait before a request is repeated, in milliseconds. If the service asks for a longer wait, the
   * request is not repeated.
   */
  maxWait?: number;
}

/** HTTP status codes of a service that is busy or has a temporary problem (RFC 9110, RFC 6585). */
const temporaryStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 8;

/**
 * The result of one attempt to make a request: a response, a permanent fault, or a temporary fault. `retryAfter` is
 * the time that the service asks to wait, in milliseconds.
 */
type Attempt = ServiceResponse | { temporary: Fault; retryAfter?: number };

/**
 * Creates a transport that follows the rules of public services:
 *
 * - only one request at a time, with pauses between requests;
 * - a user agent that contains contact data;
 * - if a service is busy, the request is repeated after a wait.
 */
export function createTransport(options: TransportOptions): Transport {
  const settings = {
    fetch: globalThis.fetch,
    wait: (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    now: Date.now,
    timeout: 30_000,
    maxBytes: 16 * 1024 * 1024,
    retries: 3,
    maxWait: 60_000,
    cache: noCache,
    onWait: () => {},
    ...options,
  };
  /** The time of the last request to each host, in milliseconds since 1970. */
  const lastRequests = new Map<string, number>();
  let queue: Promise<unknown> = Promise.resolve();

  const send = async (request: ServiceRequest): Promise<ServiceResponse> => {
    const { host } = new URL(request.url);
    for (let attempt = 0; ; attempt++) {
      const since = settings.now() - (lastRequests.get(host) ?? -Infinity);
      if (since < (request.pause ?? 0)) await settings.wait((request.pause ?? 0) - since);
      const result = await tryOnce(request, settings);
      lastRequests.set(host, settings.now());
      if (!('temporary' in result)) return result;
      const pause = result.retryAfter ?? 1000 * 2 ** attempt;
      if (attempt >= settings.retries || pause > settings.maxWait)
        return { fault: { ...result.temporary, isDown: true } };
      settings.onWait(result.temporary.message, pause);
      await settings.wait(pause);
    }
  };
  return (request) => {
    const response = queue.then(() => send(request));
    queue = response;
    return response;
  };
}

type Settings = Required<TransportOptions>;

const noCache: ResponseCache = { get: async () => undefined, set: async () => undefined };

async function tryOnce(request: ServiceRequest, settings: Settings): Promise<Attempt> {
  const { host } = new URL(request.url);
  const signal = AbortSignal.timeout(settings.timeout);
  const cached = await settings.cache.get(request.url);
  try {
    const response = await followRedirects(request, cached, settings, signal);
    if ('fault' in response) return response;
    if (response.status === 304 && cached) return { text: cached.text };
    return await readResponse(response, request, settings);
  } catch (error) {
    const reason = signal.aborted
      ? `did not respond within ${settings.timeout / 1000} seconds`
      : `cannot be reached: ${causeOf(error)}`;
    return { temporary: fault(`${host} ${reason}.`, 'Check the internet connection and try again later.') };
  }
}

/** Sends the request. Follows at most `maxRedirects` redirects, and only to web addresses. */
async function followRedirects(
  { url, accept, key }: ServiceRequest,
  cached: CachedResponse | undefined,
  { fetch, userAgent }: Settings,
  signal: AbortSignal,
): Promise<Response | { fault: Fault }> {
  const requested = new URL(url);
  if (key && 'parameter' in key) requested.searchParams.set(key.parameter, key.value);
  const headers = {
    accept,
    'user-agent': userAgent,
    ...(cached?.etag !== undefined && { 'if-none-match': cached.etag }),
    ...(cached?.lastModified !== undefined && { 'if-modified-since': cached.lastModified }),
  };
  let address = requested.href;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const isOwnOrigin = new URL(address).origin === requested.origin;
    const response = await fetch(address, {
      headers: { ...headers, ...(key && 'header' in key && isOwnOrigin && { [key.header]: key.value }) },
      redirect: 'manual',
      signal,
    });
    const location = response.headers.get('location');
    if (!redirectStatuses.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, address) ? new URL(location, address) : undefined;
    if (!next || !isAllowedRedirect(new URL(address), next)) {
      const { host } = new URL(address);
      // The location may contain the API key, so it must not be in the message.
      const target = key ? 'another address' : `"${location.slice(0, 200)}"`;
      return {
        fault: fault(
          `${host} redirects to ${target}, which is not allowed.`,
          'Save the record by hand and import the file.',
        ),
      };
    }
    address = next.href;
  }
  return {
    fault: fault(
      `${requested.host} redirects more than ${maxRedirects} times.`,
      'Save the record by hand and import the file.',
    ),
  };
}

/** Whether a redirect may be followed. A redirect must go to a web address, and must not go from HTTPS to HTTP. */
function isAllowedRedirect(from: URL, to: URL): boolean {
  return (
    ['http:', 'https:'].includes(to.protocol) && (from.protocol !== 'https:' || to.protocol === 'https:')
  );
}

async function readResponse(
  response: Response,
  request: ServiceRequest,
  settings: Settings,
): Promise<Attempt> {
  const { status, headers } = response;
  const host = response.url ? new URL(response.url).host : new URL(request.url).host;
  if (status !== 200) {
    await response.body?.cancel();
    return readStatus(status, headers, host, settings.now());
  }
  const mediaType = headers.get('content-type') ?? '';
  if (!request.mediaType.test(mediaType)) {
    await response.body?.cancel();
    const type = mediaType === '' ? 'data without a type' : mediaType.split(';', 1)[0]?.slice(0, 100);
    return { fault: fault(`${host} sent ${type} instead of a record.`, checkAddress) };
  }
  const body = await readResponseText(response, settings.maxBytes);
  if ('problem' in body) return bodyFault(body, host, settings.maxBytes);
  const { text } = body;
  if (isWebPage(text)) return { fault: fault(`${host} sent a web page instead of a record.`, checkAddress) };
  const problem = request.problemOf?.(text);
  if (problem === 'an empty response' || problem === 'an incomplete response')
    return { temporary: fault(`${host} sent ${problem}.`, 'Try again later.') };
  if (problem !== undefined) return { fault: fault(`${host} sent ${problem}.`, saveByHand) };
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  const validators = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  if (Object.keys(validators).length > 0) await settings.cache.set(request.url, { text, ...validators });
  return { text };
}

/** Converts a body that could not be read as text to a fault. */
function bodyFault(
  { problem, encoding }: Extract<ResponseText, { problem: string }>,
  host: string,
  maxBytes: number,
): Attempt {
  if (problem === 'cut off')
    return { temporary: fault(`${host} sent an incomplete response.`, 'Try again later.') };
  if (problem === 'not text')
    return { fault: fault(`${host} sent text that is not ${encoding}.`, saveByHand) };
  const limit = `${maxBytes / 1024 / 1024} MB`;
  return {
    fault: fault(
      `${host} sent more than ${limit}.`,
      'Save the record by hand and import it as a smaller file.',
    ),
  };
}

/** Converts an HTTP status code other than 200 to a fault. */
function readStatus(status: number, headers: Headers, host: string, now: number): Attempt {
  if (status === 404 || status === 410)
    return { fault: { ...fault(`${host} has no such record.`, 'Check the identifier.'), isMissing: true } };
  const retryAfter = parseRetryAfter(headers.get('retry-after'), now);
  const wait = retryAfter === undefined ? '' : ` and asks to wait ${Math.ceil(retryAfter / 1000)} seconds`;
  const responded = fault(`${host} responded with status ${status}${wait}.`, 'Try again later.');
  return temporaryStatuses.has(status)
    ? { temporary: responded, ...(retryAfter !== undefined && { retryAfter }) }
    : { fault: responded };
}

/** Advice for a service that sends a damaged response again and again. */
const saveByHand = 'Try again later, or save the record by hand and import the file.';

/** Advice for a service that sends another kind of response than expected, for example a web page. */
export const checkAddress =
  'If an environment variable sets the address of the service, check it; otherwise look for a newer version of Offprint.';

function fault(message: string, advice: string): Fault {
  return { isMissing: false, message, advice };
}

/** Returns the reason why `fetch` failed. The reason is usually in the `cause` of the error. */
function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code, message: reason } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? reason ?? message;
}
