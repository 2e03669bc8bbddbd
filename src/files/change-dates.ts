import { existsSync, readFileSync } from 'node:fs';

/**
 * Reads the date on which each content file last changed. The build command takes the dates from the Git history and
 * writes them to a JSON file, whose path is in `OFFPRINT_CHANGED`.
 *
 * @returns dates by path inside the content folder; an empty map if there is no such JSON file
 */
export function changeDates(environment: NodeJS.ProcessEnv = process.env): ReadonlyMap<string, string> {
  const file = environment.OFFPRINT_CHANGED;
  if (!file || !existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
