import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { formatAuthorFile } from '../../src/files/author-file.ts';
import { numberedId, toId } from '../../src/model/id.ts';
import { nameKey } from '../../src/model/name.ts';
import { parseSiteUrl, siteUrlSchema } from '../../src/model/site-address.ts';

/** What a new site is made from. */
export interface NewSite {
  name: string;
  url: string;
  /** Names of people, in the order in which they were given. */
  members: readonly string[];
}

/** The address with the slash that it needs, or what is wrong with it. */
export function checkUrl(url: string): { url: string } | { fault: string } {
  const parsed = siteUrlSchema.safeParse(url);
  if (!parsed.success) return { fault: parsed.error.issues[0]?.message ?? 'this is no address' };
  const { origin = '', base } = parseSiteUrl(url);
  return { url: origin + base };
}

/** A name that was given twice, in whatever spelling: the site would not know whose paper is whose. */
export function repeatedMember(members: readonly string[]): string | undefined {
  const keys = members.map(nameKey);
  return members.find((_, index) => keys.indexOf(keys[index] ?? '') < index);
}

/** The files of an empty site, by their path in the content folder. */
export function newSiteFiles({ name, url, members }: NewSite): Map<string, string> {
  const files = new Map([['site.yaml', formatSite(name, url)]]);
  for (const member of members) {
    const id = toId(member, 'person');
    let number = 1;
    while (files.has(`authors/${numberedId(id, number)}.md`)) number++;
    const author = { id: numberedId(id, number), name: member, role: 'Member' };
    files.set(`authors/${author.id}.md`, formatAuthorFile(author));
  }
  return files;
}

function formatSite(name: string, url: string): string {
  return `# The settings of this site, all of them. Change them and build again.
${stringify({ title: name }).trimEnd()}
# The address of the home page, with the path under which the site is served.
${stringify({ url }).trimEnd()}
# One or two sentences, shown on the home page and by search engines:
# description: Publications of our lab.
navigation:
  - label: Papers
    href: /papers/
  - label: Authors
    href: /authors/
`;
}

/** What stands in a content folder, for the question whether it may go. */
export interface Standing {
  /** All files, by their path in the folder, sorted. */
  files: string[];
  /** Those of them that git does not have as they are: they would be lost. */
  unsaved: string[];
}

/** Looks at the content folder; without git nothing counts as saved. */
export function readStanding(folder: string): Standing {
  if (!existsSync(folder)) return { files: [], unsaved: [] };
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const saved = savedFiles(folder);
  return { files, unsaved: files.filter((file) => !saved.has(file)) };
}

/** The files of a folder that stand in git's last commit just as they are. */
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
 * Clears the content folder and writes an empty site into it.
 *
 * @param keep a folder that takes what git does not have; not made where there is no such file
 */
export function makeNewSite(folder: string, site: NewSite, { unsaved }: Standing, keep: string): void {
  for (const file of unsaved) cpSync(path.join(folder, file), path.join(keep, file));
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
  for (const name of ['authors', 'papers', 'profiles']) mkdirSync(path.join(folder, name));
  for (const [file, text] of newSiteFiles(site)) writeFileSync(path.join(folder, file), text);
}
