/**
 * A response in the cache. `etag` and `lastModified` are sent with the next request for the same URL, so that the
 * service can answer "not modified" (RFC 9110, 8.8).
 */
export interface CachedResponse {
  text: string;
  etag?: string;
  lastModified?: string;
  /** The time at which the service sent or confirmed the response, in milliseconds since 1970. */
  time?: number;
}

/**
 * A cache of responses by the key of their request. `get` and `set` never reject: if a response cannot be stored or
 * found, the request is made again.
 */
export interface ResponseCache {
  get(key: string): Promise<CachedResponse | undefined>;
  set(key: string, response: CachedResponse): Promise<void>;
}

export const noCache: ResponseCache = { get: async () => undefined, set: async () => undefined };

/** Returns the key of a request in the cache: its URL, followed by its body. It never contains the API key. */
export function cacheKeyOf({ url, body }: { url: string; body?: string }): string {
  return body === undefined ? url : `${url}\n${body}`;
}
