import { formatName, nameSchema } from '../../model/name.ts';

/** Maximum number of characters of a value that a page shows. */
const maxLength = 600;

/** Returns a value of a content file as a text for people: names in reading order, lists in lines. */
export function showValue(value: unknown, { yes, no }: { yes: string; no: string }): string {
  const text = format(value);
  return text.length > maxLength ? `${[...text.slice(0, maxLength)].join('')}…` : text;

  function format(one: unknown): string {
    if (one === undefined || one === null) return '';
    if (typeof one === 'string') return one;
    if (typeof one === 'boolean') return one ? yes : no;
    if (typeof one === 'number') return String(one);
    if (Array.isArray(one)) return one.map(formatItem).join(one.every(isName) ? '; ' : '\n');
    // Lists of authors are merged together with the mark that they are cut.
    const { names, truncated } = one as { names?: unknown; truncated?: boolean };
    if (Array.isArray(names)) return `${format(names)}${truncated ? ' et al.' : ''}`;
    return Object.entries(one)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => `${key}: ${format(part)}`)
      .join('\n');
  }

  function formatItem(item: unknown): string {
    const name = nameSchema.safeParse(item);
    if (name.success) return formatName(name.data);
    return format(item).replaceAll('\n', ', ');
  }
}

function isName(item: unknown): boolean {
  return nameSchema.safeParse(item).success;
}
