import type { FormKind } from '../addresses.ts';

/** A place in a content file that names another one. */
export interface FoundLink {
  /** Path of the file in the content folder. */
  file: string;
  line: number;
}

/** The addresses of the pages of each kind of content. */
const pageFolders: Readonly<Partial<Record<FormKind, string>>> = {
  papers: 'papers',
  authors: 'authors',
  projects: 'projects',
};

/** Keys whose values are ids of one kind of content. */
const idKeys: Readonly<Partial<Record<FormKind, readonly string[]>>> = {
  authors: ['profiles', 'people'],
  projects: ['project'],
};

/** Maximum number of places that are listed. */
const maxLinks = 100;

/**
 * Finds the places in content files that name an entry: links to its page, and ids of people and projects.
 *
 * @param files the other files of the content
 */
export function findLinks(
  kind: FormKind,
  id: string,
  files: readonly { file: string; text: string }[],
): FoundLink[] {
  const links: FoundLink[] = [];
  const folder = pageFolders[kind];
  const keys = idKeys[kind] ?? [];
  for (const { file, text } of files) {
    // Most files do not contain the id at all.
    if (!text.includes(id)) continue;
    let key = '';
    for (const [index, line] of text.split('\n').entries()) {
      if (links.length >= maxLinks) return links;
      key = /^([A-Za-z]{1,40}):/.exec(line)?.[1] ?? (/^[\s-]/.test(line) ? key : '');
      if (!line.includes(id)) continue;
      const isLink = folder !== undefined && hasWord(line, `/${folder}/${id}`);
      if (isLink || (keys.includes(key) && hasWord(line, id))) links.push({ file, line: index + 1 });
    }
  }
  return links;
}

/** Whether a line contains an id, not as a part of a longer one. */
function hasWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at !== -1; at = line.indexOf(word, at + 1)) {
    const [before = '', after = ''] = [line[at - 1], line[at + word.length]];
    if (!/[\w-]/.test(after) && (word.startsWith('/') || !/[\w-]/.test(before))) return true;
  }
  return false;
}
