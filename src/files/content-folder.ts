import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { idSchema } from '../model/id.ts';
import { ownAddresses } from '../model/page.ts';
import { chooseAddress, type SiteAddress } from '../model/site-address.ts';
import { readText } from './read-text.ts';
import { parseSiteFile } from './site-file.ts';
import { checkLink, isLink } from './symbolic-link.ts';

/** Returns the path of the content folder: the value of `OFFPRINT_CONTENT`, or `content` if the variable is not set. */
export function contentFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.OFFPRINT_CONTENT || 'content';
}

/** A content file and its text. */
export interface ContentFile {
  id: string;
  /** The path of the file, as messages show it. */
  file: string;
  text: string;
}

/**
 * Reads the Markdown files of one folder of the content, such as `papers`, sorted by id. A folder that does not exist
 * counts as empty. A file that cannot be read, or whose name is not a valid id, is reported and skipped.
 *
 * @param isWanted whether the file with a name, without `.md`, is read
 * @returns the files; `leftOut` contains the names of the skipped files, without `.md`
 */
export async function readContentFiles(
  folder: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<{ files: ContentFile[]; leftOut: string[]; diagnostics: Diagnostic[] }> {
  const files: ContentFile[] = [];
  const leftOut: string[] = [];
  const diagnostics: Diagnostic[] = [];
  if (!existsSync(folder)) return { files, leftOut, diagnostics };
  // On Windows and macOS, `herds.MD` and `herds.md` are the same file. So the first name is reported, not ignored.
  const names = (await readdir(folder)).filter((name) => /\.md$/iu.test(name) && !name.startsWith('.'));
  for (const name of names.sort()) {
    const id = name.slice(0, -'.md'.length);
    if (!isWanted(id)) continue;
    const file = path.join(folder, name);
    const isValid = name.endsWith('.md') && idSchema.safeParse(id).success;
    const read = isValid ? readText(file) : { diagnostics: [misnamed(file, '.md')] };
    if ('text' in read) {
      files.push({ id, file, ...read });
    } else {
      leftOut.push(id);
      diagnostics.push(...read.diagnostics);
    }
  }
  return { files, leftOut, diagnostics };
}

function misnamed(file: string, ending: string): Diagnostic {
  const message = `The file name ${quote(path.basename(file))} cannot be part of an address.`;
  const advice = `Rename the file to up to 100 lower-case letters a-z, digits and hyphens, then "${ending}".`;
  return { severity: 'error', file, message, advice };
}

/** Reads the text of `site.yaml`, or returns the reason why it cannot be read. */
export function readSiteText(folder: string): { text: string } | { diagnostics: Diagnostic[] } {
  const file = path.join(folder, 'site.yaml');
  const badLink = isLink(file) ? checkLink(file, folder) : undefined;
  if (badLink) return { diagnostics: [badLink] };
  if (existsSync(file)) return readText(file);
  const advice = 'Run `npm run new`, or create the file with the two lines "title: …" and "url: https://…".';
  return { diagnostics: [{ severity: 'error', file, message: 'The file does not exist.', advice }] };
}

/**
 * Reads `site.yaml`.
 *
 * @returns the settings, or the reasons why the file cannot be used
 */
export function readSite(
  folder = contentFolder(),
): ReturnType<typeof parseSiteFile> | { diagnostics: Diagnostic[] } {
  const read = readSiteText(folder);
  return 'text' in read ? parseSiteFile(read.text, path.join(folder, 'site.yaml')) : read;
}

/**
 * Determines the address of a site from environment variables and `site.yaml`.
 *
 * @returns the address, or the reasons why no address can be determined
 */
export function readAddress(
  folder = contentFolder(),
  environment: NodeJS.ProcessEnv = process.env,
): SiteAddress | { diagnostics: Diagnostic[] } {
  const site = readSite(folder);
  return 'diagnostics' in site ? site : chooseAddress(site.value.url, environment);
}

/**
 * Reads a file in UTF-8, or in UTF-16 if it begins with the byte order mark of UTF-16.
 *
 * @returns the text, or `undefined` if the file does not exist
 */
export async function readTextFile(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const bytes = await readFile(file);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
}

/**
 * Reads the free pages, which are the MDX files in `pages/` and in folders below `pages/`. The id of
 * `pages/lab/rooms.mdx` is `lab/rooms`. A file is reported and skipped if the file cannot be read, or if another page
 * has the same address.
 */
export async function readPageFiles(
  folder: string,
): Promise<{ files: ContentFile[]; diagnostics: Diagnostic[] }> {
  const pages = path.join(folder, 'pages');
  const files: ContentFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of (await listFiles(pages)).filter((each) => /\.mdx$/iu.test(each))) {
    const file = path.join(pages, name);
    const id = name.slice(0, -'.mdx'.length).replace(/\/index$/u, '');
    const report = (message: string, advice: string) =>
      diagnostics.push({ severity: 'error', file, message, advice });
    const other = files.find((file) => file.id === id);
    const parts = id.split('/');
    if (!name.endsWith('.mdx') || !parts.every((part) => idSchema.safeParse(part).success)) {
      diagnostics.push(misnamed(file, '.mdx'));
    } else if (ownAddresses.has(parts[0] ?? '')) {
      report(`The address "/${parts[0]}/" is reserved for Offprint's own pages.`, 'Rename the file.');
    } else if (other) {
      report(`This file and ${other.file} have the same address "/${id}/".`, 'Rename one of the two files.');
    } else {
      const read = readText(file);
      if ('text' in read) files.push({ id, file, ...read });
      else diagnostics.push(...read.diagnostics);
    }
  }
  return { files, diagnostics };
}

/**
 * Lists the paths of all files below a folder, sorted, with `/` between folder names. A folder that does not exist
 * counts as empty. Symbolic links are listed but not followed, because they may form a loop.
 */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry) => {
    if (!entry.isDirectory()) return [entry.name];
    const below = await listFiles(path.join(folder, entry.name));
    return below.map((file) => `${entry.name}/${file}`);
  });
  return (await Promise.all(found)).flat().sort();
}

/** Lists the names of the files and symbolic links directly in a folder. A folder that does not exist counts as empty. */
export function topFiles(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { withFileTypes: true });
  return new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
}
