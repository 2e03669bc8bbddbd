import { commentOut } from '../../files/comment-out.ts';
import { editFile } from '../../files/edit-file.ts';
import { parseFrontmatter } from '../../files/frontmatter.ts';
import { describeUnknownKey, isBodyKey, likelyKey, plainKey, sameKey } from '../../files/likely-key.ts';
import { authorFrontmatterSchema } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { newsFrontmatterSchema } from '../../model/news.ts';
import { paperFrontmatterSchema } from '../../model/paper.ts';
import { projectFrontmatterSchema } from '../../model/project.ts';
import { convertLinkKey, convertLinkList, foreignLinkTarget } from './foreign-links.ts';
import { convertNewsKey, titleNews } from './foreign-news.ts';
import { convertPaperKey, namePeople } from './foreign-paper.ts';
import { convertPersonKey, convertPersonLinks } from './foreign-person.ts';
import { convertProjectKey, convertProjectLinks, titleProject } from './foreign-project.ts';
import { cleanForeignText } from './foreign-text.ts';
import { parseForeignValue } from './foreign-values.ts';
import {
  isValid,
  type KeyMessage,
  type MigratedFolder,
  type Migration,
  type MigrationContext,
  putAside,
  remove,
  set,
  setBelow,
  setMissing,
} from './migration.ts';

/** The result of migrating one file. Migrating means converting a file to the current keys and values. */
export interface MigratedFile {
  /** The new text of the file. If nothing changed, it is the old text. */
  text: string;
  /** The changes, as one phrase for each, such as `date renamed to issued`. */
  done: string[];
  /** One diagnostic for each key that a user must change by hand. The file still contains these keys. */
  diagnostics: Diagnostic[];
}

const schemas = {
  papers: paperFrontmatterSchema,
  authors: authorFrontmatterSchema,
  news: newsFrontmatterSchema,
  projects: projectFrontmatterSchema,
};

/**
 * Converts the frontmatter of a file to the current keys and values. The file may have been written for an older
 * version of Offprint or for another tool for publication lists. Unknown keys of a paper are moved below `other`; those
 * that other tools have for people and news become comments. Lines that need no change stay exactly the same.
 *
 * @param file the path of the file, for messages
 */
export function migrateFile(
  folder: MigratedFolder,
  text: string,
  file: string,
  context: MigrationContext = {},
): MigratedFile {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { text, done: [], diagnostics: frontmatter };
  const before = Object(frontmatter.data) as Record<string, unknown>;
  const migration: Migration = {
    folder,
    context,
    shape: schemas[folder].shape,
    data: { ...before },
    body:
      context.isForeign === true ? cleanForeignText(frontmatter.body, folder !== 'papers') : frontmatter.body,
    renamed: [],
    comments: new Set(),
    done: [],
  };
  // The abstract is converted first. Otherwise another text could be moved below the frontmatter, where the abstract
  // belongs.
  // A list of links is converted before keys such as `url_pdf` are added to it.
  const rank = (key: string) => Number(isAbstract(key) || (key === 'links' && Array.isArray(before[key])));
  const order = Object.keys(before).toSorted((a, b) => rank(b) - rank(a));
  const diagnostics = order.flatMap((key): Diagnostic[] => {
    const isKnown = Object.hasOwn(migration.shape, key);
    if (isKnown && convertValue(migration, key)) return [];
    const message = convertKey(migration, key, isKnown);
    return message ? [{ severity: 'error', file, line: frontmatter.lineOf([key]), ...message }] : [];
  });
  addMissing(migration);
  const isCleaned = migration.body !== frontmatter.body;
  if (migration.done.length === 0 && !isCleaned) return { text, done: [], diagnostics };
  return { text: writeChanges(migration, text, before, frontmatter), done: migration.done, diagnostics };
}

/** Adds values that no key of the file contains. */
function addMissing(migration: Migration): void {
  const { folder, context, data, done } = migration;
  if (folder === 'news' && titleNews(migration)) done.push('title made from the text');
  if (folder === 'projects' && titleProject(migration)) done.push('title made from the text');
  if (folder === 'papers' && namePeople(migration)) done.push('ids of people replaced by their names');
  for (const [key, value] of Object.entries(context.defaults ?? {}))
    if (data[key] === undefined && setMissing(migration, key, value)) done.push(`${key} added`);
}

/**
 * Writes the changes to the text of the file. A renamed key is replaced inside its line, so that comments and the
 * order of the lines stay the same.
 */
function writeChanges(
  { shape, data, body, renamed, comments }: Migration,
  text: string,
  before: Readonly<Record<string, unknown>>,
  frontmatter: { body: string; lineOf: (path: string[]) => number },
): string {
  const afterRenames = { ...before };
  let newText = text;
  // Comments keep their lines, so they do not change the lines of other keys.
  const withComments = comments.size > 0 ? commentOut(newText, comments) : undefined;
  if (withComments !== undefined) {
    newText = withComments;
    for (const key of comments) delete afterRenames[key];
  }
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

/** Converts the value of a current key, if the value is invalid. Returns false if it cannot be converted. */
function convertValue(migration: Migration, key: string): boolean {
  const value = migration.data[key];
  if (key === 'links' && Array.isArray(value)) {
    const convert = {
      authors: convertPersonLinks,
      projects: convertProjectLinks,
      papers: convertLinkList,
      news: convertLinkList,
    }[migration.folder];
    convert(migration, value);
    return true;
  }
  if (isValid(migration, key, value) && !isForeignMeaning(migration, key)) return true;
  if (set(migration, key, parseForeignValue(key, value))) {
    migration.done.push(`${key} converted`);
    return true;
  }
  return !isEmpty(value) && !isForeignMeaning(migration, key) && !isForeignValue(migration, key);
}

/** Whether another tool uses a current key with another meaning, and its value would be valid. */
function isForeignMeaning({ folder, context, data }: Migration, key: string): boolean {
  if (folder === 'papers' && context.isTalk === true && key === 'type') return data[key] !== 'speech';
  return false;
}

/** Whether the value of a current key has a form that only other tools use. */
function isForeignValue({ folder, context, data }: Migration, key: string): boolean {
  if (folder === 'authors') return key === 'name' && typeof data[key] === 'object';
  return context.isForeign === true && (key === 'type' || key === 'code');
}

/**
 * Renames, moves or removes a key that is not a current key, or that has an empty value. Returns a message if a user
 * must change the key by hand.
 */
function convertKey(migration: Migration, key: string, isKnown: boolean): KeyMessage | undefined {
  const value = migration.data[key];
  if (isEmpty(value)) return remove(migration, key, `empty ${key} removed`);
  if (value === '#') return remove(migration, key, `empty ${key} removed`);
  const special = {
    papers: convertPaperKey,
    authors: convertPersonKey,
    news: convertNewsKey,
    projects: convertProjectKey,
  }[migration.folder];
  const converted = special(migration, key);
  if (converted !== 'unknown') return converted;
  if (isKnown) return undefined;
  const keys = Object.keys(migration.shape);
  const hasOther = migration.folder === 'papers';
  if (isBodyKey(key) && typeof value === 'string' && moveToBody(migration, key, value))
    return remove(migration, key, `${key} moved below the frontmatter`);
  if (isBodyKey(key) && !hasOther) return putAside(migration, key);
  const link = hasOther ? foreignLinkTarget(key) : undefined;
  if (link !== undefined && convertLinkKey(migration, key, link)) return undefined;
  const target = link === undefined ? sameKey(key, keys) : undefined;
  if (target !== undefined) {
    if (migration.data[target] !== undefined)
      return { message: `"${key}" and "${target}" have the same meaning.`, advice: `Keep only "${target}".` };
    if (set(migration, target, parseForeignValue(target, value)) || set(migration, target, value)) {
      migration.renamed.push({ from: key, to: target });
      return remove(migration, key, `${key} renamed to ${target}`);
    }
    return {
      message: `"${key}" is called "${target}" in Offprint, but its value is not valid there.`,
      advice: `Write a valid "${target}".`,
    };
  }
  // A key that is probably misspelt is reported instead of moved below `other`, where users would not notice it.
  const suggestion = isBodyKey(key) || link !== undefined ? undefined : likelyKey(key, keys);
  if (hasOther && suggestion === undefined && setBelow(migration, 'other', key, value))
    return remove(migration, key, `${key} moved to other.${key}`);
  return describeUnknownKey(key, keys);
}

/**
 * Moves a text of the frontmatter below it. Another text that is there is an addition to the abstract in other tools,
 * and is kept below `other`. Returns whether the text was moved.
 */
function moveToBody(migration: Migration, key: string, value: string): boolean {
  const text =
    migration.context.isForeign === true
      ? cleanForeignText(value, migration.folder !== 'papers')
      : value.trim();
  if (migration.body !== '' && migration.body !== text) {
    if (!isAbstract(key) || !setBelow(migration, 'other', 'text', migration.body)) return false;
    migration.done.push('the text below the frontmatter moved to other.text');
  }
  migration.body = text;
  return true;
}

function isEmpty(value: unknown): boolean {
  if (value === '' || value === null) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'object' && value !== null && Object.values(value).every(isEmpty);
}

function isAbstract(key: string): boolean {
  return plainKey(key) === 'abstract';
}
