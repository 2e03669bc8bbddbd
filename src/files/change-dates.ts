import { existsSync, readFileSync } from 'node:fs';

/**
 * The day on which each file of the content last changed, by its path in there, as the build found it in the history of the
 * folder and wrote it to `OFFPRINT_CHANGED` (JSON); empty where it could not.
 */
export function changeDates(environment: NodeJS.ProcessEnv = process.env): ReadonlyMap<string, string> {
  const file = environment.OFFPRINT_CHANGED;
  if (!file || !existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
