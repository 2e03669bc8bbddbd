import type { z } from 'zod';
import { editFile } from '../../files/edit-file.ts';
import { parseFrontmatter } from '../../files/frontmatter.ts';
import { describeUnknownKey, isBodyKey, likelyKey, plainKey, sameKey } from '../../files/likely-key.ts';
import { authorFrontmatterSchema } from '../../model/author.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { newsFrontmatterSchema } from '../../model/news.ts';
import { linkTypes, paperFrontmatterSchema } from '../../model/paper.ts';
import { readForeign } from './foreign-values.ts';

/** A folder of the content whose files have frontmatter. */
export type MigratedFolder = 'papers' | 'authors' | 'news';

/** What became of a file. */
export interface MigratedFile {
  /** The same as it was, where there was nothing to do. */
  text: string;
  /** What was done, a phrase each: `date is issued`. */
  done: string[];
  /** What waits for a hand; the value stays where it stood. */
  diagnostics: Diagnostic[];
}

/** A file on its way. */
interface Open {
  shape: Readonly<Record<string, z.ZodType>>;
  /** The frontmatter as it is by now. */
  data: Record<string, unknown>;
  body: string;
  /** Keys that have another name by now, in the order in which they got it. */
  renamed: { from: string; to: string }[];
  done: string[];
}

/** What is told of a key that is left to a hand. */
type Told = Pick<Diagnostic, 'message' | 'advice'>;

const schemas = {
  papers: paperFrontmatterSchema,
  authors: authorFrontmatterSchema,
  news: newsFrontmatterSchema,
};

/** Keys for which papers have a place below `links`, as other tools write them. */
const linkKeys: ReadonlyMap<string, string> = new Map([
  ...linkTypes.flatMap((type) => [type, `url${type}`, `${type}url`].map((key) => [key, type] as const)),
  ['dataset', 'data'],
  ['urldataset', 'data'],
]);

/**
 * Brings a content file up to the words and values of today: from a former version of Offprint, or from another tool for
 * publication lists. What is no key of a paper goes below `other`. A file that is right already stays as it is, and so does
 * every line of the others that needs no change.
 *
 * @param file its path, for messages
 */
export function migrateFile(folder: MigratedFolder, text: string, file: string): MigratedFile {
  const frontmatter = parseFrontmatter(text, file);
  if (Array.isArray(frontmatter)) return { text, done: [], diagnostics: frontmatter };
  const before = Object(frontmatter.data) as Record<string, unknown>;
  const open: Open = {
    shape: schemas[folder].shape,
    data: { ...before },
    body: frontmatter.body,
    renamed: [],
    done: [],
  };
  // Of two texts that may stand below the frontmatter the abstract comes first.
  const order = Object.keys(before).toSorted((a, b) => Number(isAbstract(b)) - Number(isAbstract(a)));
  const diagnostics = order.flatMap((key): Diagnostic[] => {
    const told = Object.hasOwn(open.shape, key) ? mend(open, key) : move(open, key, folder === 'papers');
    return told ? [{ severity: 'error', file, line: frontmatter.lineOf([key]), ...told }] : [];
  });
  if (open.done.length === 0) return { text, done: [], diagnostics };
  const then = { ...before };
  let renamed = text;
  for (const { from, to } of open.renamed) {
    const line = renameKey(renamed, frontmatter.lineOf([from]), from, to);
    // Where keys have no lines of their own they are written anew, below.
    if (line === undefined) continue;
    renamed = line;
    then[to] = then[from];
    delete then[from];
  }
  const keys = [...new Set([...Object.keys(open.shape), ...Object.keys(before)])];
  const changes = keys.filter((key) => open.data[key] !== then[key]).map((key) => [key, open.data[key]]);
  const body = open.body === frontmatter.body ? undefined : open.body;
  return { text: editFile(renamed, Object.fromEntries(changes), keys, body), done: open.done, diagnostics };
}

/** The text with another key in the line that a key begins; `undefined` where it begins none. */
function renameKey(text: string, line: number, from: string, to: string): string | undefined {
  const lines = text.split(/(?<=\n)/u);
  const old = lines[line - 1] ?? '';
  const written = [from, JSON.stringify(from), `'${from}'`].find((key) => old.startsWith(`${key}:`));
  if (written === undefined) return undefined;
  lines[line - 1] = to + old.slice(written.length);
  return lines.join('');
}

/** A key of today whose value is not written as today. */
function mend(open: Open, key: string): Told | undefined {
  if (fits(open, key, open.data[key])) return undefined;
  if (put(open, key, readForeign(key, open.data[key]))) open.done.push(`${key} is written as today`);
  return undefined;
}

/** A key that is none of today. */
function move(open: Open, key: string, hasOther: boolean): Told | undefined {
  const value = open.data[key];
  const keys = Object.keys(open.shape);
  const [target, link] = [sameKey(key, keys), hasOther ? linkKeys.get(plainKey(key)) : undefined];
  const take = (what: string): undefined => {
    delete open.data[key];
    open.done.push(what);
  };
  if (value === '' || value === null || (Array.isArray(value) && value.length === 0))
    return take(`${key} was empty`);
  if (isBodyKey(key) && typeof value === 'string' && (open.body === '' || open.body === value.trim())) {
    open.body = value.trim();
    return take(`${key} stands below the frontmatter`);
  }
  if (isAbstract(key))
    return {
      message: `"${key}" and the text below the frontmatter are both there.`,
      advice: 'Bring them together below it.',
    };
  if (link !== undefined && putBelow(open, 'links', link, value)) return take(`${key} is links.${link}`);
  if (target !== undefined) {
    if (open.data[target] !== undefined)
      return { message: `"${key}" says what "${target}" says here.`, advice: 'Keep one of them.' };
    if (put(open, target, readForeign(target, value)) || put(open, target, value)) {
      open.renamed.push({ from: key, to: target });
      return take(`${key} is ${target}`);
    }
    return { message: `"${key}" is "${target}" here, but for what it holds.`, advice: 'Write it anew.' };
  }
  // A slip of the pen is not put away where nobody sees it.
  const likely = isBodyKey(key) ? undefined : likelyKey(key, keys);
  if (hasOther && likely === undefined && putBelow(open, 'other', key, value))
    return take(`${key} is other.${key}`);
  return describeUnknownKey(key, keys);
}

function isAbstract(key: string): boolean {
  return plainKey(key) === 'abstract';
}

function fits({ shape }: Open, key: string, value: unknown): boolean {
  return value !== undefined && shape[key]?.safeParse(value).success === true;
}

/** @returns whether the value can stand there */
function put(open: Open, key: string, value: unknown): boolean {
  if (!fits(open, key, value)) return false;
  open.data[key] = value;
  return true;
}

/** Adds a value to a map of the frontmatter; what is there already stays. */
function putBelow(open: Open, key: string, name: string, value: unknown): boolean {
  const map = Object(open.data[key] ?? {}) as object;
  return !Object.hasOwn(map, name) && put(open, key, { ...map, [name]: value });
}
