import { at, type Json, listAt, textAt } from '../import/readers/values/json.ts';
import { type ZoteroLibrary, zoteroPath } from '../model/zotero.ts';
import { jsonProblem } from './answer-problems.ts';
import type { Fault } from './faults.ts';
import { type ServiceAccess, unexpectedJson } from './listing.ts';
import type { ResponseCache } from './response-cache.ts';
import type { Transport } from './service-request.ts';
import {
  applyChanges, isWanted, readSnapshot, type RemovedItem, toZoteroItem, writeSnapshot, type ZoteroItem, type ZoteroSnapshot,
} from './zotero-items.ts'; // prettier-ignore

/** Number of items in one response. The Zotero Web API allows at most 100. */
const pageSize = 100;
/** Minimum time between two requests to Zotero, in milliseconds. Zotero asks clients to make one request at a time. */
const pause = 200;

/** The objects and settings that are needed to request a library. */
export interface ZoteroContext extends ServiceAccess {
  transport: Transport;
  /** Keeps the items of each library, so that only changes are requested the next time. */
  cache: ResponseCache;
  /** Maximum number of items that are requested of one library. */
  maxItems: number;
}

/** The items of a library, or the reason why they are not known. */
export type ZoteroListing =
  { items: ZoteroItem[]; removed: RemovedItem[]; isCut: boolean } | { fault: Fault };

/** A list of items, the version of the library to which it belongs, and whether it has more items than were requested. */
interface ItemList {
  items: ZoteroItem[];
  version: number | undefined;
  isCut: boolean;
}

/**
 * Lists the items of a Zotero library (Zotero Web API 3). The first request reads the whole library or its chosen
 * collections. Later requests ask for what changed since the version of the last request: first with the header
 * `If-Modified-Since-Version`, so that a library without changes takes one request, then for the keys of deleted items.
 * Attachments are listed by Zotero with the items, but never downloaded.
 */
export async function listZotero(library: ZoteroLibrary, context: ZoteroContext): Promise<ZoteroListing> {
  const { cache, address } = context;
  const known = await readSnapshot(cache, address, library);
  const found = known ? await requestChanges(library, known, context) : await requestAll(library, context);
  if ('fault' in found) return found;
  const { snapshot, isCut } = found;
  if (snapshot !== known && snapshot.version > 0 && !isCut)
    await writeSnapshot(cache, address, library, snapshot);
  return { items: snapshot.items, removed: snapshot.removed, isCut };
}

type Found = { snapshot: ZoteroSnapshot; isCut: boolean } | { fault: Fault };

/**
 * Requests all items.
 *
 * @param known the items of an earlier request, to find out which of them the library has no longer
 */
async function requestAll(
  library: ZoteroLibrary,
  context: ZoteroContext,
  known?: ZoteroSnapshot,
): Promise<Found> {
  const items = new Map<string, ZoteroItem>();
  // The library may change between two requests. With the lowest version, such a change is requested again.
  let version = Infinity;
  let isCut = false;
  for (const collection of library.collections ?? [undefined]) {
    const folder = collection === undefined ? '' : `/collections/${collection}`;
    const list = await requestItems(`${zoteroPath(library)}${folder}/items/top?`, {}, context);
    if (list === 'unmodified') continue;
    if ('fault' in list) return list;
    for (const item of list.items) if (isWanted(item, library)) items.set(item.key, item);
    version = Math.min(version, list.version ?? 0);
    isCut ||= list.isCut;
  }
  const found = Number.isFinite(version) ? version : 0;
  const gone = new Set((known?.items ?? []).flatMap(({ key }) => (items.has(key) ? [] : key)));
  const before = known ?? { version: 0, items: [], removed: [] };
  const { removed } = applyChanges(before, found, [...items.values()], gone, library);
  return { snapshot: { version: found, items: [...items.values()], removed }, isCut };
}

async function requestChanges(
  library: ZoteroLibrary,
  known: ZoteroSnapshot,
  context: ZoteroContext,
): Promise<Found> {
  const path = zoteroPath(library);
  const { version } = known;
  // The request covers all collections and the trash: this shows items that were moved out of a collection.
  const list = await requestItems(
    `${path}/items/top?since=${version}&includeTrashed=1&`,
    { 'if-modified-since-version': String(version) },
    context,
  );
  if (list === 'unmodified') return { snapshot: known, isCut: false };
  if ('fault' in list) return list;
  // Another library has the address now, or a copy of it was restored: the version numbers are lower.
  if (list.isCut || (list.version !== undefined && list.version < version))
    return requestAll(library, context, known);
  const deleted = await request(`${path}/deleted?since=${version}`, {}, context);
  if ('fault' in deleted) return deleted;
  const keysOf = (kind: string) => new Set(listAt(deleted.value, kind).flatMap((key) => textAt(key) ?? []));
  const collections = keysOf('collections');
  if (library.collections?.some((key) => collections.has(key))) return requestAll(library, context, known);
  const snapshot = applyChanges(known, list.version ?? version, list.items, keysOf('items'), library);
  return { snapshot, isCut: false };
}

/**
 * Requests all pages of a list of items, in the order in which the items were added.
 *
 * @param path the path and the beginning of the query, with `?` or `&` at the end
 */
async function requestItems(
  path: string,
  headers: Record<string, string>,
  context: ZoteroContext,
): Promise<ItemList | 'unmodified' | { fault: Fault }> {
  const items: ZoteroItem[] = [];
  let version: number | undefined;
  for (let start = 0; start < context.maxItems; start += pageSize) {
    const query = `format=json&sort=dateAdded&direction=asc&limit=${pageSize}&start=${start}`;
    const response = await request(`${path}${query}`, start === 0 ? headers : {}, context);
    if ('fault' in response) return response;
    if (response.isUnmodified) return 'unmodified';
    if (!Array.isArray(response.value)) return { fault: unexpectedJson(context.address, 'a list of items') };
    items.push(...response.value.flatMap((value) => toZoteroItem(value) ?? []));
    version ??= numberIn(response.headers, 'last-modified-version');
    const total = numberIn(response.headers, 'total-results');
    const isLast = total === undefined ? response.value.length < pageSize : start + pageSize >= total;
    if (isLast || response.value.length === 0) return { items, version, isCut: false };
  }
  return { items, version, isCut: true };
}

function numberIn(headers: Headers | undefined, name: string): number | undefined {
  const value = headers?.get(name) ?? '';
  return /^\d{1,15}$/u.test(value) ? Number(value) : undefined;
}

async function request(
  path: string,
  headers: Record<string, string>,
  { address, key, transport }: ZoteroContext,
): Promise<{ value: Json; headers: Headers | undefined; isUnmodified: boolean } | { fault: Fault }> {
  const isConditional = Object.keys(headers).length > 0;
  const response = await transport({
    url: `${address}/${path}`,
    accept: 'application/json',
    mediaType: /^application\/json\b/iu,
    problemOf: jsonProblem,
    pause,
    headers: { ...headers, 'zotero-api-version': '3' },
    ...(isConditional && { isConditional }),
    ...(key !== '' && { key: { header: 'zotero-api-key', value: key } }),
  });
  if ('fault' in response) return response;
  const isUnmodified = response.isUnmodified === true;
  const value = isUnmodified ? [] : (JSON.parse(response.text) as Json);
  return { value: at(value) ?? null, headers: response.headers, isUnmodified };
}
