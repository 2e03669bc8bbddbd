import type { Holding, PlayedService } from './holdings.ts';

/** A request as a played service receives it. */
export interface PlayedRequest {
  method: string;
  /** The path of the address below the host, decoded, without the query. */
  path: string;
  query: URLSearchParams;
  body: string;
}

/** A response of a played service. */
export interface PlayedResponse {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

/** A service that answers from the records that it has. */
export interface PlayedApi {
  service: PlayedService;
  /** The path below the host at which the service begins, such as `/graph/v1`. */
  basePath: string;
  answer(request: PlayedRequest): PlayedResponse;
}

/** Makes a played service of its records. */
export type MakeApi = (holdings: readonly Holding[]) => PlayedApi;

export function jsonResponse(value: unknown, status = 200): PlayedResponse {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

/** Escapes characters that have a meaning in XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Returns a whole number of a query, within limits. */
export function numberIn(query: URLSearchParams, name: string, fallback: number, maximum: number): number {
  const value = Number(query.get(name) ?? fallback);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, maximum) : fallback;
}

/** Returns records by a key, such as their DOI. Of records with the same key, the first one is returned. */
export function byKey(
  holdings: readonly Holding[],
  keysOf: (holding: Holding) => readonly (string | undefined)[],
): Map<string, Holding> {
  const found = new Map<string, Holding>();
  for (const holding of holdings)
    for (const key of keysOf(holding))
      if (key !== undefined && !found.has(key.toLowerCase())) found.set(key.toLowerCase(), holding);
  return found;
}

export function yearOfVersion({ date }: { date: string }): number {
  return Number(date.slice(0, 4));
}

/** Number of characters at the beginning of an abstract that the services search. */
export const searchedAbstract = 600;
