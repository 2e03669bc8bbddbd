import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentFolder, readAddress, readSite } from '../../src/files/content-folder.ts';
import { reasonOf } from '../../src/files/read-text.ts';
import { explainWriteError } from '../../src/files/write-file.ts';
import { errorListHeading } from '../../src/lint/report.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { hashText } from '../../src/model/id.ts';
import { type ChildOptions, measureNode, root, tool } from '../setup/process.ts';
import { withLock } from '../setup/lock.mjs';
import { readChangeDates } from './change-dates.ts';
import { earlyFaults, findInContent } from './content-faults.ts';
import { siteEnvironment } from './environment.ts';
import { replaceFolder, restoreFolder } from './replace-folder.ts';

export interface BuildOptions {
  /** Where the site goes; `dist` of the project unless told. What stands there stays until the new site is whole. */
  outDir?: string;
  /** The content folder, if not that of `OFFPRINT_CONTENT`. */
  content?: string;
  /** The address of the site, if not that of site.yaml. */
  url?: string;
  /** The environment of the build. The default is that of this process. */
  env?: NodeJS.ProcessEnv;
  /** Gets the warnings and faults of the build, and with `verbose` all that Astro says. */
  say?: (text: string) => void;
  verbose?: boolean;
}

export interface BuiltSite {
  folder: string;
  /** HTML files. */
  pages: number;
  files: number;
  seconds: number;
  /** In bytes. */
  peakMemory: number;
  /** What a lab should know of this site although nothing is wrong with it. */
  notes: string[];
}

/** A site that could not be built: `message` says why, `output` is what Astro wrote. */
export class BuildError extends Error {
  readonly output: string;
  constructor(message: string, output = '') {
    super(message);
    this.output = output;
  }
}

/**
 * Builds the site into a folder of its own and puts it where it belongs once it is whole: a build that fails leaves the
 * last good site as it was. One build at a time: Astro keeps files of its own in the project while it works.
 *
 * @throws {BuildError}
 */
export async function buildSite(options: BuildOptions = {}): Promise<BuiltSite> {
  const folder = path.resolve(root, options.outDir ?? 'dist');
  refuseForeignFolder(folder);
  const builds = path.join(root, '.cache', 'builds');
  return withLock(path.join(root, '.cache', 'build.lock'), async () => {
    rmSync(builds, { recursive: true, force: true });
    restoreFolder(folder);
    const fresh = path.join(builds, 'site');
    mkdirSync(fresh, { recursive: true });
    try {
      await refuseFaults(options);
      const { seconds, peakMemory } = await runAstro(fresh, options);
      putThere(folder, fresh);
      const counted = countFiles(folder);
      return { folder, ...counted, seconds, peakMemory, notes: notesOn(counted.files, options) };
    } finally {
      rmSync(builds, { recursive: true, force: true });
    }
  });
}

/** Where Astro keeps what it knows of a content folder from build to build, as astro.config.mjs says. */
export function astroCache(content: string): string {
  return path.join(root, '.cache', hashText(content));
}

/**
 * Astro stops at some faults, and tells of no other; where there are such, all faults of the content are told at once.
 *
 * @throws {BuildError}
 */
async function refuseFaults(options: BuildOptions): Promise<void> {
  const folder = path.resolve(options.content ?? contentFolder(options.env));
  const early = await earlyFaults(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.path === undefined) throw error;
    throw new BuildError(`${error.path}: The folder cannot be read: ${reasonOf(error)}.`);
  });
  if (early.length === 0) return;
  throw new BuildError('The build failed; the reason stands above.', await tellFaults(options));
}

/** Tells of all that is wrong with the content. @returns what it told */
async function tellFaults({ env, content = contentFolder(env), url, say }: BuildOptions): Promise<string> {
  const shownName = (file: string) => path.relative(process.cwd(), file);
  const found = await findInContent(path.resolve(content), shownName, environmentOf(url, env));
  const errors = found.filter(({ severity }) => severity === 'error');
  const told = errors.map((error) => `${formatDiagnostic(error)}\n`).join('');
  say?.(told);
  return told;
}

async function runAstro(folder: string, options: BuildOptions) {
  const { content, url, say, verbose = false, env: baseEnv } = options;
  const changed = path.join(folder, '../changed.json');
  writeFileSync(
    changed,
    JSON.stringify(Object.fromEntries(readChangeDates(content ?? contentFolder(baseEnv)))),
  );
  const env = {
    ...siteEnvironment('production'),
    // The output is read below, and colours would stand between the words.
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    OFFPRINT_CHANGED: changed,
    ...(content !== undefined && { OFFPRINT_CONTENT: content }),
    ...(url !== undefined && { OFFPRINT_URL: url }),
  };
  const output: ChildOptions['output'] = (piece, stream) => {
    if (verbose) say?.(piece);
    // Faults of the content have no stack, so that Astro's heading for it stands above nothing.
    else if (stream === 'stderr') say?.(piece.replace(/^[ \t]*Stack trace:\s*$\n?/gm, ''));
    else for (const line of piece.split('\n').filter(isWarning)) say?.(`${line}\n`);
  };
  const args = [tool('astro', 'bin/astro.mjs'), 'build', '--root', root, '--outDir', folder];
  const ended = await measureNode(args, { env, baseEnv, output });
  if (ended.code !== 0) {
    const told = errorListHeading.test(ended.output) ? '' : await tellFaults(options);
    throw new BuildError('The build failed; the reason stands above.', ended.output + told);
  }
  // Some faults, such as an address that cannot be a file, Astro prints and goes on without the page.
  if (ended.output.includes('[ERROR]')) {
    throw new BuildError('The build left pages out; the reason stands above.', ended.output);
  }
  return ended;
}

/** Where the address of the site is looked for. */
function environmentOf(url: string | undefined, env = process.env): NodeJS.ProcessEnv {
  return url === undefined ? env : { OFFPRINT_URL: url };
}

/** Whether a line of Astro's output warns of something that a lab can mend; what the bundler says of modules is not that. */
function isWarning(line: string): boolean {
  // A site without free pages is no fault, though Astro warns of their folder.
  const isAboutPages = / base directory ".*pages\/" does not exist| collection "pages" does not/.test(line);
  return line.includes('[WARN]') && !line.includes('[vite]') && !isAboutPages;
}

/** Replacing a folder deletes what was in it, so it must be empty, or hold a site. */
function refuseForeignFolder(folder: string): void {
  if (!path.relative(folder, root).startsWith('..') || folder === root) {
    throw new BuildError(`${folder} holds this project. Name a folder that the site may have for itself.`);
  }
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new BuildError(`${folder} is a file. Name a folder for the site.`);
  const names = readdirSync(folder).filter((name) => name !== '.git');
  if (names.length > 0 && !names.includes('404.html')) {
    throw new BuildError(`${folder} holds files that are no site. Empty it, or name another folder.`);
  }
}

/** @throws {BuildError} */
function putThere(folder: string, fresh: string): void {
  try {
    replaceFolder(folder, fresh);
  } catch (error) {
    const why = explainWriteError(error);
    throw why ? new BuildError(`${folder}: The site cannot be written: ${why.reason}.`) : error;
  }
}

function notesOn(files: number, { env, content = contentFolder(env), url }: BuildOptions): string[] {
  const site = readSite(content);
  if ('diagnostics' in site) return [];
  const { maxFiles } = site.value;
  const notes: string[] = [];
  const address = readAddress(content, environmentOf(url, env));
  if ('base' in address && address.origin === undefined) {
    notes.push(
      'The site does not know its address: feeds, the sitemap, canonical addresses and the like are left out. ' +
        'Write "url: https://…" into site.yaml, or set OFFPRINT_URL.',
    );
  }
  if (files > maxFiles) {
    notes.push(`The site has ${files} files, more than the ${maxFiles} that site.yaml allows it (maxFiles).`);
  }
  return notes;
}

function countFiles(folder: string): { pages: number; files: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return { pages: files.filter(({ name }) => name.endsWith('.html')).length, files: files.length };
}
