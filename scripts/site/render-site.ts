// Renders a compiled site. `build-site.ts` runs this file in a process of its own, and writes the path of the job to its
// standard input when the site is compiled.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { SiteFile } from '../../src/build/site-files/site-file.ts';
import { loadPackages } from './build/load-packages.ts';
import { formatProgressLine, type RenderJob, type RenderResult } from './build/render-job.ts';
import {
  additionalThreads,
  createJobStage,
  digestOf,
  heapLimit,
  importCompiledSite,
  isForThreads,
  minPagesForThreads,
  pagePictures,
  readJob,
  renderShared,
  type RenderThread,
  startThread,
} from './build/rendering.ts';
import type { Stage } from './build/stage.ts';
import { filesOfSite, type WrittenSite } from './build/written-site.ts';

/** Minimum time between two lines of progress, in milliseconds. */
const progressPause = 100;

/** How many pictures are drawn at the same time. Each needs several megabytes. */
const maxDrawn = 3;

const [jobFile] = await Promise.all([text(process.stdin), loadPackages()]);
// Without a compiled site, there is nothing to render.
if (jobFile === '') process.exit();
const job = readJob(jobFile);
const threads: RenderThread[] = [];
try {
  writeFileSync(job.result, JSON.stringify(await renderSite(job)));
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
} finally {
  // A thread that waits would keep this process running.
  await Promise.all(threads.map((thread) => thread.stop()));
}

async function renderSite(job: RenderJob): Promise<RenderResult> {
  const { bundle, folder, staging, publicFolder, papers } = job;
  const isWhole = !existsSync(folder) || !existsSync(job.record);
  const parts = additionalThreads(papers) + 1;
  const startThreads = (isParsed: boolean) => {
    for (let part = 1; part < parts; part++)
      threads.push(
        startThread({ jobFile, ...(!isParsed && { parses: { part, parts } }) }, heapLimit(papers)),
      );
  };
  if (isForThreads(papers, isWhole)) startThreads(false);
  const compiled = await importCompiledSite(job);
  if (threads.length > 0) {
    await compiled.parseContent(0, parts);
    await Promise.all(threads.map((thread) => thread.parsed));
    for (const thread of threads) thread.read();
  }
  const contentDigest = await compiled.readContent();
  const stage = createJobStage(job, compiled);
  const taken = new Set<string>();
  const take = (file: SiteFile) => {
    if (taken.has(file.path)) throw new Error(`Two pages have the same path "${file.path}".`);
    taken.add(file.path);
    return file;
  };
  const ofPages = new Set(pagePictures(bundle));
  const copied = [
    ...copiedFiles(publicFolder, (file) => `public ${fileVersion(file)}`),
    ...copiedFiles(bundle.client, () => 'client').filter((file) => !ofPages.has(file.path)),
  ];
  for (const file of copied) if (!taken.has(file.path)) await stage.add(take(file));
  const isPublic = new Set(taken);
  const allPages = await compiled.pageFiles();
  for (const { path } of allPages)
    if (isPublic.has(path)) console.error(`public/${path}: This file replaces the page of the same name.`);
  const pages = allPages.filter((page) => !isPublic.has(page.path)).map(take);
  const next = new SharedArrayBuffer(4);
  const files = { count: 0, made: 0 };
  let shown = 0;
  const onProgress = () => {
    if (performance.now() - shown < progressPause) return;
    shown = performance.now();
    const rendered = Math.min(Atomics.load(new Int32Array(next), 0), pages.length);
    process.stdout.write(formatProgressLine(files.made + rendered, files.count + pages.length));
  };
  if (threads.length === 0 && stage.countOutdated(pages) > 3 * minPagesForThreads) {
    startThreads(true);
    for (const thread of threads) thread.read();
  }
  const replaced = allPages.filter((page) => isPublic.has(page.path)).map((page) => page.path);
  const shared = { digest: digestOf(pages, contentDigest), next, replaced };
  const rendered = threads.map((thread) => thread.render(shared));
  // The threads render pages while this one makes the other files. The search index of a large site takes much memory until
  // it is written.
  const addFiles = async () => {
    const others = (await compiled.siteFiles()).filter((file) => !isPublic.has(file.path)).map(take);
    files.count = others.length;
    // Other threads draw pictures, so that this one makes files and renders pages meanwhile.
    const drawn = addConcurrently(others.filter(isDrawn), stage, () => files.made++);
    drawn.catch(() => undefined);
    for (const file of others) {
      if (isDrawn(file)) continue;
      onProgress();
      await stage.add(file);
      files.made++;
    }
    return { drawn };
  };
  const { drawn } = await addFiles();
  await renderShared(pages, stage, next, onProgress);
  await drawn;
  for (const { files: own, changed } of await Promise.all(rendered)) {
    Object.assign(stage.files, own);
    // A loop, because a call cannot have as many arguments as a large site has files.
    for (const file of changed) stage.changed.push(file);
  }
  for (const thread of threads) await thread.save();
  await compiled.saveReferences(stage.isWhole);
  await compiled.saveCitationTexts();
  const pictures = new Set(Object.values(stage.files).flatMap(([, , , onPage]) => onPage ?? []));
  for (const name of pictures) {
    const picture = taken.has(name) ? undefined : await compiled.pictureFile(name, bundle.client);
    if (picture) await stage.add(take(picture));
  }
  const site: WrittenSite = { folder, bundle: bundle.hash, files: stage.files };
  const newRecord = `${staging}.json`;
  mkdirSync(path.dirname(newRecord), { recursive: true });
  writeFileSync(newRecord, JSON.stringify(site));
  const paths = Object.keys(stage.files);
  return {
    record: newRecord,
    whole: stage.isWhole,
    changed: stage.changed,
    deleted: stage.isWhole ? [] : filesOfSite(folder).filter((file) => !(file in stage.files)),
    files: paths.length,
    leftOut: await compiled.currentLeftOut(),
    pages: paths.filter((file) => file.endsWith('.html')).length,
  };
}

/** Whether a file is a picture that is drawn for the site. */
function isDrawn({ path }: SiteFile): boolean {
  return path.endsWith('.png');
}

/** Adds files to the site, several at a time. */
async function addConcurrently(files: readonly SiteFile[], stage: Stage, onAdded: () => void): Promise<void> {
  const rest = files.values();
  const add = async () => {
    for (const file of rest) {
      await stage.add(file);
      onAdded();
    }
  };
  await Promise.all(Array.from({ length: maxDrawn }, add));
}

/** Lists the files in a folder, each with a key and a function that reads it. A folder that does not exist is empty. */
function copiedFiles(folder: string, key: (file: string) => string): SiteFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, file: path.join(folder, name) }))
    .filter(({ file }) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .map(({ name, file }) => ({
      path: name.replaceAll('\\', '/'),
      key: key(file),
      make: () => readFileSync(file),
    }));
}

/** Returns a text that changes whenever the content of a file changes. */
function fileVersion(file: string): string {
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  return [size, mtimeMs, ctimeMs, ino].join(' ');
}
