import { parentPort } from 'node:worker_threads';
import type { Pattern } from './regular-expressions.ts';
import type { Judgement } from './slow-regexes.ts';

// Only the version in pure JavaScript gives the same results on every system.
process.env.RECHECK_BACKEND = 'pure';
const { check } = await import('recheck');

/**
 * Maximum time for one regular expression, in milliseconds. The slowest expression of the source takes a tenth of this
 * time.
 */
const timeout = 30_000;

parentPort?.on('message', async ({ source, flags }: Pattern) => {
  // recheck does not support the flag `v`. It is replaced by `u`, from which it differs only in set operations.
  const found = await check(source, flags.replace('v', 'u'), { timeout });
  const judgement: Judgement =
    found.status === 'safe'
      ? {}
      : found.status === 'vulnerable'
        ? { problem: `${found.complexity.summary}, with ${found.attack.pattern}` }
        : { problem: `recheck has no result (${found.error.kind})` };
  parentPort?.postMessage(judgement);
});
