import { cleanText } from '../model/characters.ts';

/** A well-formed piece of XML, as opposed to text that must be escaped. */
export interface Xml {
  xml: string;
}

type Attributes = Record<string, string | undefined>;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Formats an element of XML 1.0. Attributes and children that are `undefined` are left out; texts are escaped. */
export function xmlElement(
  name: string,
  attributes: Attributes,
  ...children: readonly (Xml | string | undefined)[]
): Xml {
  const start = Object.entries(attributes)
    .filter((attribute): attribute is [string, string] => attribute[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  const inside = children.map((child) => {
    if (child === undefined) return '';
    return typeof child === 'string' ? escapeXml(child) : child.xml;
  });
  const content = inside.join('');
  return { xml: content === '' ? `<${name}${start}/>` : `<${name}${start}>${content}</${name}>` };
}

/** Formats a complete document in UTF-8. */
export function formatXml(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

/** Escapes text for XML 1.0, and removes the characters that XML does not allow. `cleanText` keeps form feeds, because HTML allows them. */
function escapeXml(text: string): string {
  return cleanText(text)
    .replaceAll('\f', ' ')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
