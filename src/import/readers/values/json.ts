import type { Paper } from '../../../model/paper.ts';

/** A JSON value. */
export type Json = NonNullable<Paper['other']>[string];

export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value at a path of keys and indices. Returns `undefined` if there is no such value. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let found = value;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key];
    else if (isObject(found) && Object.hasOwn(found, key)) found = found[key];
    else return undefined;
  }
  return found;
}

/**
 * Returns the text at a path. A number is converted to text. Returns `undefined` for any other value, and for a text
 * that has only spaces.
 */
export function textAt(value: Json | undefined, ...path: (string | number)[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/**
 * Returns the list at a path. A single value becomes a list with one entry. A missing value or `null` becomes an
 * empty list.
 */
export function listAt(value: Json | undefined, ...path: (string | number)[]): Json[] {
  const found = at(value, ...path);
  if (Array.isArray(found)) return found;
  return found === undefined || found === null ? [] : [found];
}

/**
 * Whether a value has no content: it is missing, `null`, a text with only spaces, or a list or object that contains
 * only such values.
 */
export function isEmptyJson(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isEmptyJson);
}

/**
 * Returns a key that can be used in a content file. The key `__proto__` is renamed, because JavaScript treats it in a
 * special way.
 */
export function keptName(key: string): string {
  return key === '__proto__' ? 'proto' : key.toWellFormed();
}

/**
 * Prepares a value for a content file: removes empty values and halves of surrogate pairs, and renames keys that
 * cannot be used.
 */
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
