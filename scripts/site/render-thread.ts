// A further thread of `render-site.ts`: renders pages that no other thread has taken.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import {
  createJobStage,
  digestOf,
  importCompiledSite,
  readJob,
  renderShared,
  type SharedPages,
  type ThreadResult,
} from './build/rendering.ts';

if (!parentPort) throw new Error('This file runs only as a thread.');
const warnings: string[] = [];
// The first thread prints the same warnings about the content.
console.warn = (text: unknown) => warnings.push(String(text));
const begin = once(parentPort, 'message') as Promise<[SharedPages]>;
const job = readJob(String(workerData));
const compiled = await importCompiledSite(job);
const pages = await compiled.pageFiles();
const stage = createJobStage(job, compiled);
const [{ digest, next }] = await begin;
// If a file of the content changed since the first thread read it, this thread has nothing to add.
if (digestOf(pages) === digest) await renderShared(pages, stage, next);
parentPort.postMessage({ files: stage.files, changed: stage.changed, warnings } satisfies ThreadResult);
