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
function withoutUnset(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const set = Object.entries(data).filter(
    ([key, value]) => value !== null || key === 'title' || !Object.hasOwn(siteSchema.shape, key),
  );
  return Object.fromEntries(set.map(([key, value]) => [key, key === 'theme' ? withoutNulls(value) : value]));
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
}
