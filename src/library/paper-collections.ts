import { groupKinds } from './groups.ts';
import type { Library } from './library.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * The papers on the page of a person or a group (a venue, a topic or an affiliation). The site also contains files with
 * these papers.
 */
export interface PaperCollection {
  /** The first part of the path of this page, such as `authors` or `topics`. */
  folder: string;
  id: string;
  name: string;
  papers: ShownPaper[];
}

/**
 * Returns all people and groups with files: the people with a file in `content/authors/`, unless the plan leaves these files
 * out, and the groups with `hasFiles`.
 */
export function collectionsWithFiles({
  people,
  groups,
  plan,
}: Pick<Library, 'people' | 'groups' | 'plan'>): PaperCollection[] {
  return [
    ...(plan.personFiles ? people.filter(({ author }) => author) : []).map((person) => ({
      ...person,
      folder: 'authors',
    })),
    ...groupKinds.flatMap((kind) =>
      groups
        .all(kind)
        .filter(({ hasFiles }) => hasFiles)
        .map((group) => ({ ...group, folder: kind })),
    ),
  ];
}
