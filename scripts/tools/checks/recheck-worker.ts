import { parentPort } from 'node:worker_threads';
import type { Pattern } from './regular-expressions.ts';
import type { Answer } from './slow-regexes.ts';

// Everywhere the same, without Java or a program for this system.
process.env.RECHECK_BACKEND = 'pure';
const { check } = await import('recheck');

/** What one expression may take; the slowest of the source takes a tenth of it. */
const timeout = 30_000;

parentPort?.on('message', async ({ source, flags }: Pattern) => {
  // Apart from sets within sets, of which recheck knows nothing, `v` reads as `u`.
  const found = await check(source, flags.replace('v', 'u'), { timeout });
  const answer: Answer =
    found.status === 'safe'
      ? {}
      : found.status === 'vulnerable'
        ? { fault: `${found.complexity.summary}, with ${found.attack.pattern}` }
        : { fault: `recheck cannot tell (${found.error.kind})` };
  parentPort?.postMessage(answer);
});
