import { groupKinds } from '../library/groups.ts';
import type { Library } from '../library/library.ts';
import type { ShownPaper } from '../library/shown-paper.ts';

/** The papers on the page of a person or group, which also has files with them. */
export interface PaperCollection {
  /** First part of the page's path: `authors`, `topics`. */
  folder: string;
  id: string;
  name: string;
  papers: ShownPaper[];
}

/** Returns the people with a file in `content/authors/` and the groups that have files of their own. */
export function collectionsWithFiles({ people, groups }: Library): PaperCollection[] {
  return [
    ...people.filter(({ author }) => author).map((person) => ({ ...person, folder: 'authors' })),
    ...groupKinds.flatMap((kind) =>
      groups
        .all(kind)
        .filter(({ hasFiles }) => hasFiles)
        .map((group) => ({ ...group, folder: kind })),
    ),
  ];
}
