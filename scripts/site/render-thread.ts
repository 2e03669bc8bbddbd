// A further thread of `render-site.ts`: renders pages that no other thread has taken.
import { on } from 'node:events';
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
// An iterator, which keeps messages that arrive before they are awaited.
const messages = on(parentPort, 'message');
const job = readJob(String(workerData));
const compiled = await importCompiledSite(job);
await messages.next();
const pages = await compiled.pageFiles();
const stage = createJobStage(job, compiled);
const { value } = await messages.next();
const [{ digest, next }] = value as [SharedPages];
// If a file of the content changed since the first thread read it, this thread has nothing to add.
if (digestOf(pages) === digest) await renderShared(pages, stage, next);
parentPort.postMessage({ files: stage.files, changed: stage.changed, warnings } satisfies ThreadResult);
// All threads save into the same files, so the first thread says when it is the turn of this one.
await messages.next();
await compiled.saveReferences(false);
parentPort.postMessage('saved');
