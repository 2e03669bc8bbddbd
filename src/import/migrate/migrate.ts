import type { z } from 'zod';
import { editFile } from '../../files/edit-file.ts';
import { parseFrontmatter } from '../../files/frontmatter.ts';
import { describeUnknownKey, isBodyKey, likelyKey, plainKey, sameKey } from '../../files/likely-key.ts';
import { authorFrontmatterSchema } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { newsFrontmatterSchema } from '../../model/news.ts';
import { linkTypes, paperFrontmatterSchema } from '../../model/paper.ts';
import { parseForeignValue } from './foreign-values.ts';

/**
 * A folder of the content whose files have frontmatter (the part between two lines `---`, with the values of the
 * file).
 */
export type MigratedFolder = 'papers' | 'authors' | 'news';

/** The result of migrating one file. Migrating means converting a file to the current keys and values. */
export interface MigratedFile {
  /** The new text of the file. If nothing changed, it is the old text. */
  text: string;
  /** The changes, as one phrase for each, such as `date renamed to issued`. */
  done: string[];
  /** One diagnostic for each key that a user must change by hand. The file still contains these keys. */
  diagnostics: Diagnostic[];
}

/** The state of a file during its migration. */
interface Migration {
  shape: Readonly<Record<string, z.ZodType>>;
  /** The frontmatter, with all changes that were made so far. */
  data: Record<string, unknown>;
  body: string;
  /** The renamed keys, in the order in which they were renamed. */
  renamed: { from: string; to: string }[];
  done: string[];
}

/** The diagnostic for a key that a user must change by hand, without file and line. */
type KeyMessage = Pick<Diagnostic, 'message' | 'advice'>;

const schemas = {
  papers: paperFrontmatterSchema,
  authors: authorFrontmatterSchema,
  news: newsFrontmatterSchema,
};

/** Keys that other tools use for links. The value is the key below `links` that has the same meaning in Offprint. */
const linkKeys: ReadonlyMap<string, string> = new Map([
  ...linkTypes.flatMap((type) => [type, `url${type}`, `${type}url`].map((key) => [key, type] as const)),
  ['dataset', 'data'],
  ['urldataset', 'data'],
]);

/**
 * Converts the frontmatter of a file to the current keys and values. The file may have been written for an older
 * version of Offprint or for another tool for publication lists. Unknown keys of a paper are moved below `other`.
 * Lines that need no change stay exactly the same.
 *
 * @param file the path of the file, for messages
 */
export function migrateFile(folder: MigratedFolder, text: string, file: string): MigratedFile {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { text, done: [], diagnostics: frontmatter };
  const before = Object(frontmatter.data) as Record<string, unknown>;
  const migration: Migration = {
    shape: schemas[folder].shape,
    data: { ...before },
    body: frontmatter.body,
    renamed: [],
    done: [],
  };
  // The abstract is converted first. Otherwise another text could be moved below the frontmatter, where the abstract
  // belongs.
  const order = Object.keys(before).toSorted((a, b) => Number(isAbstract(b)) - Number(isAbstract(a)));
  const diagnostics = order.flatMap((key): Diagnostic[] => {
    if (Object.hasOwn(migration.shape, key)) {
      convertValue(migration, key);
      return [];
    }
    const message = convertKey(migration, key, folder === 'papers');
    return message ? [{ severity: 'error', file, line: frontmatter.lineOf([key]), ...message }] : [];
  });
  if (migration.done.length === 0) return { text, done: [], diagnostics };
  return { text: writeChanges(migration, text, before, frontmatter), done: migration.done, diagnostics };
}

/**
 * Writes the changes to the text of the file. A renamed key is replaced inside its line, so that comments and the
 * order of the lines stay the same.
 */
function writeChanges(
  { shape, data, body, renamed }: Migration,
  text: string,
  before: Readonly<Record<string, unknown>>,
  frontmatter: { body: string; lineOf: (path: string[]) => number },
): string {
  const afterRenames = { ...before };
  let newText = text;
  for (const { from, to } of renamed) {
    const edited = renameKey(newText, frontmatter.lineOf([from]), from, to);
    // A key that has no line of its own is written again below, under its new name.
    if (edited === undefined) continue;
    newText = edited;
    afterRenames[to] = afterRenames[from];
    delete afterRenames[from];
  }
  const keys = [...new Set([...Object.keys(shape), ...Object.keys(before)])];
  const changes = keys.filter((key) => data[key] !== afterRenames[key]).map((key) => [key, data[key]]);
  const newBody = body === frontmatter.body ? undefined : body;
  return editFile(newText, Object.fromEntries(changes), keys, newBody);
}

/** Renames the key at the beginning of a line. Returns undefined if the line does not begin with this key. */
function renameKey(text: string, line: number, from: string, to: string): string | undefined {
  const lines = text.split(/(?<=\n)/u);
  const old = lines[line - 1] ?? '';
  const written = [from, JSON.stringify(from), `'${from}'`].find((key) => old.startsWith(`${key}:`));
  if (written === undefined) return undefined;
  lines[line - 1] = to + old.slice(written.length);
  return lines.join('');
}

/** Converts the value of a current key, if the value is invalid and can be converted. */
function convertValue(migration: Migration, key: string): void {
  const value = migration.data[key];
  if (isValid(migration, key, value)) return;
  if (set(migration, key, parseForeignValue(key, value))) migration.done.push(`${key} converted`);
}

/**
 * Renames, moves or removes a key that is not a current key. Returns a message if a user must change the key by hand.
 */
function convertKey(migration: Migration, key: string, hasOther: boolean): KeyMessage | undefined {
  const value = migration.data[key];
  const keys = Object.keys(migration.shape);
  const target = sameKey(key, keys);
  const link = hasOther ? linkKeys.get(plainKey(key)) : undefined;
  const remove = (change: string): undefined => {
    delete migration.data[key];
    migration.done.push(change);
  };
  if (value === '' || value === null || (Array.isArray(value) && value.length === 0))
    return remove(`empty ${key} removed`);
  if (
    isBodyKey(key) &&
    typeof value === 'string' &&
    (migration.body === '' || migration.body === value.trim())
  ) {
    migration.body = value.trim();
    return remove(`${key} moved below the frontmatter`);
  }
  if (isAbstract(key))
    return {
      message: `"${key}" is in the frontmatter, but there is also a text below the frontmatter.`,
      advice: 'Move everything below the frontmatter.',
    };
  if (link !== undefined && setBelow(migration, 'links', link, value))
    return remove(`${key} moved to links.${link}`);
  if (target !== undefined) {
    if (migration.data[target] !== undefined)
      return { message: `"${key}" and "${target}" have the same meaning.`, advice: `Keep only "${target}".` };
    if (set(migration, target, parseForeignValue(target, value)) || set(migration, target, value)) {
      migration.renamed.push({ from: key, to: target });
      return remove(`${key} renamed to ${target}`);
    }
    return {
      message: `"${key}" is called "${target}" in Offprint, but its value is not valid there.`,
      advice: `Write a valid "${target}".`,
    };
  }
  // A key that is probably misspelt is reported instead of moved below `other`, where users would not notice it.
  const suggestion = isBodyKey(key) ? undefined : likelyKey(key, keys);
  if (hasOther && suggestion === undefined && setBelow(migration, 'other', key, value))
    return remove(`${key} moved to other.${key}`);
  return describeUnknownKey(key, keys);
}

function isAbstract(key: string): boolean {
  return plainKey(key) === 'abstract';
}

function isValid({ shape }: Migration, key: string, value: unknown): boolean {
  return value !== undefined && shape[key]?.safeParse(value).success === true;
}

/** Sets the value of a key if the value is valid. Returns whether it was set. */
function set(migration: Migration, key: string, value: unknown): boolean {
  if (!isValid(migration, key, value)) return false;
  migration.data[key] = value;
  return true;
}

/**
 * Adds an entry to a map in the frontmatter, such as `links`. Returns false if the map already has this entry, or if
 * the value is invalid. The map then stays the same.
 */
function setBelow(migration: Migration, key: string, name: string, value: unknown): boolean {
  const map = Object(migration.data[key] ?? {}) as object;
  return !Object.hasOwn(map, name) && set(migration, key, { ...map, [name]: value });
}
