import { z } from 'zod';

/**
 * Returns the keys that a schema allows in the map at a path. Returns an empty list if the schema allows any key there,
 * or if there is no map.
 */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: unknown = inner(schema);
  for (const step of path) {
    if (here instanceof z.ZodObject) here = inner(here.shape[String(step)]);
    else if (here instanceof z.ZodArray) here = inner(here.element);
    else return [];
  }
  if (here instanceof z.ZodRecord && here.keyType instanceof z.ZodEnum)
    return here.keyType.options.map(String);
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

/** Removes `optional`, `default` and steps that only change the value (`preprocess`, `transform`) from a schema. */
function inner(schema: unknown): unknown {
  if (schema instanceof z.ZodPipe) return inner(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? inner(schema.unwrap()) : schema;
}
