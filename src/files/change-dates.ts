import { existsSync, readFileSync } from 'node:fs';

/**
 * Reads the date on which each file of the content last changed, by its path inside the content folder. The build command takes
 * the dates from the Git history and writes them to the JSON file that `OFFPRINT_CHANGED` names.
 *
 * @returns an empty map if there is no such file
 */
export function changeDates(environment: NodeJS.ProcessEnv = process.env): ReadonlyMap<string, string> {
  const file = environment.OFFPRINT_CHANGED;
  if (!file || !existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
