/** The page of a letter in the list of people, as far as it helps to find a person. */
export interface LetterList {
  /** Whether the page has the entry of the person. */
  has: boolean;
  /** Addresses of the pages into which the page is divided. */
  parts: readonly string[];
}

/** Maximum number of pages that are read to find a person. */
const maxPages = 12;

/**
 * Returns the id of the person whom an address is about: the address of the person's page, or the anchor of an entry.
 *
 * @param base the address of the home page
 */
export function personOf({ pathname, hash }: URL, base: URL): string | undefined {
  const below = pathname.startsWith(base.pathname) ? pathname.slice(base.pathname.length) : '';
  return (
    /^authors\/([a-z0-9-]{1,200})\/?(?:index\.html)?$/.exec(below)?.[1] ??
    /^#person-([a-z0-9-]{1,200})$/.exec(hash)?.[1]
  );
}

/**
 * Returns texts by which the list of people may sort a person: the family name first. The id does not say which of its
 * words begin the family name, so each may; the last is the likeliest.
 */
export function sortTexts(id: string): string[] {
  const words = id.replace(/-\d+$/, '').split('-').filter(Boolean);
  return words.map((_, index) => [...words.slice(index), ...words.slice(0, index)].join('')).reverse();
}

/**
 * Finds the entry of a person on the pages of letters.
 *
 * @param read reads the page of a letter; undefined if there is no such page
 * @returns the address of the entry; undefined if no page has it
 */
export async function findEntry(
  id: string,
  base: URL,
  read: (address: string) => Promise<LetterList | undefined>,
): Promise<string | undefined> {
  const known = new Map<string, LetterList | undefined>();
  const readOnce = async (address: string) => {
    if (!known.has(address) && known.size < maxPages) known.set(address, await read(address));
    return known.get(address);
  };
  for (const text of sortTexts(id)) {
    const letter = /^[a-z]/.test(text) ? text.charAt(0) : 'other';
    let address: string | undefined = new URL(`names/${letter}/`, base).href;
    while (address !== undefined) {
      const page: LetterList | undefined = await readOnce(address);
      if (page?.has) return `${address}#person-${id}`;
      address = page?.parts.find((part) => isPartFor(part, text));
    }
  }
  // A list of few people is one page.
  for (const path of ['co-authors/', 'people/']) {
    const address = new URL(path, base).href;
    if ((await readOnce(address))?.has) return `${address}#person-${id}`;
  }
  return undefined;
}

/** Whether a page of several first letters lists names that begin like a text. */
function isPartFor(address: string, text: string): boolean {
  const letters = /\/names\/([a-z0-9]+)\/$/.exec(address)?.[1];
  return letters !== undefined && letters.length > 1 && text.startsWith(letters);
}
