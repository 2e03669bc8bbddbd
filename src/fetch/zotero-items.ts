import { z } from 'zod';
import { at, isObject, type Json, listAt, textAt } from '../import/readers/values/json.ts';
import { type ZoteroLibrary, zoteroPath } from '../model/zotero.ts';
import type { ResponseCache } from './response-cache.ts';

/** An item of a Zotero library, with the parts that the import reads. */
export interface ZoteroItem {
  key: string;
  data: Json;
  /** The date as Zotero understands it: `2024-07-31`. */
  parsedDate: string | undefined;
}

/** An item that a library had at an earlier request, and has no longer. */
export interface RemovedItem {
  key: string;
  title: string;
}

/** The items of a library at one version of it. */
export interface ZoteroSnapshot {
  /** The version number of the whole library, which grows with each change. */
  version: number;
  items: ZoteroItem[];
  removed: RemovedItem[];
}

/** Maximum number of removed items that are remembered. */
const maxRemoved = 1000;

const snapshotSchema = z.object({
  version: z.int().nonnegative(),
  items: z.array(z.object({ key: z.string(), data: z.json(), parsedDate: z.string().optional() })),
  removed: z.array(z.object({ key: z.string(), title: z.string() })),
});

/** Returns the key of the snapshot of a library in the cache. Other collections have another snapshot. */
function snapshotKey(address: string, library: ZoteroLibrary): string {
  return `${address}/${zoteroPath(library)}#items of ${[...(library.collections ?? ['all'])].sort().join(',')}`;
}

/** Reads the snapshot of a library that the last request left in the cache. An invalid one counts as missing. */
export async function readSnapshot(
  cache: ResponseCache,
  address: string,
  library: ZoteroLibrary,
): Promise<ZoteroSnapshot | undefined> {
  const kept = await cache.get(snapshotKey(address, library));
  try {
    const { version, items, removed } = snapshotSchema.parse(JSON.parse(kept?.text ?? ''));
    return { version, removed, items: items.map(({ parsedDate, ...item }) => ({ ...item, parsedDate })) };
  } catch {
    return undefined;
  }
}

/** Stores the snapshot of a library. */
export async function writeSnapshot(
  cache: ResponseCache,
  address: string,
  library: ZoteroLibrary,
  snapshot: ZoteroSnapshot,
): Promise<void> {
  await cache.set(snapshotKey(address, library), { text: JSON.stringify(snapshot) });
}

/** Converts an item of a response. Returns `undefined` for a value that is not an item. */
export function toZoteroItem(value: Json): ZoteroItem | undefined {
  const data = at(value, 'data');
  const key = textAt(data, 'key') ?? textAt(value, 'key');
  if (!isObject(data) || key === undefined) return undefined;
  return { key, data, parsedDate: textAt(value, 'meta', 'parsedDate') };
}

/** Whether an item belongs to the library as it is read: not in the trash, and in a chosen collection if there are any. */
export function isWanted({ data }: ZoteroItem, { collections }: ZoteroLibrary): boolean {
  if (at(data, 'deleted') === 1 || at(data, 'deleted') === true) return false;
  if (textAt(data, 'parentItem') !== undefined) return false;
  if (collections === undefined) return true;
  const own = listAt(data, 'collections').map((collection) => textAt(collection));
  return collections.some((collection) => own.includes(collection));
}

/** Whether an item is a publication, and not a file or a note of its own. */
export function isPublication({ data }: ZoteroItem): boolean {
  return !['attachment', 'note', 'annotation'].includes(textAt(data, 'itemType') ?? '');
}

/** Applies the changes of a library to a snapshot. The items keep their order; new items come last. */
export function applyChanges(
  { items, removed }: ZoteroSnapshot,
  version: number,
  changed: readonly ZoteroItem[],
  deletedKeys: ReadonlySet<string>,
  library: ZoteroLibrary,
): ZoteroSnapshot {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const gone: RemovedItem[] = [];
  const remove = (key: string) => {
    const title = textAt(byKey.get(key)?.data, 'title');
    if (byKey.delete(key) && title !== undefined) gone.push({ key, title });
  };
  for (const item of changed) {
    if (isWanted(item, library)) byKey.set(item.key, item);
    else remove(item.key);
  }
  for (const key of deletedKeys) remove(key);
  const all = [...removed, ...gone].filter(({ key }) => !byKey.has(key));
  return { version, items: [...byKey.values()], removed: all.slice(-maxRemoved) };
}

/** Formats items as a response of the Zotero Web API, which the import reads. */
export function formatItems(items: readonly ZoteroItem[]): string {
  return JSON.stringify(items.map(({ key, data, parsedDate }) => ({ key, data, meta: { parsedDate } })));
}
