import { groupKinds } from '../library/groups.ts';
import type { Library } from '../library/library.ts';
import type { ShownPaper } from '../library/shown-paper.ts';

/** Papers that have a page in common, and files beside it. */
export interface PaperCollection {
  /** The folder of the page: `authors`, `topics`. */
  folder: string;
  id: string;
  name: string;
  papers: ShownPaper[];
}

/** Everybody who has a file in `content/authors/`, and the groups that the site has room for. */
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
