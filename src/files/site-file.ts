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
  const checked = checkValues(siteSchema, yaml, file);
  return 'diagnostics' in checked ? checked : { value: cleanTexts(checked.values), lineOf: yaml.lineOf };
}
