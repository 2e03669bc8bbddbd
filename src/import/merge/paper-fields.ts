import { type FieldHashes, hashValue } from './baseline.ts';
import { type Paper, paperFrontmatterSchema } from '../../model/paper.ts';

/**
 * Values of a content file by field. Some fields combine several keys of the file, because the values of these keys
 * are valid only together.
 */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The authors of a paper. `truncated` is true if the source ended the list with "et al.". Names and `truncated` are
 * merged together, as one field.
 */
export interface AuthorList {
  names: Paper['author'];
  truncated: boolean;
}

/**
 * Keys of a paper that an import does not merge as one field each:
 *
 * - every source adds its entries to `profiles`, `versions` and `aliases`;
 * - `authorsTruncated` is part of the field `author`;
 * - every key below `other` is a field of its own, `other.KEY`;
 * - `id` is the file name.
 */
type UnmergedKey = 'id' | 'profiles' | 'versions' | 'aliases' | 'authorsTruncated' | 'other';

/** The fields of a paper that an import merges one by one, with the types of their values. */
export type PaperFields = {
  [Field in Exclude<keyof Paper, UnmergedKey>]-?: Field extends 'author'
    ? AuthorList
    : NonNullable<Paper[Field]>;
};

/** The keys of a paper file, in the order in which they are written. */
export const paperKeys = Object.keys(paperFrontmatterSchema.shape);

/** Converts a paper to the fields that an import merges one by one. `toPaper` is the reverse. */
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
  const otherFields = Object.entries(other ?? {}).map(([key, value]) => [`other.${key}`, value] as const);
  return { ...fields, ...(list && { author: list }), ...Object.fromEntries(otherFields) };
}

/** Returns the hash of every field that has a value. */
export function hashFields(fields: Fields): FieldHashes {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, hashValue(value)]],
    ),
  );
}

/** Converts fields back to a paper, after an import has merged them. */
export function toPaper({
  fields,
  versions,
}: {
  fields: Fields;
  versions: NonNullable<Paper['versions']>;
}): Omit<Paper, 'id' | 'profiles'> {
  const { author, ...rest } = fields as { author?: AuthorList };
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined);
  const other = otherEntries(entries);
  return {
    ...Object.fromEntries(entries.filter(([field]) => !isOther(field))),
    ...(author && { author: author.names }),
    ...(author?.truncated && { authorsTruncated: true }),
    ...(versions.length > 1 && { versions }),
    ...(other.length > 0 && { other: Object.fromEntries(other) as Paper['other'] }),
  } as Omit<Paper, 'id' | 'profiles'>;
}

/**
 * Converts changed fields to changes of a paper file.
 *
 * @param other the current value of `other` in the file; its other keys are kept
 * @returns the new values of the changed keys, `undefined` for a key to remove, and the abstract if it changed
 */
export function toFileChanges(
  { author, abstract, ...changes }: Fields,
  other: Paper['other'],
): { keys: Record<string, unknown>; abstract?: string } {
  const list = author as AuthorList | undefined;
  const entries = Object.entries(changes);
  const changedOther = otherEntries(entries);
  return {
    keys: {
      ...Object.fromEntries(entries.filter(([field]) => !isOther(field))),
      ...(changedOther.length > 0 && { other: { ...other, ...Object.fromEntries(changedOther) } }),
      ...(list && { author: list.names, authorsTruncated: list.truncated ? true : undefined }),
    },
    ...(typeof abstract === 'string' && { abstract }),
  };
}

function isOther(field: string): boolean {
  return field.startsWith('other.');
}

/** Returns the fields with names such as `other.KEY`, with `KEY` instead of the whole name. */
function otherEntries(entries: readonly [string, unknown][]): [string, unknown][] {
  return entries
    .filter(([field]) => isOther(field))
    .map(([field, value]) => [field.slice('other.'.length), value]);
}
