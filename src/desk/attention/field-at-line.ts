/** The keys whose values have forms of their own for each of their keys. */
const nested = new Set(['theme', 'ids', 'zotero', 'list']);

/**
 * Returns the key of a content file to which a line belongs, as the forms name their fields: `DOI`, `ids.dblp`.
 * Undefined for a line outside of the values.
 *
 * @param line the line, counted from 1
 * @param body the name of the text below the frontmatter: `abstract`; undefined for a YAML file
 */
export function fieldAtLine(text: string, line: number, body: string | undefined): string | undefined {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n]/u);
  const isFrontmatter = body !== undefined && /^---[ \t]*$/u.test(lines[0] ?? '');
  const end = isFrontmatter ? lines.findIndex((one, index) => index > 0 && /^---[ \t]*$/u.test(one)) : -1;
  if (isFrontmatter && end >= 0 && line > end) return line > end + 1 ? body : undefined;
  let inner: string | undefined;
  for (let index = Math.min(line, lines.length) - 1; index >= 0; index--) {
    const [, indent = '', key] =
      /^([ ]{0,40})["']?([A-Za-z][\w-]{0,60})["']?[ ]{0,10}:(?:\s|$)/u.exec(lines[index] ?? '') ?? [];
    if (key === undefined) continue;
    if (indent === '') return inner !== undefined && nested.has(key) ? `${key}.${inner}` : key;
    inner ??= key;
  }
  return undefined;
}
