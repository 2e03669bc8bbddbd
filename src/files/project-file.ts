import type { Diagnostic } from '../model/diagnostic.ts';
import { type Project, projectFrontmatterSchema } from '../model/project.ts';
import { checkValues } from './check-values.ts';
import { parseFrontmatter } from './frontmatter.ts';
import type { Values } from './yaml.ts';

/**
 * Parses the file `content/projects/<id>.md`.
 *
 * @returns the project, or the reasons why the file cannot be used
 */
export function parseProjectFile(
  text: string,
  file: string,
  id: string,
): { value: Project; bodyLine: number; lineOf: Values['lineOf'] } | { diagnostics: Diagnostic[] } {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { diagnostics: frontmatter };
  const checked = checkValues(projectFrontmatterSchema, frontmatter, file);
  if ('diagnostics' in checked) return checked;
  const { body, bodyLine, lineOf } = frontmatter;
  return { value: { id, ...checked.values, body }, bodyLine, lineOf };
}
