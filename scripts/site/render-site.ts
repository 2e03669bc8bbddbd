// Renders a compiled site. `build-site.ts` runs this file in a process of its own: `node render-site.ts JOB.json`.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import type { SiteFile } from '../../src/build/site-files/site-file.ts';
import { formatProgressLine, type RenderJob, type RenderResult } from './build/render-job.ts';
import {
  additionalThreads,
  createJobStage,
  digestOf,
  importCompiledSite,
  isForThreads,
  minPagesForThreads,
  pagePictures,
  readJob,
  renderShared,
  type RenderThread,
  startThread,
} from './build/rendering.ts';
import { filesOfSite, type WrittenSite } from './build/written-site.ts';

/** Minimum time between two lines of progress, in milliseconds. */
const progressPause = 100;

const [, , jobFile = ''] = process.argv;
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
  const heap = Math.floor((totalmem() / 2 ** 20) * 0.6);
  const startThreads = () => {
    for (let count = additionalThreads(papers); count > 0; count--) threads.push(startThread(jobFile, heap));
  };
  // Most pages of a large site that is built from nothing are rendered, so that threads begin to load the code at once.
  if (isWhole && isForThreads(papers)) startThreads();
  const compiled = await importCompiledSite(job);
  if (threads.length > 0) {
    // Threads read the content only now, because they find most of it parsed.
    await compiled.readContent();
    for (const thread of threads) thread.read();
  }
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
  let count = pages.length;
  let shown = 0;
  const onProgress = (done: number) => {
    if (performance.now() - shown < progressPause) return;
    shown = performance.now();
    process.stdout.write(formatProgressLine(done, count));
  };
  const next = new SharedArrayBuffer(4);
  // Only a list that all threads share can be divided.
  const isShared = pages.length === allPages.length;
  if (threads.length === 0 && stage.countOutdated(pages) > 3 * minPagesForThreads) {
    startThreads();
    for (const thread of threads) thread.read();
  }
  // They render pages while this thread makes the other files, such as the search index.
  const rendered = isShared ? threads.map((thread) => thread.render({ digest: digestOf(pages), next })) : [];
  const others = (await compiled.siteFiles()).filter((file) => !isPublic.has(file.path)).map(take);
  count += others.length;
  await renderShared(pages, stage, next, onProgress);
  for (const [index, file] of others.entries()) {
    onProgress(pages.length + index);
    await stage.add(file);
  }
  for (const { files, changed } of await Promise.all(rendered)) {
    Object.assign(stage.files, files);
    // A loop, because a call cannot have as many arguments as a large site has files.
    for (const file of changed) stage.changed.push(file);
  }
  if (isShared) for (const thread of threads) await thread.save();
  await compiled.saveReferences(stage.isWhole);
  const pictures = new Set(Object.values(stage.files).flatMap(([, , , onPage]) => onPage ?? []));
  for (const name of pictures) {
    const picture = taken.has(name) ? undefined : await compiled.pictureFile(name, bundle.client);
    if (picture) await stage.add(take(picture));
  }
  const { files, changed } = stage;
  const site: WrittenSite = { folder, bundle: bundle.hash, files };
  const newRecord = `${staging}.json`;
  mkdirSync(path.dirname(newRecord), { recursive: true });
  writeFileSync(newRecord, JSON.stringify(site));
  const paths = Object.keys(files);
  return {
    record: newRecord,
    whole: stage.isWhole,
    changed,
    deleted: stage.isWhole ? [] : filesOfSite(folder).filter((file) => !(file in files)),
    files: paths.length,
    leftOut: await compiled.currentLeftOut(),
    pages: paths.filter((file) => file.endsWith('.html')).length,
  };
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
