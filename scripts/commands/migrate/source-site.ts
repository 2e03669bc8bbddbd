import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../../src/files/read-text.ts';
import { type ClassifiedFile, classifySite } from '../../../src/import/migrate/site-layout.ts';
import { readOwner, type SiteOwner } from '../../../src/import/migrate/site-owner.ts';

/** The site of another tool, from which content moves. */
export interface SourceSite {
  /** The absolute path of its folder. */
  folder: string;
  files: readonly ClassifiedFile[];
  owner: SiteOwner;
}

/** Folders that contain no content of anyone's site. */
const skipped = new Set(['.git', 'node_modules', '_site', 'public/.git']);

/** Files and folders of Offprint in a content folder. They do not belong to the site of another tool. */
const own = new Set([
  'papers', 'authors', 'news', 'pages', 'public', 'profiles', 'sources', 'site.yaml', 'imported.jsonl', 'imported.lock',
]); // prettier-ignore

/** Folders in which files may be that a link or a picture names, seen from the root of a site. */
const roots = [
  '', 'static', 'assets', 'assets/media', 'assets/media/authors', 'assets/img', 'assets/pdf', 'images', 'files', 'content', 'static/media', 'static/uploads',
  'assets/img/publication_preview', 'assets/audio', 'assets/video',
]; // prettier-ignore

/**
 * Reads which files the site of another tool has.
 *
 * @param isContent whether the folder is the content folder itself. Its own files are then left out.
 */
export function readSourceSite(folder: string, isContent: boolean): SourceSite {
  const paths = listPaths(folder).filter((file) => !isContent || !own.has(file.split('/', 1)[0] ?? ''));
  const files = classifySite(paths);
  const read = (...names: string[]) => {
    const name = names.find((each) => existsSync(path.join(folder, each)));
    const found = name === undefined ? undefined : readText(path.join(folder, name));
    return found && 'text' in found ? found.text : undefined;
  };
  const settings = read('_config.yml', 'hugo.yaml', 'config/_default/hugo.yaml', 'config.yaml');
  const socials = read('_data/socials.yml');
  const about = read('_pages/about.md', '_pages/en-us/about.md', '_pages/en/about.md');
  const owner = readOwner({
    ...(settings !== undefined && { settings }),
    ...(socials !== undefined && { socials }),
    ...(about !== undefined && { about }),
  });
  return { folder, files, owner };
}

/** Whether a site has papers, people or news in the form of another tool. */
export function hasForeignContent({ files }: SourceSite): boolean {
  return files.some(({ kind, isText }) => kind === 'bibliographies' || (isText === true && kind !== 'pages'));
}

/**
 * Finds a file that a text of the site names.
 *
 * @param from the folder of the text, from the root of the site
 * @returns the path from the root of the site
 */
export function findSourceFile(site: SourceSite, target: string, from = ''): string | undefined {
  const { url } = site.owner;
  if (/^[a-z]{3,9}:/iu.test(target) && (url === undefined || !target.startsWith(`${url}/`))) return undefined;
  const below = url !== undefined && target.startsWith(`${url}/`) ? target.slice(url.length) : target;
  const plain = below.replace(/[?#].*$/su, '').replace(/^(?:\{\{[^}]{0,100}\}\}|\/)/u, '');
  let name = plain;
  try {
    name = decodeURI(plain);
  } catch {
    // The text is not percent-encoded, so it is the name itself.
  }
  for (const root of [from, ...roots]) {
    const found = path.posix.normalize(path.posix.join(root, name));
    if (found.startsWith('..') || path.posix.isAbsolute(found)) continue;
    if (site.files.some(({ path: file }) => file === found)) return found;
  }
  return undefined;
}

/** Returns the size of a file of the site in bytes. */
export function sourceBytes({ folder }: SourceSite, file: string): number {
  return statSync(path.join(folder, file)).size;
}

function listPaths(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (skipped.has(entry.name) || skipped.has(file)) return [];
      if (entry.isDirectory()) return listPaths(folder, file);
      // A symbolic link may lead out of the site.
      return entry.isFile() ? [file] : [];
    });
}
