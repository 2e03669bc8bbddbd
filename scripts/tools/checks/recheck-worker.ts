import { parentPort } from 'node:worker_threads';
import type { Pattern } from './regular-expressions.ts';
import type { Judgement } from './slow-regexes.ts';

// The pure JavaScript version gives the same results on every system.
process.env.RECHECK_BACKEND = 'pure';
const { check } = await import('recheck');

/** Milliseconds for one regular expression; the slowest one of the source needs a tenth of it. */
const timeout = 30_000;

parentPort?.on('message', async ({ source, flags }: Pattern) => {
  // recheck does not support the flag `v`, which differs from `u` only in set operations.
  const found = await check(source, flags.replace('v', 'u'), { timeout });
  const judgement: Judgement =
    found.status === 'safe'
      ? {}
      : found.status === 'vulnerable'
        ? { problem: `${found.complexity.summary}, with ${found.attack.pattern}` }
        : { problem: `recheck has no result (${found.error.kind})` };
  parentPort?.postMessage(judgement);
});
