import { isMap, parseDocument } from 'yaml';
import { formatFrontmatter, inOrder } from './frontmatter.ts';

/**
 * Puts new values into a content file and leaves the rest of it as a person wrote it: order, comments, quotes.
 * A key that was not there goes where `keys` has it.
 *
 * @param text a file whose frontmatter can be read
 * @param body takes the place of what stands below the frontmatter, if given
 */
export function editFile(
  text: string,
  changes: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  body?: string,
): string {
  const parts = /^(\uFEFF?---[^\n]*\n)([\s\S]*?)(\n?---[ \t]*(?:\r?\n|$))([\s\S]*)$/.exec(text);
  if (!parts) return text;
  const [, open = '', yaml = '', close = '', rest = ''] = parts;
  const below = body === undefined ? rest : `${body}\n`;
  if (Object.keys(changes).length === 0) return `${open}${yaml}${close}${below}`;
  const document = parseDocument(yaml, { version: '1.2', schema: 'core' });
  const fresh = parseDocument(formatFrontmatter(inOrder(keys, changes)).slice(4, -4), {
    version: '1.2',
    schema: 'core',
  });
  if (!isMap(document.contents) || !isMap(fresh.contents)) return text;
  for (const pair of fresh.contents.items) {
    const key = String(pair.key);
    const old = document.contents.items.findIndex((item) => String(item.key) === key);
    if (old !== -1) document.contents.items[old] = pair as never;
    else {
      const before = new Set(keys.slice(0, keys.indexOf(key)));
      const at = document.contents.items.findLastIndex((item) => before.has(String(item.key)));
      document.contents.items.splice(at + 1, 0, pair as never);
    }
  }
  const edited = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `${open}${edited}${close.replace(/^\n/, '')}${below}`;
}
