import { z } from 'zod';

/** Returns the keys that a schema allows at a path; an empty list if any key is allowed there, or none. */
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

/** Returns the schema inside of `optional` and `default`. */
function inner(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? inner(schema.unwrap()) : schema;
}
