import sax from 'sax';

/** An element: its name without prefix, its attributes, all text in it, and the elements in it. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: XmlElement[];
  /** Where its start tag ends, counted from 1. */
  line: number;
  /** Its end was found. */
  isClosed: boolean;
}

/** What is wrong with a document, and where. */
export interface XmlFault {
  line: number;
  message: string;
}

/** How many levels of elements are kept; deeper ones are only text. */
const deepest = 8;

/** Characters that are read at a time; sax looks at the size of its buffers between them. */
const chunk = 16 * 1024;

/** As many faults as a person reads. */
const mostFaults = 10;

/** A text with more faults than these is no XML: reading on would only cost time. */
const tooManyFaults = 10_000;

/**
 * An element around all that the text holds: it may be several documents, or the root may end too early, and outside of a root
 * each character would be a fault.
 */
const root = 'several-documents';

/** What is still open when the text ends is told by `isClosed`; the others come of the element around all. */
const harmless = new Set(['Unclosed root tag', 'Inappropriately located doctype declaration']);

/** What stands before any element in good XML. */
const declaration = /^\s*<\?xml[^<>]{0,500}>/u;

/**
 * The elements of these names, wherever they stand, with the few levels below them; one within another of the same names ends
 * that. Of a broken or cut document all is read that can be. Entities that a document declares stay the characters `&name;`: they can neither
 * grow nor fetch anything. Takes time linear in the length, and no call stack.
 *
 * @returns the elements and the first faults, and the end of a text that has too many of them to be read on
 */
export function readElements(
  text: string,
  names: readonly string[],
): { elements: XmlElement[]; faults: XmlFault[]; unread: string } {
  const elements: XmlElement[] = [];
  const faults: XmlFault[] = [];
  const parser = sax.parser(true, { position: true });
  let open: { element: XmlElement; depth: number }[] = [];
  let depth = 0;
  let faultCount = 0;
  parser.onopentag = ({ name, attributes }) => {
    depth++;
    const local = localName(name);
    const isWanted = names.includes(local);
    if (isWanted) open = [];
    if (!isWanted && (open.length === 0 || open.length >= deepest)) return;
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
    faultCount++;
    if (!harmless.has(message) && faults.length < mostFaults) {
      faults.push({ line: parser.line + 1, message });
    }
    parser.resume();
  };
  let at = declaration.exec(text)?.[0].length ?? 0;
  parser.write(`${text.slice(0, at)}<${root}>`);
  for (; at < text.length && faultCount < tooManyFaults; at += chunk)
    parser.write(text.slice(at, at + chunk));
  parser.close();
  return { elements, faults, unread: text.slice(at) };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
