import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../../src/files/content-folder.ts';
import { reasonOf } from '../../src/files/read-text.ts';
import { toShownPath } from '../../src/files/shown-path.ts';
import { explainWriteError } from '../../src/files/write-file.ts';
import { errorListHeading } from '../../src/lint/report.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { hashText } from '../../src/model/id.ts';
import { type ChildOptions, measureNode, root, tool } from '../setup/process.ts';
import type { Progress } from '../setup/progress.ts';
import { withLock } from '../setup/lock.mjs';
import { readChangeDates } from './change-dates.ts';
import { checkContentFolder, findBlockingErrors } from './check-content-folder.ts';
import { siteEnvironment } from './environment.ts';
import { chooseKeptFolder } from './kept-folder.ts';
import { replaceFolder, restoreFolder } from './replace-folder.ts';
import { siteNotes } from './site-notes.ts';

/** Options of a build. */
export interface BuildOptions {
  /**
   * Folder to write the site to. Default: `dist` in the project. A site that is already in the folder stays there until
   * the new site is complete.
   */
  outDir?: string;
  /** The content folder. Default: the value of `OFFPRINT_CONTENT`, else `content`. */
  content?: string;
  /** The address of the site. Default: the value of `OFFPRINT_URL`, else `url` in site.yaml. */
  url?: string;
  /** The environment variables of the build. Default: those of this process. */
  env?: NodeJS.ProcessEnv;
  /** Receives the warnings and errors of the build. If `verbose` is true, receives everything that Astro prints. */
  say?: (text: string) => void;
  /** Shows what the build does. Not used if `verbose` is true. */
  progress?: Progress;
  verbose?: boolean;
}

/** The result of a successful build. */
export interface BuiltSite {
  folder: string;
  /** Number of HTML files. */
  pages: number;
  files: number;
  seconds: number;
  /** Peak memory of the Astro process, in bytes. */
  peakMemory: number;
  /** Advice to print for the owner of the site. It does not report errors. */
  notes: string[];
}

const failed = 'Build failed; see the errors above.';

/** Error of a failed build. `message` is for the user, `output` is everything that the build printed. */
export class BuildError extends Error {
  readonly output: string;
  constructor(message: string, output = '') {
    super(message);
    this.output = output;
  }
}

/**
 * Builds the site into a temporary folder, and moves it to its final folder when it is complete. So a failed build
 * leaves the previous site unchanged. Only one build runs at a time, because Astro writes working files into the
 * project.
 *
 * @throws {BuildError} if the site cannot be built
 */
export async function buildSite(options: BuildOptions = {}): Promise<BuiltSite> {
  const folder = path.resolve(root, options.outDir ?? 'dist');
  refuseUnsafeFolder(folder);
  const builds = path.join(root, '.cache', 'builds');
  const onWait = () => options.say?.('Another build is running. Waiting for it to finish …\n');
  const build = async () => {
    showPages(options)?.(0);
    rmSync(builds, { recursive: true, force: true });
    restoreFolder(folder);
    const fresh = path.join(builds, 'site');
    mkdirSync(fresh, { recursive: true });
    try {
      await refuseBlockingErrors(options);
      const { seconds, peakMemory } = await runAstro(fresh, options);
      moveSite(fresh, folder);
      const counted = countFiles(folder);
      const { content = contentFolder(options.env), env, url } = options;
      const notes = siteNotes(counted.files, content, environmentOf(url, env));
      return { folder, ...counted, seconds, peakMemory, notes };
    } finally {
      rmSync(builds, { recursive: true, force: true });
    }
  };
  return withLock(path.join(root, '.cache', 'build.lock'), build, onWait);
}

/** Returns a function that shows how many pages are written, unless everything that Astro prints is shown. */
function showPages({ progress, verbose }: BuildOptions): ((pages: number) => void) | undefined {
  if (!progress || verbose) return undefined;
  return (pages) =>
    progress.step(
      pages === 0
        ? 'Building the site …'
        : `Building the site: ${pages} ${pages === 1 ? 'page' : 'pages'} written …`,
    );
}

/** Returns the path of Astro's cache for a content folder. astro.config.mjs sets the same path. */
export function astroCache(content: string): string {
  return path.join(root, '.cache', hashText(content));
}

/**
 * Stops a build whose content has an error at which Astro would stop. Astro would report only that error; this function
 * reports all errors of the content.
 *
 * @throws {BuildError} if there is such an error
 */
async function refuseBlockingErrors(options: BuildOptions): Promise<void> {
  const folder = path.resolve(options.content ?? contentFolder(options.env));
  const errors = await findBlockingErrors(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.path === undefined) throw error;
    throw new BuildError(`${error.path}: The folder cannot be read: ${reasonOf(error)}.`);
  });
  if (errors.length === 0) return;
  throw new BuildError(failed, await reportErrors(options));
}

/** Passes all errors of the content to `say`, and returns the same report as text. */
async function reportErrors({ env, content = contentFolder(env), url, say }: BuildOptions): Promise<string> {
  const shownName = (file: string) => toShownPath(path.relative(process.cwd(), file));
  const found = await checkContentFolder(path.resolve(content), shownName, environmentOf(url, env));
  const errors = found.filter(({ severity }) => severity === 'error');
  const report = errors.map((error) => `${formatDiagnostic(error)}\n`).join('');
  say?.(report);
  return report;
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
    // The output is searched for messages below. Colour codes would be mixed with the words.
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    OFFPRINT_CHANGED: changed,
    OFFPRINT_KEPT: chooseKeptFolder(astroCache(content ?? contentFolder(baseEnv))),
    ...(content !== undefined && { OFFPRINT_CONTENT: content }),
    ...(url !== undefined && { OFFPRINT_URL: url }),
  };
  const show = showPages(options);
  let pages = 0;
  const output: ChildOptions['output'] = (piece, stream) => {
    if (stream === 'stdout') {
      const written = piece.match(/[├└]─ \//gu)?.length ?? 0;
      pages += written;
      if (written > 0) show?.(pages);
    }
    if (verbose) say?.(piece);
    // Astro prints a heading for a stack trace, but errors of the content have no stack trace.
    else if (stream === 'stderr') say?.(piece.replace(/^[ \t]*Stack trace:\s*$\n?/gm, ''));
    else for (const line of piece.split('\n').filter(isWarning)) say?.(`${line}\n`);
  };
  const args = [tool('astro', 'bin/astro.mjs'), 'build', '--root', root, '--outDir', folder];
  const ended = await measureNode(args, { env, baseEnv, output });
  if (ended.code !== 0) {
    const report = errorListHeading.test(ended.output) ? '' : await reportErrors(options);
    throw new BuildError(failed, ended.output + report);
  }
  // After some errors, Astro continues without the page, e.g. if the address of the page cannot be a file name.
  if (ended.output.includes('[ERROR]')) {
    throw new BuildError('Build incomplete: some pages are missing; see the errors above.', ended.output);
  }
  return ended;
}

/** Returns the environment variables from which the address of the site is determined. */
function environmentOf(url: string | undefined, env = process.env): NodeJS.ProcessEnv {
  return url === undefined ? env : { OFFPRINT_URL: url };
}

/**
 * Whether a line of Astro's output is a warning for the owner of the site. Warnings of Vite are not, because they are
 * about code.
 */
function isWarning(line: string): boolean {
  // Astro warns if the folder `pages/` of the content is missing, but this folder is optional.
  const isAboutPages = / base directory ".*pages\/" does not exist| collection "pages" does not/.test(line);
  return line.includes('[WARN]') && !line.includes('[vite]') && !isAboutPages;
}

/**
 * Throws if replacing the folder would delete files other than a site: if the folder contains this project, is a file,
 * or contains files that are not a site.
 */
function refuseUnsafeFolder(folder: string): void {
  if (!path.relative(folder, root).startsWith('..') || folder === root) {
    throw new BuildError(
      `${folder} contains this project. Give the path of a folder that is only for the site.`,
    );
  }
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new BuildError(`${folder} is a file. Give the path of the folder to write the site to.`);
  const names = readdirSync(folder).filter((name) => name !== '.git');
  if (names.length > 0 && !names.includes('404.html')) {
    throw new BuildError(
      `${folder} contains files that are not a site. Empty the folder, or give the path of another folder.`,
    );
  }
}

/**
 * Moves the new site from its temporary folder to its final folder.
 *
 * @throws {BuildError} if the file system refuses
 */
function moveSite(fresh: string, folder: string): void {
  try {
    replaceFolder(folder, fresh);
  } catch (error) {
    const explained = explainWriteError(error);
    throw explained
      ? new BuildError(`${folder}: The site cannot be written: ${explained.reason}. ${explained.advice}`)
      : error;
  }
}

function countFiles(folder: string): { pages: number; files: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return { pages: files.filter(({ name }) => name.endsWith('.html')).length, files: files.length };
}
