import { cleanTexts } from '../model/characters.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type Site, siteSchema } from '../model/site.ts';
import { checkValues } from './check-values.ts';
import { parseYaml, type Values } from './yaml.ts';

/**
 * Parses `site.yaml`.
 *
 * @returns the settings, or the reasons why the file cannot be used
 */
export function parseSiteFile(
  text: string,
  file: string,
): ({ value: Site } & Pick<Values, 'lineOf'>) | { diagnostics: Diagnostic[] } {
  const yaml = parseYaml(text, file);
  if (Array.isArray(yaml)) return { diagnostics: yaml };
  const checked = checkValues(siteSchema, { ...yaml, data: withoutUnset(yaml.data) }, file);
  return 'diagnostics' in checked ? checked : { value: cleanTexts(checked.values), lineOf: yaml.lineOf };
}

/** Settings that have no value count as left out, so that a setting can be there without a value: `mailto:`. */
export function withoutUnset(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const given = Object.entries(data).map(([key, value]): [string, unknown] => [
    key,
    groups.has(key) ? withoutNulls(value) : value,
  ]);
  const set = given.filter(
    ([key, value]) => value !== null || key === 'title' || !Object.hasOwn(siteSchema.shape, key),
  );
  return Object.fromEntries(set);
}

/** Settings that consist of several keys. Each of these keys may have no value. */
const groups: ReadonlySet<string> = new Set(['lists', 'theme', 'zotero']);

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const set = Object.entries(value).filter(([, each]) => each !== null);
  // A group with nothing but keys without values counts as left out; an empty group is an error.
  return set.length === 0 && Object.keys(value).length > 0 ? null : Object.fromEntries(set);
}
