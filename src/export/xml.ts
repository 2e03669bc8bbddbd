import { cleanText } from '../model/characters.ts';

/** A formatted piece of XML. A plain string is text that is not escaped yet. */
export interface Xml {
  xml: string;
}

type Attributes = Record<string, string | undefined>;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Formats an XML element. Attributes and children that are `undefined` are left out. Strings are escaped. */
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

/** Formats an XML document in UTF-8. */
export function formatXml(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

/**
 * Escapes a text for XML 1.0, and removes characters that XML does not allow. Form feeds are replaced here, because
 * `cleanText` keeps them.
 */
function escapeXml(text: string): string {
  return cleanText(text)
    .replaceAll('\f', ' ')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
