import { attemptRequest } from './attempt.ts';
import { overBudget } from './faults.ts';
import { createHostQueues } from './host-queues.ts';
import { cacheKeyOf, noCache, type ResponseCache } from './response-cache.ts';
import type { ServiceRequest, ServiceResponse, Transport } from './service-request.ts';

/** Options of a transport. Only the user agent has no default value. */
export interface TransportOptions {
  userAgent: string;
  cache?: ResponseCache;
  fetch?: typeof fetch;
  wait?: (milliseconds: number) => Promise<unknown>;
  now?: () => number;
  /** Returns a number from 0 to 1, below 1. It is used to vary the waits before a request is repeated. */
  random?: () => number;
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
  /**
   * Maximum number of requests, those that are repeated included. Responses from the cache do not count. Without it,
   * there is no limit.
   */
  maxRequests?: number;
}

/** The names and addresses of the machine itself (RFC 6890). */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/**
 * Creates a transport that follows the rules of public services:
 *
 * - only one request at a time to each host, with pauses between requests; hosts do not wait for each other;
 * - a user agent that contains contact data;
 * - if a service is busy, the request is repeated after a wait. If the service does not say how long, the waits double and
 *   vary at random by up to a half, so that many clients do not ask again at the same moment.
 */
export function createTransport(options: TransportOptions): Transport {
  const settings = {
    fetch: globalThis.fetch,
    wait: (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    now: Date.now,
    random: Math.random,
    timeout: 30_000,
    maxBytes: 16 * 1024 * 1024,
    retries: 3,
    maxWait: 60_000,
    maxRequests: Infinity,
    cache: noCache,
    onWait: () => {},
    ...options,
  };
  const queues = createHostQueues(settings);
  let requests = 0;

  const send = async (request: ServiceRequest): Promise<ServiceResponse> => {
    const { host, hostname } = new URL(request.url);
    // A mirror on this machine is not a public service, and needs no pauses.
    const pause = loopback.test(hostname) ? 0 : (request.pause ?? 0);
    const fresh = await freshResponse(request, settings);
    if (fresh) return fresh;
    for (let attempt = 0; ; attempt++) {
      if (requests >= settings.maxRequests) return { fault: overBudget(settings.maxRequests) };
      requests++;
      await queues.pause(host, pause);
      const result = await attemptRequest(request, settings);
      queues.end(host);
      if (result.backoff !== undefined) queues.rest(host, Math.min(result.backoff, settings.maxWait));
      if (!('temporary' in result)) return withoutBackoff(result);
      const wait = result.retryAfter ?? Math.round(1000 * 2 ** attempt * (1 + settings.random() / 2));
      if (attempt >= settings.retries || wait > settings.maxWait)
        return { fault: { ...result.temporary, isDown: true } };
      settings.onWait(result.temporary.message, wait);
      await settings.wait(wait);
    }
  };
  return (request) => queues.add(new URL(request.url).host, () => send(request));
}

/** Returns the response in the cache, if the request allows to use a response of this age. */
async function freshResponse(
  request: ServiceRequest,
  { cache, now }: Required<Pick<TransportOptions, 'cache' | 'now'>>,
): Promise<ServiceResponse | undefined> {
  if (request.maxAge === undefined) return undefined;
  const { text, time } = (await cache.get(cacheKeyOf(request))) ?? {};
  return text !== undefined && time !== undefined && now() - time < request.maxAge ? { text } : undefined;
}

function withoutBackoff({
  backoff: _,
  ...response
}: ServiceResponse & { backoff?: number }): ServiceResponse {
  return response;
}
