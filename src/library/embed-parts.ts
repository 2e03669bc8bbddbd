import { authorPath, groupPath } from './address.ts';
import { papersPerEmbed } from './file-plan.ts';
import type { Library } from './library.ts';
import { collectionsWithFiles } from './paper-collections.ts';
import type { ShownPaper } from './shown-paper.ts';

/** A list of papers that other web pages can show. */
export interface EmbedList {
  /** The list in addresses: `all`, `authors/ada-quill`, `topics/robotics`. */
  key: string;
  /** Keys that the list of a person had under former ids. Pages of other sites may still ask for them. */
  formerKeys: readonly string[];
  /** Name of the person, topic, venue or affiliation. Undefined for the list of all papers. */
  name: string | undefined;
  /** Path of the page with the same papers, from the home page. */
  path: string;
  papers: readonly ShownPaper[];
}

/** A file with a part of a list. The newest papers are in the file of the list itself. */
export interface EmbedPart {
  list: EmbedList;
  /** Path of the file, from the home page. */
  path: string;
  papers: readonly ShownPaper[];
  /** Path of the file with the next older papers, if there are any. */
  next: string | undefined;
}

/**
 * Returns the lists that other web pages can show: all papers, and those of each person, venue, topic and affiliation
 * that has citation files.
 */
export function embedLists(library: Library): EmbedList[] {
  const former = Map.groupBy(library.formerIds, ({ kind, id }) => `${kind}/${id}`);
  return [
    { key: 'all', formerKeys: [], name: undefined, path: '/papers/', papers: library.papers },
    ...collectionsWithFiles(library).map(({ folder, id, name, papers }) => ({
      key: `${folder}/${id}`,
      formerKeys: (former.get(`${folder}/${id}`) ?? []).map((one) => `${folder}/${one.former}`),
      name,
      path: folder === 'authors' ? authorPath(id) : groupPath({ kind: folder, id }),
      papers,
    })),
  ];
}

/** Returns the path of a file with a part of a list, from the home page: `/embed/all.json`, `/embed/all/2.json`. */
export function embedPath(key: string, number = 1): string {
  return number === 1 ? `/embed/${key}.json` : `/embed/${key}/${number}.json`;
}

/** Divides a list into files, newest first. A list without papers has one file. */
export function divideEmbed(list: EmbedList, key = list.key): EmbedPart[] {
  const count = Math.max(1, Math.ceil(list.papers.length / papersPerEmbed));
  return Array.from({ length: count }, (_, index) => ({
    list,
    path: embedPath(key, index + 1),
    papers: list.papers.slice(index * papersPerEmbed, (index + 1) * papersPerEmbed),
    next: index + 1 < count ? embedPath(key, index + 2) : undefined,
  }));
}

/** Returns the files of all lists, also those at the former addresses of lists. */
export function embedParts(library: Library): EmbedPart[] {
  return embedLists(library).flatMap((list) =>
    [list.key, ...list.formerKeys].flatMap((key) => divideEmbed(list, key)),
  );
}
