import { rehype } from 'rehype';

type Root = ReturnType<ReturnType<typeof rehype>['parse']>;
type Element = Extract<Root['children'][number], { type: 'element' }>;
type ElementContent = Element['children'][number];
type Nodes = Root | Root['children'][number] | ElementContent;

/** Elements without a text for readers. */
const hidden = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'math', 'iframe', 'object', 'select', 'textarea', 'form', 'button', 'dialog']); // prettier-ignore
/** Elements around the main part of a page. Their text is left out, but identifiers in their links are kept. */
const around = new Set(['nav', 'aside', 'footer']);
const blocks = new Set(['address', 'article', 'blockquote', 'caption', 'cite', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tr', 'ul']); // prettier-ignore
/** Blocks with an empty line around them. */
const apart = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'tr', 'article', 'section', 'blockquote', 'dt']); // prettier-ignore
/** Addresses that contain an identifier of a paper or person. */
const identifying =
  /^(?:https?:)?\/\/(?:(?:dx\.|www\.)?doi\.org\/10\.|(?:www\.)?arxiv\.org\/abs\/|orcid\.org\/\d|(?:www\.)?dblp\.org\/pid\/)/iu;

/** Maximum number of addresses that are written after a block, and maximum length of the text that is searched for them. */
const maxAddresses = 500;
const maxSearched = 20_000;

/**
 * Returns the text of a web page as a browser copies it: one line per block, and an empty line around paragraphs, headings
 * and items of lists. Only the main part is read, if the page has one. An address with an identifier, such as a DOI, is
 * written after its block, since the text of a link often lacks it.
 */
export function htmlToText(html: string): string {
  const tree = rehype().parse(html);
  const start = findMain(tree) ?? tree;
  const writer = new TextWriter();
  // A stack in place of recursion, because a page may be nested deeply.
  const stack: (Nodes | (() => void))[] = [start];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'function') node();
    else if (node.type === 'text') writer.text(node.value);
    else if (node.type === 'root') stack.push(...[...node.children].reverse());
    else if (node.type === 'element') openElement(node, writer, stack);
  }
  return writer.end();
}

function openElement(element: Element, writer: TextWriter, stack: (Nodes | (() => void))[]): void {
  const { tagName, properties, children } = element;
  if (hidden.has(tagName) || properties.hidden === true || properties.ariaHidden === 'true') return;
  if (tagName === 'br') {
    writer.line();
    return;
  }
  if (around.has(tagName)) {
    for (const href of addressesIn(element)) writer.address(href);
    return;
  }
  if (tagName === 'a' && typeof properties.href === 'string' && identifying.test(properties.href))
    writer.address(properties.href);
  const isBlock = blocks.has(tagName);
  if (isBlock) writer.block(apart.has(tagName));
  if (tagName === 'td' || tagName === 'th') writer.text(' ');
  stack.push(() => {
    if (isBlock) writer.block(apart.has(tagName));
  });
  for (const child of [...children].reverse()) stack.push(child);
}

/** Returns the addresses with identifiers in the links of an element. */
function addressesIn(element: Element): string[] {
  const found: string[] = [];
  const stack: ElementContent[] = [element];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type !== 'element') continue;
    const { href } = node.properties;
    if (typeof href === 'string' && identifying.test(href)) found.push(href);
    for (const child of node.children) stack.push(child);
  }
  return found.reverse();
}

/** Finds the main part of a page: the element `main`, or the one with the role `main`. */
function findMain(tree: Root): Element | undefined {
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'element' && (node.tagName === 'main' || node.properties.role === 'main')) return node;
    if ('children' in node) for (const child of [...node.children].reverse()) stack.push(child);
  }
  return undefined;
}

class TextWriter {
  readonly #lines: string[] = [];
  #line = '';
  readonly #addresses = new Set<string>();

  text(text: string): void {
    this.#line += text.replace(/\s+/gu, ' ');
  }

  address(href: string): void {
    const full = href.startsWith('//') ? `https:${href}` : href;
    if (this.#addresses.size < maxAddresses) this.#addresses.add(full);
  }

  line(): void {
    const line = this.#line.replace(/ {2,}/gu, ' ').trim();
    if (line !== '') this.#lines.push(line);
    this.#line = '';
  }

  block(isApart: boolean): void {
    const hadText = this.#line.trim() !== '';
    if (hadText || this.#addresses.size > 0) this.#addAddresses();
    this.line();
    if (isApart && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  end(): string {
    this.block(false);
    return `${this.#lines.join('\n').trim()}\n`;
  }

  /** Writes the addresses of a block after its text, except those whose identifier the text already contains. */
  #addAddresses(): void {
    const recent = `${this.#lines.slice(-12).join(' ')} ${this.#line}`.slice(-maxSearched).toLowerCase();
    const missing = [...this.#addresses].filter(
      (href) => !recent.includes(href.toLowerCase().replace(/^.*?(?:\.org\/)(?:abs\/)?/u, '')),
    );
    if (missing.length > 0) this.#line += ` ${missing.join(' ')}`;
    this.#addresses.clear();
  }
}
