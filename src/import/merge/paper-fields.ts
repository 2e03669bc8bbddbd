import { type Paper, paperFrontmatterSchema } from '../../model/paper.ts';
import type { Fields } from './merge-fields.ts';

/** A list of authors and whether 'et al.' ends it: neither says anything true without the other. */
export interface AuthorList {
  names: Paper['author'];
  truncated: boolean;
}

/** The keys of a paper file, in order. */
export const paperKeys = Object.keys(paperFrontmatterSchema.shape);

/**
 * What an import compares of a paper; what stands in `other` are fields of their own. Profiles, versions and former ids are no
 * fields: they are sets, to which each source adds.
 */
export function toFields(paper: Partial<Paper>): Fields {
  const {
    id: _,
    profiles: __,
    versions: ___,
    aliases: ____,
    author,
    authorsTruncated,
    other,
    ...fields
  } = paper;
  const list: AuthorList | undefined = author && { names: author, truncated: authorsTruncated === true };
  const rest = Object.entries(other ?? {}).map(([key, value]): [string, unknown] => [`other.${key}`, value]);
  return { ...fields, ...(list && { author: list }), ...Object.fromEntries(rest) };
}

/** Changed fields as keys of the frontmatter, `undefined` for a key to take out, and the abstract if it changed. */
export function toFileChanges(
  { author, abstract, ...changes }: Fields,
  other: Paper['other'],
): { keys: Record<string, unknown>; abstract?: string } {
  const list = author as AuthorList | undefined;
  const isOther = (field: string) => field.startsWith('other.');
  const kept = Object.entries(changes)
    .filter(([field]) => isOther(field))
    .map(([field, value]) => [field.slice('other.'.length), value]);
  return {
    keys: {
      ...Object.fromEntries(Object.entries(changes).filter(([field]) => !isOther(field))),
      ...(kept.length > 0 && { other: { ...other, ...Object.fromEntries(kept) } }),
      ...(list && { author: list.names, authorsTruncated: list.truncated ? true : undefined }),
    },
    ...(typeof abstract === 'string' && { abstract }),
  };
}
