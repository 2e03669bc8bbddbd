import { type Paper, paperFrontmatterSchema } from '../model/paper.ts';
import type { Fields } from './fields.ts';

/** A list of authors and whether 'et al.' ends it: neither says anything true without the other. */
interface AuthorList {
  names: Paper['author'];
  truncated: boolean;
}

/** The keys of a paper file, in order. */
export const paperKeys = Object.keys(paperFrontmatterSchema.shape);

/** What an import compares of a paper. Whose profiles list it is no field: that is a set, to which each source adds. */
export function toFields({
  author,
  authorsTruncated,
  ...paper
}: Omit<Paper, 'id' | 'profiles'> & Partial<Pick<Paper, 'id' | 'profiles'>>): Fields {
  const { id: _, profiles: __, ...fields } = paper;
  const list: AuthorList | undefined = author && { names: author, truncated: authorsTruncated === true };
  return { ...fields, author: list };
}

/** Changed fields as keys of the frontmatter, `undefined` for a key to take out, and the abstract if it changed. */
export function toFileChanges({ author, abstract, ...changes }: Fields): {
  keys: Record<string, unknown>;
  abstract?: string;
} {
  const list = author as AuthorList | undefined;
  return {
    keys: {
      ...changes,
      ...(list && { author: list.names, authorsTruncated: list.truncated ? true : undefined }),
    },
    ...(typeof abstract === 'string' && { abstract }),
  };
}
