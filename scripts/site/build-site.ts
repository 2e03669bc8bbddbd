import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../../src/files/content-folder.ts';
import { publicFolder } from '../../src/files/public-folder.ts';
import { hashText } from '../../src/model/id.ts';
import { withLock } from '../setup/lock.mjs';
import { root } from '../setup/process.ts';
import { astroCache } from './build/astro-cache.ts';
import { type BuildOptions, type BuiltSite, environmentOf, refuseStopped } from './build/build-options.ts';
import type { SiteBundle } from './build/bundle.ts';
import { checkAndCompile } from './build/compile-site.ts';
import { heapLimit } from './build/rendering.ts';
import type { RenderJob, RenderResult } from './build/render-job.ts';
import { runChild } from './build/run-child.ts';
import { replaceSite, explainErrors, refuseUnsafeFolder } from './build/site-folder.ts';
import { completeInterruptedChanges } from './build/written-site.ts';
import { readChangeDates } from './change-dates.ts';
import { restoreFolder } from './replace-folder.ts';
import { chooseKeptFolder } from './kept-folder.ts';
import { siteNotes } from './site-notes.ts';

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
      const started = Promise.withResolvers<void>();
      const compiling = checkAndCompile(options, started.resolve);
      // The compiler takes longest, so it starts first.
      await started.promise;
      const rendered = await renderSite(folder, { ...options, work, staging, compiling });
      const compiled = await compiling;
      const record = recordPath(folder, options);
      explainErrors(folder, () => replaceSite(folder, staging, journal, rendered, record));
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

/** Returns the path of the record of a site. It is in the cache of its content, so that it is deleted with that. */
function recordPath(folder: string, { env, content = contentFolder(env) }: BuildOptions): string {
  return path.join(astroCache(content), `site-${hashText(folder)}.json`);
}

/**
 * Renders the compiled site in a process of its own. The process starts at once and loads its packages while the site is
 * checked and compiled.
 *
 * @throws the error of the compiler, or {BuildError} if the site cannot be rendered
 */
async function renderSite(
  folder: string,
  options: BuildOptions & { work: string; staging: string; compiling: ReturnType<typeof checkAndCompile> },
): Promise<RenderResult & { peakMemory: number }> {
  const { work, staging, compiling, content = contentFolder(options.env) } = options;
  const papers = countPapers(content);
  const result = path.join(work, 'rendered.json');
  const [jobFile, changed] = [path.join(work, 'job.json'), path.join(work, 'changed.json')];
  const writeJob = ({ bundle }: { bundle: SiteBundle }) => {
    const rendering: RenderJob = {
      bundle,
      folder,
      staging,
      publicFolder: path.resolve(root, publicFolder(content, root)),
      record: recordPath(folder, options),
      papers,
      result,
    };
    writeFileSync(jobFile, JSON.stringify(rendering));
    return jobFile;
  };
  const job = compiling.then(writeJob);
  // Handled below, also if the process cannot be started.
  job.catch(() => undefined);
  const rendering = runChild(
    [`--max-old-space-size=${heapLimit(papers)}`, path.join(root, 'scripts/site/render-site.ts')],
    {
      OFFPRINT_CHANGED: changed,
      OFFPRINT_KEPT: chooseKeptFolder(astroCache(content)),
      // In the first build of a project, writing compiled modules takes longer than reading them saves.
      ...(options.compiler && { NODE_DISABLE_COMPILE_CACHE: '1' }),
    },
    options,
    job,
  );
  writeFileSync(changed, JSON.stringify(Object.fromEntries(readChangeDates(content))));
  const [compiled, ended] = await Promise.allSettled([compiling, rendering]);
  if (compiled.status === 'rejected') throw compiled.reason;
  if (ended.status === 'rejected') throw ended.reason;
  const { peakMemory } = ended.value;
  return { ...(JSON.parse(readFileSync(result, 'utf8')) as RenderResult), peakMemory };
}

/** Counts the papers of a content folder. */
function countPapers(content: string): number {
  const papers = path.resolve(content, 'papers');
  return existsSync(papers) ? readdirSync(papers).length : 0;
}
