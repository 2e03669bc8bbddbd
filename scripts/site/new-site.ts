import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatAuthorFile } from '../../src/files/author-file.ts';
import { formatSiteTemplate } from '../../src/files/site-template.ts';
import { numberedId, toId } from '../../src/model/id.ts';
import { nameKey } from '../../src/model/name.ts';
import { parseSiteUrl, siteUrlSchema } from '../../src/model/site-address.ts';

/** The answers of the user from which `npm run new` creates a site. */
export interface NewSite {
  name: string;
  url: string;
  /** Names of the members, in the order in which the user gave them. */
  members: readonly string[];
}

/** Checks the address of a site. Returns the address with a slash at its end, or advice if the address is invalid. */
export function checkUrl(url: string): { url: string } | { advice: string } {
  const parsed = siteUrlSchema.safeParse(url);
  if (!parsed.success) {
    const [{ message } = { message: 'write a whole address' }] = parsed.error.issues;
    return { advice: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
  }
  const { origin = '', base } = parseSiteUrl(url);
  return { url: origin + base };
}

/**
 * Returns the first name that repeats an earlier name, even in another spelling. If two people had the same name,
 * papers could not be assigned to one of them.
 */
export function findRepeatedMember(members: readonly string[]): string | undefined {
  const keys = members.map(nameKey);
  return members.find((_, index) => keys.indexOf(keys[index] ?? '') < index);
}

/** Returns the text of each file of a new site, by the path of the file in the content folder. */
export function newSiteFiles({ name, url, members }: NewSite): Map<string, string> {
  const files = new Map([['site.yaml', formatSiteTemplate({ title: name, url })]]);
  for (const member of members) {
    const id = toId(member, 'person');
    let number = 1;
    while (files.has(`authors/${numberedId(id, number)}.md`)) number++;
    const author = { id: numberedId(id, number), name: member, role: 'Member' };
    files.set(`authors/${author.id}.md`, formatAuthorFile(author));
  }
  return files;
}

/** The files of a content folder that are deleted when a new site is created. */
export interface ContentInventory {
  /** Paths of all files, relative to the content folder, sorted. */
  files: string[];
  /** Paths of the files whose current text is not committed to git. If such a file is deleted, its text is lost. */
  unsaved: string[];
}

/** Lists the files of a content folder. Without git, all files count as unsaved. */
export function readInventory(folder: string): ContentInventory {
  if (!existsSync(folder)) return { files: [], unsaved: [] };
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const saved = savedFiles(folder);
  return { files, unsaved: files.filter((file) => !saved.has(file)) };
}

/** Returns the committed files of a folder that have not changed since the last commit. */
function savedFiles(folder: string): Set<string> {
  const git = (...args: string[]) =>
    spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1e9 });
  const committed = git('ls-tree', '-r', '-z', '--name-only', 'HEAD', '.');
  const changed = git('diff', '-z', '--name-only', '--relative', 'HEAD', '--', '.');
  if (committed.status !== 0 || changed.status !== 0) return new Set();
  const changes = new Set(changed.stdout.split('\0'));
  return new Set(committed.stdout.split('\0').filter((file) => file !== '' && !changes.has(file)));
}

/**
 * Deletes the files in the content folder and writes the files of an empty site.
 *
 * @param folder the path of the content folder
 * @param backup the path of the folder for copies of the unsaved files; created only if there are such files
 */
export function makeNewSite(
  folder: string,
  site: NewSite,
  { unsaved }: ContentInventory,
  backup: string,
): void {
  for (const file of unsaved) cpSync(path.join(folder, file), path.join(backup, file));
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
  for (const name of ['authors', 'papers', 'profiles']) mkdirSync(path.join(folder, name));
  for (const [file, text] of newSiteFiles(site)) writeFileSync(path.join(folder, file), text);
}
