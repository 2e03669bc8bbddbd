/** The parts of a request that decide whether the desk answers it. */
export interface DeskRequest {
  method: string;
  /** The headers `Host`, `Origin` and `Sec-Fetch-Site`. */
  host: string | undefined;
  origin: string | undefined;
  fetchSite: string | undefined;
}

/** Why a request is refused. Each reason has a text in the catalogues. */
export type Refusal = 'method' | 'host' | 'origin' | 'session' | 'token' | 'size' | 'type';

/** The HTTP status of each refusal. 421: the server does not answer for this host (RFC 9110, 15.5.20). */
export const refusalStatus = {
  method: 405,
  host: 421,
  origin: 403,
  session: 403,
  token: 403,
  size: 413,
  type: 415,
} as const satisfies Record<Refusal, number>;

/** Whether a method changes nothing, so that it needs no token (RFC 9110, 9.2.1). */
export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * Returns why a request is refused before the desk knows who sends it. A page of another site must not reach the desk,
 * also if its name leads to 127.0.0.1 (DNS rebinding). Browsers send `Origin` with each change, and `Sec-Fetch-Site`
 * with each request; other programs may send neither.
 *
 * @param own the host of the desk: `127.0.0.1:4400`
 */
export function refusalOf(
  { method, host, origin, fetchSite }: DeskRequest,
  own: string,
): Refusal | undefined {
  if (host !== own) return 'host';
  if (origin !== undefined && origin !== `http://${own}`) return 'origin';
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return 'origin';
  if (!isReading(method) && method !== 'POST') return 'method';
  return undefined;
}

/**
 * Returns the headers of every answer of the desk. Pages load their own files only, and no other page can show them in a
 * frame. `same-origin` rather than `no-referrer`, because a form would then be sent with the origin `null`.
 *
 * @param frames the origin whose pages may be shown in a frame, for the preview
 */
export function deskHeaders(frames?: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${frames ?? "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  };
}
