import { isMap, parseDocument } from 'yaml';
import { linesOf, pairKey } from './yaml-lines.ts';

/**
 * Turns keys of a frontmatter into comments, with their values, so that their text stays in the file.
 *
 * @returns the new text, or `undefined` if the keys have no lines of their own, as in braces
 */
export function commentOut(text: string, keys: ReadonlySet<string>): string | undefined {
  const [, open = '', yaml = '', rest = ''] =
    /^(\uFEFF?---[^\n]*\n)(.*?)(\n---[ \t\r]*(?:\n.*)?)$/su.exec(text) ?? [];
  if (open === '') return undefined;
  const document = parseDocument(yaml, { prettyErrors: false, uniqueKeys: false, schema: 'core' });
  const { contents } = document;
  if (!isMap(contents) || contents.flow === true) return undefined;
  const lines = yaml.split('\n');
  let offset = 0;
  const starts = lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
  for (const pair of contents.items.filter((item) => keys.has(pairKey(item)))) {
    const [from, to] = linesOf(pair, { yaml, lines, document, starts });
    for (let line = from; line < to; line++) {
      const old = lines[line] ?? '';
      lines[line] = old.trim() === '' ? old : `# ${old}`;
    }
  }
  return `${open}${lines.join('\n')}${rest}`;
}
