import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentKind } from './document-kind.ts';

/** Limits of the process that reads a document, which comes from outside and may be made to harm. */
export interface ExtractLimits {
  seconds: number;
  /** Maximum memory of the process, in bytes. */
  memory: number;
  /** Maximum size of the document and of its text, in bytes. */
  size: number;
}

const usualLimits: ExtractLimits = { seconds: 60, memory: 1.5e9, size: 50e6 };

/** How often the memory of the process is measured, in milliseconds. */
const watchInterval = 100;

/**
 * Extracts the text of a document. This happens in a process of its own, so that a document which needs too much time or
 * memory ends only this process. No script of the document is run, and nothing is fetched.
 *
 * @returns the text, or the reason why there is none
 */
export function extractText(
  bytes: Uint8Array,
  kind: DocumentKind,
  limits: ExtractLimits = usualLimits,
): Promise<{ text: string } | { reason: string }> {
  if (bytes.length > limits.size)
    return Promise.resolve({ reason: `it is larger than ${limits.size / 1e6} MB` });
  return new Promise((resolve) => {
    const script = path.join(import.meta.dirname, 'extract.ts');
    const flags = [`--max-old-space-size=${Math.ceil(limits.memory / 2e6)}`, '--no-warnings'];
    const child = spawn(process.execPath, [...flags, script, kind], {
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    let size = 0;
    let problem = '';
    let reason: string | undefined;
    const stop = (why: string) => {
      reason ??= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(
      () => stop(`reading it takes more than ${limits.seconds} seconds`),
      limits.seconds * 1000,
    );
    const watch = setInterval(() => {
      if (memoryOf(child.pid) > limits.memory) stop('reading it takes too much memory');
    }, watchInterval);
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > limits.size) stop(`its text is larger than ${limits.size / 1e6} MB`);
      else pieces.push(piece);
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      if (problem.length < 500) problem += piece;
    });
    const end = (code: number | null) => {
      clearTimeout(timer);
      clearInterval(watch);
      if (reason === undefined && code === 0) resolve({ text: Buffer.concat(pieces).toString('utf8') });
      else resolve({ reason: reason ?? reasonOf(problem) });
    };
    child.on('error', () => end(null));
    child.on('close', end);
    // The process may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(bytes);
  });
}

/** Returns the reason that the process gave, as the end of a sentence. */
function reasonOf(problem: string): string {
  if (/heap out of memory|Allocation failed/iu.test(problem)) return 'reading it takes too much memory';
  return problem === '' || problem.includes('\n') ? 'it is damaged' : problem;
}

/**
 * Returns the memory of a process in bytes. It is 0 where the system has no /proc, such as on macOS and Windows: there,
 * only the memory of JavaScript objects and the time are limited.
 */
function memoryOf(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return pages * 4096;
  } catch {
    return 0;
  }
}
