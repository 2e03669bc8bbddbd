import type { z } from 'zod';
import type { Diagnostic } from '../../model/diagnostic.ts';

/** The folders of the content whose files are migrated. */
export type MigratedFolder = 'papers' | 'authors' | 'news' | 'projects';

/** Everything that a migration knows about the site that a file belongs to. */
export interface MigrationContext {
  /** Returns the name of the person with this id, as in `authors: [admin]`. */
  nameOf?: (id: string) => string | undefined;
  /**
   * Returns the target of a link to a file of the site: the name of a file in the paper's new folder. `undefined` if
   * there is no such file.
   */
  resolveFile?: (target: string) => string | undefined;
  /** Ids of the projects of the site, by the names that papers use for them. */
  projects?: ReadonlyMap<string, string>;
  /** Whether the file is a talk, which becomes a paper of the type `speech`. */
  isTalk?: boolean;
  /** Values for keys that are missing after the migration, such as a date from the name of the file. */
  defaults?: Readonly<Record<string, unknown>>;
  /**
   * Whether the file comes from a folder of another tool. Commands of templates are then removed from the text, and
   * links that cannot work in the new site become plain text.
   */
  isForeign?: boolean;
}

/** The state of a file during its migration. */
export interface Migration {
  folder: MigratedFolder;
  context: MigrationContext;
  shape: Readonly<Record<string, z.ZodType>>;
  /** The frontmatter, with all changes that were made so far. */
  data: Record<string, unknown>;
  body: string;
  /** The renamed keys, in the order in which they were renamed. */
  renamed: { from: string; to: string }[];
  /** Keys without a counterpart, which become comments. */
  comments: Set<string>;
  done: string[];
}

/** The diagnostic for a key that a user must change by hand, without file and line. */
export type KeyMessage = Pick<Diagnostic, 'message' | 'advice'>;

/** Whether a value is valid for a key. */
export function isValid({ shape }: Migration, key: string, value: unknown): boolean {
  return value !== undefined && shape[key]?.safeParse(value).success === true;
}

/** Sets the value of a key if the value is valid. Returns whether it was set. */
export function set(migration: Migration, key: string, value: unknown): boolean {
  if (!isValid(migration, key, value)) return false;
  migration.data[key] = value;
  return true;
}

/** Sets the value of a key that has none yet. Returns whether it was set. */
export function setMissing(migration: Migration, key: string, value: unknown): boolean {
  return migration.data[key] === undefined && set(migration, key, value);
}

/**
 * Adds an entry to a map in the frontmatter, such as `links`. Returns false if the map already has this entry, or if
 * the value is invalid. The map then stays the same.
 */
export function setBelow(migration: Migration, key: string, name: string, value: unknown): boolean {
  const current = migration.data[key];
  const map = typeof current === 'object' && !Array.isArray(current) ? Object(current ?? {}) : {};
  return !Object.hasOwn(map as object, name) && set(migration, key, { ...(map as object), [name]: value });
}

/** Removes a key and notes the change. */
export function remove({ data, done }: Migration, key: string, change: string): undefined {
  delete data[key];
  done.push(change);
}

/** Keeps a key without a counterpart: below `other` of a paper, as a comment in other files. */
export function putAside(migration: Migration, key: string): KeyMessage | undefined {
  const value = migration.data[key];
  if (migration.folder === 'papers') {
    if (setBelow(migration, 'other', key, value))
      return remove(migration, key, `${key} moved to other.${key}`);
    return { message: `"${key}" has no counterpart in Offprint.`, advice: 'Remove the key.' };
  }
  migration.comments.add(key);
  return remove(migration, key, `${key} kept as a comment`);
}
