/** A part of the page of a paper that lists show in place. The page marks it with an attribute: `data-part="bibtex"`. */
export type PaperPart = 'abstract' | 'bibtex';

/** Longest time to wait for a page, in milliseconds. */
const patience = 15_000;

/** The elements of abstracts: what `text/` renders, and MathML. Others are replaced by their text. */
const elements =
  /^(?:div|p|br|a|em|strong|i|b|sub|sup|code|pre|ul|ol|li|span|blockquote|math|semantics|annotation|m[a-z]{1,15})$/;

/** The attributes of HTML that are kept. Attributes of MathML are kept, except those below. */
const attributes = /^(?:dir|lang|class|href)$/;

/** Attributes that could run a script, load something, or repeat an anchor of this page. */
const unsafe = /^(?:on|id$|name$|style$|src|xlink:|action)/;

const pages = new Map<string, Promise<Document | undefined>>();

/**
 * Reads a part of the page of a paper. The page is requested once, however many parts are read.
 *
 * @param address the address of the page; its fragment is ignored
 * @returns a copy for this document, with harmless elements only; `undefined` if the page cannot be loaded, or has no
 *   such part
 */
export async function readPaperPart(address: string, part: PaperPart): Promise<HTMLElement | undefined> {
  const [page = ''] = address.split('#');
  const loading = pages.get(page) ?? loadPage(page);
  pages.set(page, loading);
  const loaded = await loading;
  // The next attempt tries again.
  if (!loaded) pages.delete(page);
  const found = loaded?.querySelector(`[data-part=${part}]`);
  if (found) return harmlessCopy(found);
  // The page of a paper with very many authors links to its BibTeX entry instead.
  const file = part === 'bibtex' && loaded?.querySelector('a[href$="/cite.bib"]')?.getAttribute('href');
  return file ? loadText(new URL(file, page).href) : undefined;
}

async function loadText(address: string): Promise<HTMLElement | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) return undefined;
    const element = document.createElement('pre');
    element.textContent = await response.text();
    return element;
  } catch {
    return undefined;
  }
}

async function loadPage(page: string): Promise<Document | undefined> {
  try {
    const response = await fetch(page, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) return undefined;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    return undefined;
  }
}

/** Copies an element with known elements and attributes only, and with links that begin with `https:` or `http:`. */
function harmlessCopy(found: Element): HTMLElement {
  const root = document.createElement('div');
  root.append(document.importNode(found, true));
  for (const element of root.querySelectorAll('*'))
    if (!elements.test(element.localName)) element.replaceWith(element.textContent ?? '');
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const isKept = ({ name, value }: Attr) =>
      name === 'href'
        ? /^https?:/i.test(value)
        : element instanceof MathMLElement
          ? !unsafe.test(name)
          : attributes.test(name);
    for (const attribute of [...element.attributes])
      if (!isKept(attribute)) element.removeAttributeNode(attribute);
  }
  return root;
}
