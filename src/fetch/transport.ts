import { parseRetryAfter, readText } from './response.ts';

/** What a service is asked for. */
export interface Request {
  url: string;
  /** The media types that are asked for. */
  accept: string;
  /** What the media type of the answer must be; another is a page that no program can read. */
  isRight: RegExp;
  /** The least time between two requests to the same host, in milliseconds. */
  pause?: number;
  /** Whether the text ends as it should; one that breaks off is asked for again. */
  isWhole?: (text: string) => boolean;
  /** Who asks, as the service wants to know it: sent to the host of the address alone, never kept and never told. */
  key?: { header: string; value: string } | { parameter: string; value: string };
}

/** An answer as it was got before, and what the service recognizes it by (RFC 9110, 8.8). */
export interface KeptAnswer {
  text: string;
  etag?: string;
  lastModified?: string;
}

/** Answers of former requests by their addresses; what cannot be kept or found again is asked for again. */
export interface AnswerCache {
  get(url: string): Promise<KeptAnswer | undefined>;
  set(url: string, answer: KeptAnswer): Promise<void>;
}

/** The answer to a request: its text, or why there is none. */
export type Answer = { text: string } | { fault: Fault };

export interface Fault {
  /** There is no such thing, says the service; asking again is of no use. */
  isMissing: boolean;
  /** The service is busy or cannot be reached: whatever it is asked for next will not do better. */
  isDown?: boolean;
  /** What happened, as a sentence that begins with the host. */
  message: string;
  /** What to do, as a sentence. */
  advice: string;
}

/** Asks for something, whatever happens; never throws. */
export type Transport = (request: Request) => Promise<Answer>;

/** How to reach services; all but the user agent has a value that suits them. */
export interface TransportOptions {
  userAgent: string;
  cache?: AnswerCache;
  fetch?: typeof fetch;
  wait?: (milliseconds: number) => Promise<unknown>;
  now?: () => number;
  /** How long one attempt may take until the whole answer is there, in milliseconds. */
  timeout?: number;
  /** The largest answer, in bytes. */
  mostBytes?: number;
  /** How often a request is made again after a fault that may pass. */
  retries?: number;
  /** The longest time to wait until then, in milliseconds; a service that asks for more is asked another day. */
  longestWait?: number;
}

/** Answers that say that the service is busy, or that something is wrong with it for now (RFC 9110, RFC 6585). */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 8;

/** What came of one attempt: an answer, or a fault that may pass, perhaps with the time that the service asks for. */
type Attempt = Answer | { passing: Fault; retryAfter?: number };

/**
 * Makes requests one after the other, as public services ask for: with a name and an address to complain to, with pauses, and
 * again after a while where a service is busy.
 */
export function createTransport(options: TransportOptions): Transport {
  const settings = {
    fetch: globalThis.fetch,
    wait: (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    now: Date.now,
    timeout: 30_000,
    mostBytes: 16 * 1024 * 1024,
    retries: 3,
    longestWait: 60_000,
    cache: noCache,
    ...options,
  };
  /** When each host was asked last. */
  const asked = new Map<string, number>();
  let turn: Promise<unknown> = Promise.resolve();

  const ask = async (request: Request): Promise<Answer> => {
    const { host } = new URL(request.url);
    for (let attempt = 0; ; attempt++) {
      const since = settings.now() - (asked.get(host) ?? -Infinity);
      if (since < (request.pause ?? 0)) await settings.wait((request.pause ?? 0) - since);
      const made = await tryOnce(request, settings);
      asked.set(host, settings.now());
      if (!('passing' in made)) return made;
      const pause = made.retryAfter ?? 1000 * 2 ** attempt;
      if (attempt >= settings.retries || pause > settings.longestWait)
        return { fault: { ...made.passing, isDown: true } };
      await settings.wait(pause);
    }
  };
  return (request) => {
    const answer = turn.then(() => ask(request));
    turn = answer;
    return answer;
  };
}

type Settings = Required<TransportOptions>;

const noCache: AnswerCache = { get: async () => undefined, set: async () => undefined };

async function tryOnce(request: Request, settings: Settings): Promise<Attempt> {
  const { host } = new URL(request.url);
  const signal = AbortSignal.timeout(settings.timeout);
  const kept = await settings.cache.get(request.url);
  try {
    const response = await follow(request, kept, settings, signal);
    if ('fault' in response) return response;
    if (response.status === 304 && kept) return { text: kept.text };
    return await toAnswer(response, request, settings);
  } catch (error) {
    const reason = signal.aborted
      ? `did not answer within ${settings.timeout / 1000} seconds`
      : `cannot be reached: ${causeOf(error)}`;
    return { passing: fault(`${host} ${reason}.`, 'Look at the connection, and try it again later.') };
  }
}

/** The answer behind all redirects; none of them may lead to anything but a website. */
async function follow(
  { url, accept, key }: Request,
  kept: KeptAnswer | undefined,
  { fetch, userAgent }: Settings,
  signal: AbortSignal,
): Promise<Response | { fault: Fault }> {
  const asked = new URL(url);
  if (key && 'parameter' in key) asked.searchParams.set(key.parameter, key.value);
  const headers = {
    accept,
    'user-agent': userAgent,
    ...(kept?.etag !== undefined && { 'if-none-match': kept.etag }),
    ...(kept?.lastModified !== undefined && { 'if-modified-since': kept.lastModified }),
  };
  let place = asked.href;
  for (let steps = 0; steps <= mostRedirects; steps++) {
    const isOwnHost = new URL(place).origin === asked.origin;
    const response = await fetch(place, {
      headers: { ...headers, ...(key && 'header' in key && isOwnHost && { [key.header]: key.value }) },
      redirect: 'manual',
      signal,
    });
    const location = response.headers.get('location');
    if (!redirects.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const { host, protocol } = new URL(place);
    const shown = key ? 'another address' : location.slice(0, 200);
    const next = URL.canParse(location, place) ? new URL(location, place) : undefined;
    // An answer that was asked for safely is not to be had unsafely.
    if (
      !next ||
      !['http:', 'https:'].includes(next.protocol) ||
      (protocol === 'https:' && next.protocol !== protocol)
    ) {
      return {
        fault: fault(`${host} leads to ${shown}, which is not followed.`, 'Save the record by hand.'),
      };
    }
    place = next.href;
  }
  const { host } = new URL(url);
  return {
    fault: fault(`${host} leads from address to address without an end.`, 'Save the record by hand.'),
  };
}

async function toAnswer(response: Response, request: Request, settings: Settings): Promise<Attempt> {
  const { status, headers } = response;
  const host = response.url ? new URL(response.url).host : new URL(request.url).host;
  if (status !== 200) {
    await response.body?.cancel();
    if (status === 404 || status === 410)
      return { fault: { ...fault(`${host} has no such record.`, 'Look at the number.'), isMissing: true } };
    const retryAfter = parseRetryAfter(headers.get('retry-after'), settings.now());
    const asks = retryAfter === undefined ? '' : ` and asks to wait ${Math.ceil(retryAfter / 1000)} seconds`;
    const told = fault(`${host} answered with the status ${status}${asks}.`, 'Try it again later.');
    return passing.has(status)
      ? { passing: told, ...(retryAfter !== undefined && { retryAfter }) }
      : { fault: told };
  }
  const type = headers.get('content-type') ?? '';
  if (!request.isRight.test(type)) {
    await response.body?.cancel();
    const what = type === '' ? 'something of no type' : type.split(';', 1)[0]?.slice(0, 100);
    return {
      fault: fault(
        `${host} answered with ${what}, which is no record.`,
        'Look whether its address is right.',
      ),
    };
  }
  const text = await readText(response, settings.mostBytes);
  if (text !== undefined && request.isWhole?.(text) === false)
    return { passing: fault(`${host} answered with a text that breaks off.`, 'Try it again later.') };
  if (text !== undefined) {
    const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
    const marks = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
    if (Object.keys(marks).length > 0) await settings.cache.set(request.url, { text, ...marks });
    return { text };
  }
  const most = `${settings.mostBytes / 1024 / 1024} MB`;
  return {
    fault: fault(`${host} answered with more than ${most}.`, 'Save the record by hand, as a smaller file.'),
  };
}

function fault(message: string, advice: string): Fault {
  return { isMissing: false, message, advice };
}

/** Why a request failed; what `fetch` throws says only that it did. */
function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code, message: reason } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? reason ?? message;
}
