import type { Paper } from '../../../model/paper.ts';

/** A value of JSON. */
export type Json = NonNullable<Paper['other']>[string];

export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys and indices, `undefined` where there is none. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let found = value;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key];
    else if (isObject(found) && Object.hasOwn(found, key)) found = found[key];
    else return undefined;
  }
  return found;
}

/** The text at a path, a number as text; `undefined` where there is neither, or only blanks. */
export function textAt(value: Json | undefined, ...path: (string | number)[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** The list at a path; a single value is a list of one, nothing is an empty one. */
export function listAt(value: Json | undefined, ...path: (string | number)[]): Json[] {
  const found = at(value, ...path);
  if (Array.isArray(found)) return found;
  return found === undefined || found === null ? [] : [found];
}

/** Whether a value says nothing: `null`, blanks, or a list or object of such values. */
export function isEmptyJson(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isEmptyJson);
}

/** The key under which a file can keep what a source calls so: `__proto__` would be no key of an object. */
export function keptName(key: string): string {
  return key === '__proto__' ? 'proto' : key.toWellFormed();
}

/**
 * A value as it is kept in a content file: without what is empty, without half surrogate pairs, and under keys that a file
 * can have.
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
