import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { idSchema } from '../model/id.ts';
import { chooseAddress, type SiteAddress } from '../model/site-address.ts';
import { parseSiteFile } from './site-file.ts';

/** The folder of a lab's own files: `OFFPRINT_CONTENT`, else `content/`. */
export function contentFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.OFFPRINT_CONTENT || 'content';
}

/** How many files are read at a time. */
const openAtOnce = 100;

/** A content file that was read. */
export interface ContentFile {
  id: string;
  /** Its path as messages name it. */
  file: string;
  text: string;
}

/**
 * Reads the markdown files of one folder of the content (`papers`, `authors`), sorted by id; none where there is no folder.
 * A file whose name is no id is reported and left out; `leftOut` has those names without `.md`.
 */
export async function readContentFiles(
  folder: string,
): Promise<{ files: ContentFile[]; leftOut: string[]; diagnostics: Diagnostic[] }> {
  if (!existsSync(folder)) return { files: [], leftOut: [], diagnostics: [] };
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
    .sort();
  const ids = names.map((name) => name.slice(0, -'.md'.length));
  const bad = ids.filter((id) => !idSchema.safeParse(id).success);
  const good = ids.filter((id) => idSchema.safeParse(id).success);
  const files: ContentFile[] = [];
  // Systems limit how many files may be open at a time.
  for (let start = 0; start < good.length; start += openAtOnce) {
    const some = good.slice(start, start + openAtOnce).map(async (id) => {
      const file = path.join(folder, `${id}.md`);
      return { id, file, text: await readFile(file, 'utf8') };
    });
    files.push(...(await Promise.all(some)));
  }
  return {
    files,
    leftOut: bad,
    diagnostics: bad.map((id) => ({
      severity: 'error',
      file: path.join(folder, `${id}.md`),
      message: 'The name of this file cannot be an address.',
      advice: 'Name it with up to 100 small letters a-z, digits and hyphens, then .md.',
    })),
  };
}

/** The settings of the site, or what is wrong with them. */
export function readSite(
  folder = contentFolder(),
): ReturnType<typeof parseSiteFile> | { diagnostics: Diagnostic[] } {
  const file = path.join(folder, 'site.yaml');
  if (existsSync(file)) return parseSiteFile(readFileSync(file, 'utf8'), file);
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

/** Reads the free pages of a content folder, those of folders in it too; `join/us` is the id of `pages/join/us.mdx`. */
export async function readPageFiles(folder: string): Promise<ContentFile[]> {
  const pages = path.join(folder, 'pages');
  const names = (await listFiles(pages)).filter((name) => name.endsWith('.mdx'));
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(pages, name);
      const id = name.slice(0, -'.mdx'.length).replace(/(?:^|\/)index$/u, '');
      return { id, file, text: await readFile(file, 'utf8') };
    }),
  );
}

/** The paths of all files below a folder, with `/` between folders, sorted; none where there is no folder. */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
