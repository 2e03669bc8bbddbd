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
} from 'node:fs';
import path from 'node:path';
import { root } from '../../setup/process.ts';
import { hashFile, inputsFile } from './bundle-integration.ts';

/** A compiled site: the code of all pages, and the files that their code refers to, such as style sheets. */
export interface SiteBundle {
  /** A hash of everything that the compiled site depends on. */
  hash: string;
  /** The folder with the compiled modules that render the pages. */
  server: string;
  /** The folder with scripts, styles and other files, with the paths that they have in the site. */
  client: string;
}

/** Folder of the compiled sites. */
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
function bundlePaths(hash: string, name = hash): SiteBundle {
  const folder = path.join(bundlesFolder, name);
  return { hash, server: path.join(folder, 'server'), client: path.join(folder, 'client') };
}

/** Whether the files outside of the project that the compiled site contains are still the same. */
function hasSameInputs(inputs: string): boolean {
  const files = JSON.parse(readFileSync(inputs, 'utf8')) as Record<string, string>;
  return Object.entries(files).every(([file, hash]) => existsSync(file) && hashFile(file) === hash);
}

/**
 * Returns the compiled site with a hash. If it does not exist, `compile` makes it in a temporary folder.
 */
export async function findBundle(
  hash: string,
  compile: (bundle: SiteBundle) => Promise<void>,
): Promise<SiteBundle> {
  const bundle = bundlePaths(hash);
  const inputs = path.join(bundlesFolder, hash, inputsFile);
  if (existsSync(inputs) && hasSameInputs(inputs)) {
    const now = new Date();
    utimesSync(inputs, now, now);
    return bundle;
  }
  const fresh = `${hash}.new`;
  for (const name of [hash, fresh]) rmSync(path.join(bundlesFolder, name), { recursive: true, force: true });
  mkdirSync(path.join(bundlesFolder, fresh), { recursive: true });
  await compile(bundlePaths(hash, fresh));
  renameSync(path.join(bundlesFolder, fresh), path.join(bundlesFolder, hash));
  removeOldBundles();
  return bundle;
}

function removeOldBundles(): void {
  const age = (name: string) =>
    statSync(path.join(bundlesFolder, name, inputsFile), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = readdirSync(bundlesFolder).sort((a, b) => age(b) - age(a));
  for (const name of names.slice(maxBundles))
    rmSync(path.join(bundlesFolder, name), { recursive: true, force: true });
}
