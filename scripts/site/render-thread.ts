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
  type ThreadJob,
  type ThreadMessages,
} from './build/rendering.ts';

const port = parentPort;
if (!port) throw new Error('This file runs only as a thread.');
const send = (message: Partial<ThreadMessages>) => port.postMessage(message);
const warnings: string[] = [];
// The first thread prints the same warnings about the content.
console.warn = (text: unknown) => warnings.push(String(text));
// An iterator, which keeps messages that arrive before they are awaited.
const messages = on(port, 'message');
const { jobFile, parses } = workerData as ThreadJob;
const job = readJob(jobFile);
const compiled = await importCompiledSite(job);
if (parses) await compiled.parseContent(parses.part, parses.parts);
send({ parsed: true });
await messages.next();
const contentDigest = await compiled.readContent();
const allPages = await compiled.pageFiles();
const stage = createJobStage(job, compiled);
const { value } = await messages.next();
const [{ digest, next, replaced }] = value as [SharedPages];
const isReplaced = new Set(replaced);
const pages = allPages.filter((page) => !isReplaced.has(page.path));
// If a file of the content changed since the first thread read it, this thread has nothing to add.
if (digestOf(pages, contentDigest) === digest) await renderShared(pages, stage, next);
send({ result: { files: stage.files, changed: stage.changed, warnings } });
// All threads save into the same files, so the first thread says when it is the turn of this one.
await messages.next();
await compiled.saveReferences(false);
send({ saved: true });
