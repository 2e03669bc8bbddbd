import { cleanText } from '../model/characters.ts';

/** A piece of XML that is whole: markup, not text. */
export interface Xml {
  xml: string;
}

type Attributes = Record<string, string | undefined>;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** An element of XML 1.0; attributes and children that are `undefined` are left out, texts are escaped. */
export function element(
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

/** A whole document in UTF-8. */
export function formatXml(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

/** What `cleanText` leaves and XML 1.0 does not allow are code points that are no characters. */
function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
