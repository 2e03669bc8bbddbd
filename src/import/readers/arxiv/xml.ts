import sax from 'sax';

/** An XML element: its name without prefix, its attributes, all text inside it, and its child elements. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: XmlElement[];
  /** Line on which its start tag ends, counted from 1. */
  line: number;
  /** Whether its end tag was found. */
  isClosed: boolean;
}

/** A syntax error in a document. */
export interface XmlError {
  line: number;
  message: string;
}

/** Maximum depth of elements. Deeper elements are only text of their ancestors. */
const maxDepth = 8;

/** Number of characters parsed at a time. Between chunks, sax checks the size of its buffers. */
const chunkSize = 16 * 1024;

/** Maximum number of errors that are reported. */
const maxErrors = 10;

/** Number of errors after which the rest of the text is not parsed, because it is not XML. */
const errorLimit = 10_000;

/**
 * Name of an element added around the text. The text may be several documents, or its root may end too early, and every character
 * outside of a root would be an error.
 */
const root = 'several-documents';

/** Errors that are ignored: unclosed elements, which have `isClosed: false`, and those caused by the added root. */
const harmless = new Set(['Unclosed root tag', 'Inappropriately located doctype declaration']);

/** The XML declaration, which must be before the first element. */
const declaration = /^\s*<\?xml[^<>]{0,500}>/u;

/**
 * Finds all elements with these names, with their children. A wanted element inside another one ends the outer one. Broken and cut
 * documents are read as far as possible. Declared entities are not expanded: they stay as `&name;`, so that they can neither grow nor
 * fetch anything. Takes time linear in the length, without recursion.
 *
 * @returns the elements, the first errors, and the rest of the text if it was not parsed because of too many errors
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
