import { type CachedResponse, cacheKeyOf, type ResponseCache } from './response-cache.ts';
import { causeOf, checkAddress, type Fault, saveByHand, toFault } from './faults.ts';
import { isWebPage, parseRetryAfter, readResponseText, type ResponseText } from './response.ts';
import type { ServiceRequest, ServiceResponse } from './service-request.ts';

/** HTTP status codes of a service that is busy or has a temporary problem (RFC 9110, RFC 6585). */
const temporaryStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Status codes of redirects after which a request with a body becomes a request without one (Fetch Standard). */
const bodilessStatuses: ReadonlySet<number> = new Set([301, 302, 303]);
const maxRedirects = 8;

/**
 * The result of one attempt to make a request: a response, a permanent fault, or a temporary fault. `retryAfter` is
 * the time that the service asks to wait, in milliseconds.
 */
type Attempt = (ServiceResponse | { temporary: Fault; retryAfter?: number }) & {
  /** Time for which the service asks for no further requests, in milliseconds. */
  backoff?: number;
};

/** The settings of a transport that an attempt needs. */
interface AttemptSettings {
  userAgent: string;
  cache: ResponseCache;
  fetch: typeof fetch;
  now: () => number;
  timeout: number;
  maxBytes: number;
}

/** Makes a request once. Never rejects. A response that the service has not changed comes from the cache. */
export async function attemptRequest(request: ServiceRequest, settings: AttemptSettings): Promise<Attempt> {
  const { host } = new URL(request.url);
  const signal = AbortSignal.timeout(settings.timeout);
  const cached = await settings.cache.get(cacheKeyOf(request));
  try {
    const response = await followRedirects(request, cached, settings, signal);
    if ('fault' in response) return response;
    const backoff = parseRetryAfter(response.headers.get('backoff'), settings.now());
    const rest = backoff === undefined ? {} : { backoff };
    if (response.status === 304 && request.isConditional)
      return { text: '', headers: response.headers, isUnmodified: true, ...rest };
    if (response.status === 304 && cached) {
      if (request.maxAge !== undefined)
        await settings.cache.set(cacheKeyOf(request), { ...cached, time: settings.now() });
      return { text: cached.text, ...(request.headers && { headers: response.headers }), ...rest };
    }
    return { ...(await readResponse(response, request, settings)), ...rest };
  } catch (error) {
    const reason = signal.aborted
      ? `did not respond within ${settings.timeout / 1000} seconds`
      : `cannot be reached: ${causeOf(error)}`;
    return { temporary: toFault(`${host} ${reason}.`, 'Check the internet connection and try again later.') };
  }
}

/** Sends the request. Follows at most `maxRedirects` redirects, and only to web addresses. */
async function followRedirects(
  { url, accept, key, headers: others, body: sent }: ServiceRequest,
  cached: CachedResponse | undefined,
  { fetch, userAgent }: AttemptSettings,
  signal: AbortSignal,
): Promise<Response | { fault: Fault }> {
  const requested = new URL(url);
  if (key && 'parameter' in key) requested.searchParams.set(key.parameter, key.value);
  const headers = {
    ...others,
    accept,
    'user-agent': userAgent,
    ...(cached?.etag !== undefined && { 'if-none-match': cached.etag }),
    ...(cached?.lastModified !== undefined && { 'if-modified-since': cached.lastModified }),
  };
  let address = requested.href;
  let body = sent;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const isOwnOrigin = new URL(address).origin === requested.origin;
    const response = await fetch(address, {
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key && 'header' in key && isOwnOrigin && { [key.header]: key.value }),
      },
      ...(body !== undefined && { method: 'POST', body }),
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
        fault: toFault(
          `${host} redirects to ${target}, which is not allowed.`,
          'Save the record by hand and import the file.',
        ),
      };
    }
    if (bodilessStatuses.has(response.status)) body = undefined;
    address = next.href;
  }
  return {
    fault: toFault(
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
  settings: AttemptSettings,
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
    return { fault: toFault(`${host} sent ${type} instead of a record.`, checkAddress) };
  }
  const body = await readResponseText(response, settings.maxBytes);
  if ('problem' in body) return bodyFault(body, host, settings.maxBytes);
  const text = withoutKey(body.text, request);
  if (isWebPage(text))
    return { fault: toFault(`${host} sent a web page instead of a record.`, checkAddress) };
  const problem = request.problemOf?.(text);
  if (problem === 'an empty response' || problem === 'an incomplete response')
    return { temporary: toFault(`${host} sent ${problem}.`, 'Try again later.') };
  if (problem !== undefined) return { fault: toFault(`${host} sent ${problem}.`, saveByHand) };
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  const validators = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  if (request.maxAge !== undefined)
    await settings.cache.set(cacheKeyOf(request), { text, ...validators, time: settings.now() });
  else if (Object.keys(validators).length > 0)
    await settings.cache.set(cacheKeyOf(request), { text, ...validators });
  return { text, ...(request.headers && { headers }) };
}

/** Minimum length of an API key. A shorter text may be a part of other words. */
const minKeyLength = 6;

/** Removes the API key from a response. A service may repeat the request, together with the key, in its response. */
function withoutKey(text: string, { key }: ServiceRequest): string {
  if (!key || key.value.length < minKeyLength) return text;
  const inForms = new URLSearchParams({ key: key.value }).toString().slice('key='.length);
  const spellings = [key.value, encodeURIComponent(key.value), inForms];
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, '…'), text);
}

/** Converts a body that could not be read as text to a fault. */
function bodyFault(
  { problem, encoding }: Extract<ResponseText, { problem: string }>,
  host: string,
  maxBytes: number,
): Attempt {
  if (problem === 'cut off')
    return { temporary: toFault(`${host} sent an incomplete response.`, 'Try again later.') };
  if (problem === 'not text')
    return { fault: toFault(`${host} sent text that is not ${encoding}.`, saveByHand) };
  const limit = `${maxBytes / 1024 / 1024} MB`;
  return {
    fault: toFault(
      `${host} sent more than ${limit}.`,
      'Save the record by hand and import it as a smaller file.',
    ),
  };
}

/** Converts an HTTP status code other than 200 to a fault. */
function readStatus(status: number, headers: Headers, host: string, now: number): Attempt {
  if (status === 404 || status === 410)
    return { fault: { ...toFault(`${host} has no such record.`, 'Check the identifier.'), isMissing: true } };
  const retryAfter = parseRetryAfter(headers.get('retry-after'), now);
  const wait = retryAfter === undefined ? '' : ` and asks to wait ${Math.ceil(retryAfter / 1000)} seconds`;
  const responded = {
    ...toFault(`${host} responded with status ${status}${wait}.`, 'Try again later.'),
    ...((status === 401 || status === 403) && { isRefused: true }),
  };
  return temporaryStatuses.has(status)
    ? { temporary: responded, ...(retryAfter !== undefined && { retryAfter }) }
    : { fault: { ...responded, status } };
}
