import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { contentFolder, readAddress, readSite } from '../../src/files/content-folder.ts';
import { privatePhotos } from '../../src/files/private-photos.ts';
import { publicFolder } from '../../src/files/public-folder.ts';
import { reasonOf } from '../../src/files/read-text.ts';
import { toShownPath } from '../../src/files/shown-path.ts';
import { explainWriteError } from '../../src/files/write-file.ts';
import { errorListHeading } from '../../src/lint/report.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { hashText } from '../../src/model/id.ts';
import { type ChildOptions, measureNode, root, tool } from '../setup/process.ts';
import type { Progress } from '../setup/progress.ts';
import { withLock } from '../setup/lock.mjs';
import { bundlesFolder, findBundle, hashBundle, type SiteBundle } from './build/bundle.ts';
import { showRendering } from './build/show-progress.ts';
import { progressLine, type RenderJob, type RenderResult } from './build/render-job.ts';
import { completeChanges, completeInterruptedChanges, noteChanges } from './build/written-site.ts';
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
  /**
   * Folder of the compiled sites that builds share. Default: `.cache/bundles`. It must be in the project, because the
   * compiled code imports packages.
   */
  bundles?: string;
  /** The environment variables of the build. Default: those of this process. */
  env?: NodeJS.ProcessEnv;
  /** Receives the warnings and errors of the build. If `verbose` is true, receives everything that Astro prints. */
  say?: (text: string) => void;
  /** Shows what the build does. Not used if `verbose` is true. */
  progress?: Progress;
  verbose?: boolean;
  /** When this signal aborts, the build ends its processes and fails. The site in the folder stays as it was. */
  signal?: AbortSignal;
}

/** The result of a successful build. */
export interface BuiltSite {
  folder: string;
  /** Number of HTML files. */
  pages: number;
  files: number;
  seconds: number;
  /** The larger peak memory of the two processes that compile and render the site, in bytes. */
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
 * Builds the site: writes new and changed files to a temporary folder, and changes the folder of the site when they are
 * complete. So a failed build leaves the previous site unchanged. Only one build runs at a time, because Astro writes
 * working files into the project.
 *
 * @throws {BuildError} if the site cannot be built
 */
export async function buildSite(options: BuildOptions = {}): Promise<BuiltSite> {
  const folder = path.resolve(root, options.outDir ?? 'dist');
  refuseUnsafeFolder(folder);
  refuseStopped(options);
  const onWait = () => options.say?.('Another build is running. Waiting for it to finish …\n');
  const build = async () => {
    refuseStopped(options);
    const start = performance.now();
    options.progress?.step('Building the site …');
    const builds = path.join(root, '.cache', 'builds');
    const journal = path.join(builds, `${hashText(folder)}.json`);
    explainErrors(folder, () => completeInterruptedChanges(journal));
    restoreFolder(folder);
    const work = path.join(builds, 'work');
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    const staging = `${folder}.new`;
    try {
      const compiled = await checkAndCompile(options);
      const rendered = await renderSite(folder, { ...options, work, staging, bundle: compiled.bundle });
      const record = recordPath(folder, options);
      explainErrors(folder, () => applyChanges(folder, staging, journal, rendered, record));
      const { content = contentFolder(options.env), env, url } = options;
      const { files, pages, leftOut } = rendered;
      const notes = siteNotes({ files, leftOut }, content, environmentOf(url, env));
      const seconds = (performance.now() - start) / 1000;
      const peakMemory = Math.max(compiled.peakMemory, rendered.peakMemory);
      return { folder, files, pages, seconds, peakMemory, notes };
    } finally {
      if (!existsSync(journal)) rmSync(staging, { recursive: true, force: true });
      rmSync(`${staging}.json`, { force: true });
      rmSync(work, { recursive: true, force: true });
    }
  };
  return withLock(path.join(root, '.cache', 'build.lock'), build, onWait);
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

/** Returns the path of the record of a site. It is in the cache of its content, so that it is deleted with that. */
function recordPath(folder: string, { env, content = contentFolder(env) }: BuildOptions): string {
  return path.join(astroCache(content), `site-${hashText(folder)}.json`);
}

/** Returns the hash of the compiled site for a content folder. */
function bundleHash(content: string, env: NodeJS.ProcessEnv): string {
  const site = readSite(content);
  const language = 'value' in site ? site.value.language : '';
  const pages = path.resolve(content, 'pages');
  if (!existsSync(pages)) return hashBundle([language, readAddress(content, env)], []);
  // Free pages are compiled. They can contain pictures of the content.
  const hidden = [...privatePhotos(content, 'value' in site ? site.value.withoutPage : [])];
  return hashBundle([language, readAddress(content, env), path.resolve(content), hidden], [pages]);
}

/**
 * Returns the compiled site of a content folder without errors. The compiler, which runs in another process, does not wait
 * for the check: what it prints is shown only if the check finds no error.
 *
 * @throws {BuildError} if the content has an error, or if the site cannot be compiled
 */
async function checkAndCompile(options: BuildOptions): ReturnType<typeof compileSite> {
  const { say } = options;
  let isChecked = false;
  const held: string[] = [];
  const [check, compiled] = await Promise.allSettled([
    refuseBlockingErrors(options).then(() => {
      isChecked = true;
      for (const text of held) say?.(text);
    }),
    compileSite({ ...options, say: (text) => (isChecked ? say?.(text) : held.push(text)) }),
  ]);
  if (check.status === 'rejected') throw check.reason;
  if (compiled.status === 'rejected') throw compiled.reason;
  return compiled.value;
}

/** Finds the compiled site, or lets Astro compile it. */
async function compileSite(options: BuildOptions): Promise<{ bundle: SiteBundle; peakMemory: number }> {
  const { content = contentFolder(options.env), env = process.env, url } = options;
  let peakMemory = 0;
  const bundle = await findBundle(
    options.bundles ?? bundlesFolder,
    bundleHash(content, { ...env, ...addressVariable(url) }),
    async ({ server, client }) => {
      const ended = await runChild(
        [tool('astro', 'bin/astro.mjs'), 'build', '--root', root, '--outDir', client],
        // Astro runs rarely, so that reading its compiled modules saves less than writing them costs.
        { OFFPRINT_COMPILED_SITE: server, NODE_DISABLE_COMPILE_CACHE: '1' },
        options,
      );
      peakMemory = ended.peakMemory;
    },
  );
  return { bundle, peakMemory };
}

/** Renders the compiled site in a process of its own. */
async function renderSite(
  folder: string,
  options: BuildOptions & { work: string; staging: string; bundle: SiteBundle },
): Promise<RenderResult & { peakMemory: number }> {
  const { work, staging, bundle, content = contentFolder(options.env) } = options;
  const job: RenderJob = {
    bundle,
    folder,
    staging,
    publicFolder: path.resolve(root, publicFolder(content, root)),
    record: recordPath(folder, options),
    papers: countPapers(content),
    result: path.join(work, 'rendered.json'),
  };
  const [jobFile, changed] = [path.join(work, 'job.json'), path.join(work, 'changed.json')];
  writeFileSync(jobFile, JSON.stringify(job));
  writeFileSync(changed, JSON.stringify(Object.fromEntries(readChangeDates(content))));
  const script = path.join(root, 'scripts/site/render-site.ts');
  const { peakMemory } = await runChild(
    [...heapOptions(countPapers(content)), script, jobFile],
    { OFFPRINT_CHANGED: changed },
    options,
  );
  return { ...(JSON.parse(readFileSync(job.result, 'utf8')) as RenderResult), peakMemory };
}

/**
 * Returns the options of Node for a site with more papers than fit into the memory that Node uses by default, which is at
 * most 4 GB: up to 6 GB, but no more than 60 % of the memory of the machine.
 */
function heapOptions(papers: number): string[] {
  if (papers < 20_000) return [];
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return [`--max-old-space-size=${Math.min(6144, Math.floor((memory / 2 ** 20) * 0.6))}`];
}

/** Counts the papers of a content folder. */
function countPapers(content: string): number {
  const papers = path.resolve(content, 'papers');
  return existsSync(papers) ? readdirSync(papers).length : 0;
}

/**
 * Runs Node with the environment of a build.
 *
 * @throws {BuildError} if the process fails
 */
async function runChild(args: readonly string[], variables: NodeJS.ProcessEnv, options: BuildOptions) {
  const { content, url, say, verbose = false, env: baseEnv, progress, signal } = options;
  const env = {
    ...siteEnvironment('production'),
    // The output is searched for messages below. Colour codes would be mixed with the words.
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    // Node keeps compiled modules in this folder, so that the next build loads them faster.
    NODE_COMPILE_CACHE: path.join(root, '.cache', 'node'),
    OFFPRINT_KEPT: chooseKeptFolder(astroCache(content ?? contentFolder(baseEnv))),
    ...(content !== undefined && { OFFPRINT_CONTENT: content }),
    ...addressVariable(url),
    ...variables,
  };
  const show = progress && !verbose ? showRendering(progress) : undefined;
  const output: ChildOptions['output'] = (piece, stream) => {
    const text = piece.replace(progressLine, (_, done: string, all: string) => {
      show?.(Number(done), Number(all));
      return '';
    });
    if (verbose) say?.(text);
    // Astro prints a heading for a stack trace, but errors of the content have no stack trace.
    else if (stream === 'stderr') say?.(text.replace(unneeded, ''));
    else for (const line of text.split('\n').filter(isWarning)) say?.(`${line}\n`);
  };
  refuseStopped(options);
  const ended = await measureNode(args, { env, baseEnv, output, ...(signal && { signal }) });
  refuseStopped(options);
  if (ended.code !== 0) {
    const report = errorListHeading.test(ended.output) ? '' : await reportErrors(options);
    throw new BuildError(failed, ended.output.replace(progressLine, '') + report);
  }
  return ended;
}

/**
 * Ends a build that was stopped.
 *
 * @throws {BuildError} if the signal of the build has aborted
 */
function refuseStopped({ signal }: BuildOptions): void {
  if (signal?.aborted) throw new BuildError('The build was stopped.');
}

/** Changes the folder of the site to the new site. */
function applyChanges(
  folder: string,
  staging: string,
  journal: string,
  { whole, changed, deleted, record: from }: RenderResult,
  to: string,
): void {
  if (whole) {
    replaceFolder(folder, staging);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(from, to);
    return;
  }
  noteChanges(journal, { folder, staging, changed, deleted, record: { from, to } });
  completeChanges(journal);
}

/**
 * Changes the folder of a site.
 *
 * @throws {BuildError} if the file system refuses
 */
function explainErrors(folder: string, change: () => void): void {
  try {
    change();
  } catch (error) {
    const explained = explainWriteError(error);
    throw explained
      ? new BuildError(`${folder}: The site cannot be written: ${explained.reason}. ${explained.advice}`)
      : error;
  }
}

/**
 * Lines of Astro that are left out: the heading of a stack trace, because errors of the content have no stack trace, and
 * warnings about an empty folder for pages.
 */
const unneeded = /^[ \t]*Stack trace:\s*$\n?|^.*collection "pages" does not.*\n/gm;

/** Returns the environment variable that sets the address of the site. */
function addressVariable(url: string | undefined): NodeJS.ProcessEnv {
  return url === undefined ? {} : { OFFPRINT_URL: url };
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
