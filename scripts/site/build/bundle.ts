import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { root } from '../../setup/process.ts';
import { hashFile, inputsFile } from './bundle-integration.mjs';

/** A compiled site: the code of all pages, and the files that their code refers to, such as style sheets. */
export interface SiteBundle {
  /** A hash of everything that the compiled site depends on. */
  hash: string;
  /** The folder with the compiled modules that render the pages. */
  server: string;
  /** The folder with scripts, styles and other files, with the paths that they have in the site. */
  client: string;
}

/** Folder of the compiled sites, if a build names no other. */
export const bundlesFolder = path.join(root, '.cache', 'bundles');

/** Maximum number of compiled sites to keep. Each has a few megabytes. */
const maxBundles = 8;

/** Files of the project on which the compiled site depends. */
const codePaths = ['src', 'scripts/site/build', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/**
 * Returns a hash of everything on which the compiled site depends.
 *
 * @param values settings that the code contains
 * @param texts files of the content that are compiled
 */
export function hashBundle(values: unknown, texts: readonly string[]): string {
  const hash = createHash('sha256').update(
    JSON.stringify([process.version, process.platform, process.arch, values]),
  );
  const add = (file: string) => {
    const bytes = readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${bytes.length}\0`).update(bytes);
  };
  for (const each of [...codePaths.map((name) => path.join(root, name)), ...texts]) {
    if (!existsSync(each)) continue;
    if (!statSync(each).isDirectory()) add(each);
    else
      for (const entry of readdirSync(each, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort())
        add(entry);
  }
  return hash.digest('hex').slice(0, 24);
}

/** Returns the paths of a compiled site, which may not exist yet. */
function bundlePaths(hash: string, folder: string): SiteBundle {
  return { hash, server: path.join(folder, 'server'), client: path.join(folder, 'client') };
}

/** Name of the file with the hashes of all files of a compiled site. */
const contentsFile = 'contents.json';

/** Notes the hashes of all files of a compiled site, so that a damaged file is noticed. */
function noteContents(folder: string): void {
  const hashes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => [name, hashFile(path.join(folder, name))]);
  writeFileSync(path.join(folder, contentsFile), JSON.stringify(Object.fromEntries(hashes)));
}

/**
 * Whether a compiled site can be used: its own files are complete, and the files outside of the project that it was made
 * from are still the same.
 */
function isUsable(folder: string): boolean {
  return [contentsFile, inputsFile].every((list) => {
    try {
      const hashes = JSON.parse(readFileSync(path.join(folder, list), 'utf8')) as Record<string, string>;
      return Object.entries(hashes).every(([file, hash]) => hashFile(path.resolve(folder, file)) === hash);
    } catch {
      return false;
    }
  });
}

/**
 * Returns the compiled site with a hash. If it does not exist, `compile` makes it in a temporary folder.
 *
 * @param folder the folder of the compiled sites
 */
export async function findBundle(
  folder: string,
  hash: string,
  compile: (bundle: SiteBundle) => Promise<void>,
): Promise<SiteBundle> {
  const kept = path.join(folder, hash);
  const bundle = bundlePaths(hash, kept);
  const inputs = path.join(kept, inputsFile);
  if (isUsable(kept)) {
    const now = new Date();
    utimesSync(inputs, now, now);
    return bundle;
  }
  const fresh = `${kept}.new`;
  for (const old of [kept, fresh]) rmSync(old, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await compile(bundlePaths(hash, fresh));
  noteContents(fresh);
  renameSync(fresh, kept);
  removeOldBundles(folder);
  return bundle;
}

function removeOldBundles(folder: string): void {
  const age = (name: string) =>
    statSync(path.join(folder, name, inputsFile), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = readdirSync(folder).sort((a, b) => age(b) - age(a));
  for (const name of names.slice(maxBundles))
    rmSync(path.join(folder, name), { recursive: true, force: true });
}
