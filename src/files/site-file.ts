import { cleanTexts } from '../model/characters.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type Site, siteSchema } from '../model/site.ts';
import { checkValues, parseYaml, type Values } from './frontmatter.ts';

/** The settings of a site from the text of `site.yaml`, or what is wrong with it. */
export function parseSiteFile(
  text: string,
  file: string,
): ({ value: Site } & Pick<Values, 'lineOf'>) | { diagnostics: Diagnostic[] } {
  const yaml = parseYaml(text, file);
  if (Array.isArray(yaml)) return { diagnostics: yaml };
  const checked = checkValues(siteSchema, yaml, file);
  return 'diagnostics' in checked ? checked : { value: cleanTexts(checked.values), lineOf: yaml.lineOf };
}
