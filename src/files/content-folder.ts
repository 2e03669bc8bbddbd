import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { idSchema } from '../model/id.ts';
import { ownAddresses } from '../model/page.ts';
import { chooseAddress, type SiteAddress } from '../model/site-address.ts';
import { readText } from './read-text.ts';
import { parseSiteFile } from './site-file.ts';

/** The folder of a lab's own files: `OFFPRINT_CONTENT`, else `content/`. */
export function contentFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.OFFPRINT_CONTENT || 'content';
}

/** A content file that was read. */
export interface ContentFile {
  id: string;
  /** Its path as messages name it. */
  file: string;
  text: string;
}

/**
 * Reads the markdown files of one folder of the content (`papers`, `authors`), sorted by id; none where there is no folder.
 * A file that cannot be read, or whose name is no id, is reported and left out; `leftOut` has those names without `.md`.
 */
export async function readContentFiles(
  folder: string,
): Promise<{ files: ContentFile[]; leftOut: string[]; diagnostics: Diagnostic[] }> {
  const files: ContentFile[] = [];
  const leftOut: string[] = [];
  const diagnostics: Diagnostic[] = [];
  if (!existsSync(folder)) return { files, leftOut, diagnostics };
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && !name.startsWith('.'));
  for (const name of names.sort()) {
    const id = name.slice(0, -'.md'.length);
    const file = path.join(folder, name);
    const read = idSchema.safeParse(id).success ? readText(file) : { diagnostics: [misnamed(file, '.md')] };
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
  const message = 'The name of this file cannot be an address.';
  const advice = `Name it with up to 100 small letters a-z, digits and hyphens, then ${ending}.`;
  return { severity: 'error', file, message, advice };
}

/** The settings of the site, or what is wrong with them. */
export function readSite(
  folder = contentFolder(),
): ReturnType<typeof parseSiteFile> | { diagnostics: Diagnostic[] } {
  const file = path.join(folder, 'site.yaml');
  if (existsSync(file)) {
    const read = readText(file);
    return 'text' in read ? parseSiteFile(read.text, file) : read;
  }
  const advice = 'Make it with `npm run new`, or with the two lines "title: …" and "url: https://…".';
  return { diagnostics: [{ severity: 'error', file, message: 'There is no such file.', advice }] };
}

/** Where the site of a content folder is served, or what is wrong with its settings or with `OFFPRINT_URL`. */
export function readAddress(
  folder = contentFolder(),
  environment: NodeJS.ProcessEnv = process.env,
): SiteAddress | { diagnostics: Diagnostic[] } {
  const site = readSite(folder);
  return 'diagnostics' in site ? site : chooseAddress(site.value.url, environment);
}

/** The text of a file, `undefined` where there is none. */
export async function readTextFile(file: string): Promise<string | undefined> {
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}

/**
 * Reads the free pages of a content folder, those of folders in it too; `lab/rooms` is the id of `pages/lab/rooms.mdx`. What cannot
 * be read, and what would take the address of another page, is reported and left out.
 */
export async function readPageFiles(
  folder: string,
): Promise<{ files: ContentFile[]; diagnostics: Diagnostic[] }> {
  const pages = path.join(folder, 'pages');
  const files: ContentFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of (await listFiles(pages)).filter((each) => each.endsWith('.mdx'))) {
    const file = path.join(pages, name);
    const id = name.slice(0, -'.mdx'.length).replace(/\/index$/u, '');
    const fault = (message: string, advice: string) =>
      diagnostics.push({ severity: 'error', file, message, advice });
    const twin = files.find((other) => other.id === id);
    const parts = id.split('/');
    if (!parts.every((part) => idSchema.safeParse(part).success)) {
      diagnostics.push(misnamed(file, '.mdx'));
    } else if (ownAddresses.has(parts[0] ?? '')) {
      fault(`/${parts[0]}/ is an address that Offprint needs for itself.`, 'Give the page another name.');
    } else if (twin) {
      fault(`${twin.file} would write the same page.`, 'Rename one of them.');
    } else {
      const read = readText(file);
      if ('text' in read) files.push({ id, file, ...read });
      else diagnostics.push(...read.diagnostics);
    }
  }
  return { files, diagnostics };
}

/**
 * The paths of all files below a folder, with `/` between folders, sorted; none where there is no folder. Links are among them and
 * are not followed: there may be no end to what they lead to.
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
