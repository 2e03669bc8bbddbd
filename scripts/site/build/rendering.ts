import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CompiledSite } from '../../../src/build/site-bundle.ts';
import type { SiteFile } from '../../../src/build/site-files/site-file.ts';
import type { SiteBundle } from './bundle.ts';
import { bundleEntry } from './bundle-integration.mjs';
import type { RenderJob } from './render-job.ts';
import { createStage, type Stage } from './stage.ts';
import { readWrittenSite, type WrittenFile } from './written-site.ts';

/** From this number of pages on, several threads render them. Each needs about a second until it can begin. */
export const minPagesForThreads = 1000;

/** Maximum number of threads. Each has the whole library in memory. */
const maxThreads = 4;

/** Memory that a thread needs at most: for its code, and for each paper of the library, in bytes. */
const threadMemory = { code: 300e6, paper: 28e3 };

/** Memory that all threads may need together on any machine, in bytes. Besides, the search index of a large site has 1 GB. */
const maxMemory = 6.5e9;

/** Number of pages that a thread takes at a time. */
const chunk = 8;

/** Imports the compiled site. */
export async function importCompiledSite({ bundle }: RenderJob): Promise<CompiledSite> {
  const entry = pathToFileURL(path.join(bundle.server, bundleEntry)).href;
  return ((await import(entry)) as { compiledSite: CompiledSite }).compiledSite;
}

/** Creates the stage of a job. Without a record of the last build, the stage gets the whole site. */
export function createJobStage(job: RenderJob, { picturesOn }: CompiledSite): Stage {
  const before = existsSync(job.folder) ? readWrittenSite(job.record, job.folder) : undefined;
  const originals = pagePictures(job.bundle).map((file) => path.posix.basename(file));
  return createStage({
    ...job,
    bundle: job.bundle.hash,
    before,
    picturesOn: (html) => picturesOn(html, originals),
  });
}

/**
 * Returns the paths of the pictures of free pages in the compiled site. They are part of the site only if a page shows
 * them in their original size, or if they are a part of a style.
 */
export function pagePictures({ client }: SiteBundle): string[] {
  const files = existsSync(client) ? readdirSync(client, { recursive: true, encoding: 'utf8' }) : [];
  const pictures = files.filter((file) => /\.(?:jpe?g|png|webp|avif|gif|tiff)$/iu.test(file));
  if (pictures.length === 0) return [];
  const code = files
    .filter((file) => /\.(?:css|js)$/u.test(file))
    .map((file) => readFileSync(path.join(client, file), 'utf8'));
  return pictures
    .filter((file) => !code.some((text) => text.includes(path.basename(file))))
    .map((file) => file.replaceAll('\\', '/'));
}

/** Pages to render, shared by threads: all threads must have the same list. */
export interface SharedPages {
  /** A hash of the list, and of the content. */
  digest: string;
  /** A number in memory that all threads share: the first page that no thread has taken. */
  next: SharedArrayBuffer;
  /** Paths of pages that are not rendered, because a file of the lab replaces them. */
  replaced: readonly string[];
}

/** Returns a hash of the paths of pages and of the content that they show. */
export function digestOf(pages: readonly SiteFile[], contentDigest: string): string {
  const hash = createHash('sha256').update(contentDigest);
  for (const { path } of pages) hash.update(`\0${path}`);
  return hash.digest('hex');
}

/** Renders pages that no other thread has taken, until all are taken. */
export async function renderShared(
  pages: readonly SiteFile[],
  stage: Stage,
  next: SharedArrayBuffer,
  onProgress: () => void = () => {},
): Promise<void> {
  const counter = new Int32Array(next);
  for (;;) {
    const from = Atomics.add(counter, 0, chunk);
    if (from >= pages.length) return;
    onProgress();
    for (const page of pages.slice(from, from + chunk)) await stage.add(page);
    // Pages are rendered without a pause in which this thread could take what other threads have finished.
    await pause();
  }
}

/** The messages that a thread sends, one after the other. */
export interface ThreadMessages {
  parsed: true;
  result: ThreadResult;
  saved: true;
}

/** The result of another thread. */
export interface ThreadResult {
  files: Record<string, WrittenFile>;
  changed: string[];
  warnings: string[];
}

/** From this number of papers on, a thread may need more than 2 GB of memory. */
const manyPapers = 12_000;

/**
 * Returns the maximum size of the heap of a thread, in megabytes: 2 GB, with which V8 collects garbage more often than
 * with more; for many papers 6 GB. It is at most 60 % of the memory of the machine.
 *
 * @param memory the memory of the machine, in bytes
 */
export function heapLimit(
  papers: number,
  memory = Math.min(totalmem(), process.constrainedMemory() || Infinity),
): number {
  return Math.min(papers < manyPapers ? 2000 : 6144, Math.floor((memory / 2 ** 20) * 0.6));
}

/** A part of the content that a thread parses. */
export interface ContentPart {
  /** The number of the part, from 0. */
  part: number;
  parts: number;
}

/** The data with which a thread is started. */
export interface ThreadJob {
  /** The path of the job. */
  jobFile: string;
  /** The part of the content that the thread parses at first. It is left out if the content is already parsed. */
  parses?: ContentPart;
}

/** A thread that renders some of the pages. */
export interface RenderThread {
  /** Ends when the thread has parsed its part of the content. */
  parsed: Promise<unknown>;
  /** Lets the thread read the whole content. Most of it is parsed. */
  read(): void;
  /** Lets the thread begin, and returns its result when no page is left. */
  render(pages: SharedPages): Promise<ThreadResult>;
  /** Lets the thread save what the next build can use, after it has returned its result. */
  save(): Promise<unknown>;
  /** Ends the thread. */
  stop(): Promise<unknown>;
}

/**
 * Whether several threads should begin at once. A new site has at least two pages for each paper to render: its own, and one
 * of an author. If the site was built before, few pages are rendered, but the keys of all pages are made.
 */
export function isForThreads(papers: number, isNew: boolean): boolean {
  return papers * (isNew ? 2 : 0.4) >= minPagesForThreads;
}

/**
 * Returns how many threads a machine should use, in addition to the first one.
 *
 * @param papers the number of papers of the site
 * @param memory the memory of the machine, in bytes
 */
export function additionalThreads(
  papers: number,
  memory = totalmem(),
  processors = availableParallelism(),
): number {
  const each = threadMemory.code + papers * threadMemory.paper;
  const fitting = Math.floor(Math.min(maxMemory, memory * 0.75) / each);
  return Math.max(0, Math.min(maxThreads, processors, fitting) - 1);
}

/** Starts a thread. It loads the compiled site and parses its part of the content at once, and reads the content when `read` is called. */
export function startThread(threadJob: ThreadJob, heapMegabytes: number): RenderThread {
  const worker = new Worker(new URL('../render-thread.ts', import.meta.url), {
    workerData: threadJob,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const failure = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => code !== 0 && reject(new Error(`A thread ended with code ${code}.`)));
  });
  const message = <Name extends keyof ThreadMessages>(name: Name) =>
    new Promise<ThreadMessages[Name]>((resolve) =>
      worker.on('message', (value: Partial<ThreadMessages>) => {
        const sent = value[name];
        if (sent !== undefined) resolve(sent);
      }),
    );
  const next = <Name extends keyof ThreadMessages>(name: Name) => {
    const result = Promise.race([message(name), failure]);
    // If the first thread fails before it asks for the result, this error says nothing new.
    result.catch(() => undefined);
    return result;
  };
  const [parsed, result, saved] = [next('parsed'), next('result'), next('saved')];
  return {
    parsed,
    read: () => worker.postMessage('read'),
    render: (pages) => {
      worker.postMessage(pages);
      return result;
    },
    save: () => {
      worker.postMessage('save');
      return saved;
    },
    stop: () => worker.terminate(),
  };
}

/** Reads a job. */
export function readJob(file: string): RenderJob {
  return JSON.parse(readFileSync(file, 'utf8')) as RenderJob;
}
