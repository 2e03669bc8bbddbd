import sax from 'sax';

/** An XML element. `name` has no namespace prefix, and `text` includes the text of all elements inside. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: XmlElement[];
  /** The line on which the start tag ends, counted from 1. */
  line: number;
  /** Whether the end tag of the element was found. */
  isClosed: boolean;
}

/** A syntax error in an XML document. */
export interface XmlError {
  line: number;
  message: string;
}

/** Maximum depth of nested elements. The text of a deeper element is added to the elements around it. */
const maxDepth = 8;

/** Number of characters that are parsed at a time. After each part, the parser `sax` checks the size of its buffers. */
const chunkSize = 16 * 1024;

/** Maximum number of syntax errors that are reported. */
const maxErrors = 10;

/** Number of syntax errors after which parsing stops, because the text is probably not XML. */
const errorLimit = 10_000;

/**
 * Name of an element that is added around the whole text. The text may consist of several documents, or its own root
 * element may end too early. Without the added element, every character after the first root element would be an
 * error.
 */
const root = 'several-documents';

/**
 * Errors that are not reported. Unclosed elements are marked with `isClosed: false` instead, and the other errors are
 * caused by the added root element.
 */
const harmless = new Set(['Unclosed root tag', 'Inappropriately located doctype declaration']);

/** Pattern of the XML declaration, which must be before the first element. */
const declaration = /^\s*<\?xml[^<>]{0,500}>/u;

/**
 * Finds all elements with the given names, and the elements inside them. If a wanted element begins inside another
 * wanted element, the outer one ends there. Broken documents are read as far as possible. Entities that a document
 * declares stay as `&name;`, so that they can neither fill the memory nor load other files. The time grows linearly
 * with the length of the text.
 *
 * @returns the elements, the first errors, and the rest of the text if parsing stopped because of too many errors
 */
export function readElements(
  text: string,
  names: readonly string[],
): { elements: XmlElement[]; errors: XmlError[]; unread: string } {
  const elements: XmlElement[] = [];
  const errors: XmlError[] = [];
  const parser = sax.parser(true, { position: true });
  let open: { element: XmlElement; depth: number }[] = [];
  let depth = 0;
  let errorCount = 0;
  parser.onopentag = ({ name, attributes }) => {
    depth++;
    const local = localName(name);
    const isWanted = names.includes(local);
    if (isWanted) open = [];
    if (!isWanted && (open.length === 0 || open.length >= maxDepth)) return;
    const element: XmlElement = {
      name: local,
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), String(value)])),
      text: '',
      children: [],
      line: parser.line + 1,
      isClosed: false,
    };
    (open.at(-1)?.element.children ?? elements).push(element);
    open.push({ element, depth });
  };
  parser.onclosetag = () => {
    const last = open.at(-1);
    if (last?.depth === depth) {
      last.element.isClosed = true;
      open.pop();
    }
    depth--;
  };
  const addText = (piece: string) => {
    for (const { element } of open) element.text += piece;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onerror = (error) => {
    const [message = ''] = error.message.split('\n', 1);
    errorCount++;
    if (!harmless.has(message) && errors.length < maxErrors) {
      errors.push({ line: parser.line + 1, message });
    }
    parser.resume();
  };
  let at = declaration.exec(text)?.[0].length ?? 0;
  parser.write(`${text.slice(0, at)}<${root}>`);
  for (; at < text.length && errorCount < errorLimit; at += chunkSize)
    parser.write(text.slice(at, at + chunkSize));
  parser.close();
  return { elements, errors, unread: text.slice(at) };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
