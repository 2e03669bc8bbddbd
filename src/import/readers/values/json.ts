import type { Paper } from '../../../model/paper.ts';

/** A JSON value. */
export type Json = NonNullable<Paper['other']>[string];

export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value at a path of keys and indices, or `undefined` if there is none. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let found = value;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key];
    else if (isObject(found) && Object.hasOwn(found, key)) found = found[key];
    else return undefined;
  }
  return found;
}

/** Returns the text at a path, with numbers as text; `undefined` for other values and for blank text. */
export function textAt(value: Json | undefined, ...path: (string | number)[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** Returns the list at a path. A single value becomes a list of one; a missing value or `null` becomes an empty list. */
export function listAt(value: Json | undefined, ...path: (string | number)[]): Json[] {
  const found = at(value, ...path);
  if (Array.isArray(found)) return found;
  return found === undefined || found === null ? [] : [found];
}

/** Whether a value has no content: it is `null`, blank text, or a list or an object of such values. */
export function isEmptyJson(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isEmptyJson);
}

/** Returns a key that can be used in a content file. `__proto__` is renamed, because it does not work as a key of an object. */
export function keptName(key: string): string {
  return key === '__proto__' ? 'proto' : key.toWellFormed();
}

/** Prepares a value for a content file: removes empty values and halves of surrogate pairs, and renames unusable keys. */
export function toKept(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.filter((each) => !isEmptyJson(each)).map(toKept);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => !isEmptyJson(each))
      .map(([key, each]) => [keptName(key), toKept(each)]),
  );
}
