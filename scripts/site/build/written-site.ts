import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Facts about a file of the site: its key, its size in bytes, when it was written (in milliseconds), and the paths of
 * the pictures that it shows.
 */
export type WrittenFile = [key: string | null, size: number, modified: number, pictures?: string[]];

/** The files of a site as the last build wrote them, by their path below the root of the site. */
export interface WrittenSite {
  /** The folder of the site. */
  folder: string;
  /** The hash of the compiled site. Keys of another compiled site say nothing. */
  bundle: string;
  files: Record<string, WrittenFile>;
}

/** Reads the record of a site; `undefined` if there is none, or none for this folder. */
export function readWrittenSite(file: string, folder: string): WrittenSite | undefined {
  try {
    const site = JSON.parse(readFileSync(file, 'utf8')) as WrittenSite;
    return site.folder === folder ? site : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file of the site is still as the last build wrote it. */
export function isAsWritten(file: string, [, size, modified]: WrittenFile): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === size && found.mtimeMs === modified;
}

/** The changes that turn the site in a folder into the new site. */
export interface SiteChanges {
  folder: string;
  /** The folder with the new and changed files. */
  staging: string;
  /** Paths of the new and changed files, below the root of the site. */
  changed: string[];
  /** Paths of the files that are deleted. */
  deleted: string[];
  /** The record of the new site, and the path where it is kept. */
  record: { from: string; to: string };
}

/**
 * Makes changes of a site that were noted in a file (the journal), and deletes the journal. If an earlier build was
 * interrupted while it made the changes, this completes them: a file that is no longer in the staging folder was already
 * moved.
 */
export function completeChanges(journal: string): void {
  if (!existsSync(journal)) return;
  const { folder, staging, changed, deleted, record } = JSON.parse(
    readFileSync(journal, 'utf8'),
  ) as SiteChanges;
  for (const file of deleted) removeFile(path.join(folder, file));
  for (const parent of parentsOf(deleted)) removeIfEmpty(path.join(folder, parent));
  const made = new Set<string>();
  for (const file of changed) {
    const [from, to] = [path.join(staging, file), path.join(folder, file)];
    const parent = path.dirname(to);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    if (!existsSync(from) && existsSync(to)) continue;
    // A folder in the place of a file contains no file of the site.
    if (isFolder(to)) rmSync(to, { recursive: true });
    renameSync(from, to);
  }
  if (existsSync(record.from)) {
    mkdirSync(path.dirname(record.to), { recursive: true });
    renameSync(record.from, record.to);
  }
  rmSync(journal);
  rmSync(staging, { recursive: true, force: true });
}

/**
 * Completes the changes of an interrupted build. Changes that can no longer be completed, because the journal is damaged
 * or its files are gone, are given up: the next build compares each file with the record of the site, and makes it again.
 *
 * @throws the error of the file system, if it refuses a change
 */
export function completeInterruptedChanges(journal: string): void {
  try {
    completeChanges(journal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && code !== 'ENOENT') throw error;
    rmSync(journal, { force: true });
  }
}

/** Notes changes of a site in a file, completely or not at all. */
export function noteChanges(journal: string, changes: SiteChanges): void {
  mkdirSync(path.dirname(journal), { recursive: true });
  writeFileSync(`${journal}.new`, JSON.stringify(changes), { flush: true });
  renameSync(`${journal}.new`, journal);
}

/** Returns the paths of all files in the folder of a site, except those of a git repository in it. */
export function filesOfSite(folder: string): string[] {
  const files: string[] = [];
  const visit = (below: string) => {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (name === '.git') continue;
      if (entry.isDirectory()) visit(name);
      else files.push(name);
    }
  };
  visit('');
  return files;
}

/** Returns the folders above files, deepest first. */
function parentsOf(files: readonly string[]): string[] {
  const parents = new Set<string>();
  for (const file of files)
    for (let parent = path.posix.dirname(file); parent !== '.'; parent = path.posix.dirname(parent))
      parents.add(parent);
  return [...parents].sort((a, b) => b.length - a.length);
}

/** Removes a file. A folder with its name stays: changes that are made again may have put it there. */
function removeFile(file: string): void {
  if (!isFolder(file)) rmSync(file, { force: true });
}

function isFolder(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // The folder contains other files, or it is already gone.
  }
}
