import { z } from 'zod';

/** The keys that a schema knows at a path; none where no map of fixed keys stands there. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: unknown = inner(schema);
  for (const step of path) {
    if (here instanceof z.ZodObject) here = inner(here.shape[String(step)]);
    else if (here instanceof z.ZodArray) here = inner(here.element);
    else return [];
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

/** A schema without what makes it optional. */
function inner(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? inner(schema.unwrap()) : schema;
}
