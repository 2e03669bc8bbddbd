import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FoundRegex, Pattern } from './regular-expressions.ts';

/** The result of checking one regular expression. */
export interface Judgement {
  /** Undefined if the expression takes linear time. */
  problem?: string;
}

/**
 * Expressions that recheck cannot check, each with the reason why it takes linear time. `file` is the end of a path,
 * and `part` is a part of the expression.
 */
const excused: readonly (readonly [file: string, part: string, reason: string])[] = [
  ['/model/tokens.ts', "'gv'", 'two classes without a common character, each used once'],
  ['/profile/head-line.ts', '(?<gap> )', 'anchored, and every repetition has a bound'],
  ['/bibtex/split.ts', '(?<separator>', 'one character, or a separator that is a literal of the caller'],
  ['/values/markup.ts', 's{0,9}>', 'a name from a table, and every repetition has a bound'],
];

/**
 * Finds expressions that take more than linear time for some text, or that recheck cannot check.
 *
 * @param safe the keys (see `keyOf`) of patterns that are known to be safe. These patterns are skipped. Other patterns
 *   are added to the set if they are found to be safe.
 * @returns one message for each place, with an example of a slow text
 */
export async function slowRegexErrors(found: readonly FoundRegex[], safe: Set<string>): Promise<string[]> {
  const problems = new Map<FoundRegex, string>();
  const queue: QueuedRegex[] = [];
  for (const one of found) {
    const { pattern } = one;
    if (isExcused(one)) continue;
    if (!pattern) problems.set(one, 'its parts are defined in another file');
    else if (pattern.flags.includes('v') && /&&|--|\\q/.test(pattern.source))
      problems.set(one, 'recheck does not support set operations of the flag v');
    else if (!safe.has(keyOf(pattern))) queue.push({ one, pattern });
  }
  // Each worker needs memory. For a few hundred expressions, more than 4 workers are not faster.
  const count = Math.min(queue.length, 4, Math.max(1, availableParallelism()));
  await Promise.all(Array.from({ length: count }, () => work(queue, problems, safe)));
  return found.flatMap((one) => {
    const problem = problems.get(one);
    const places = problem === undefined ? [] : one.places;
    return places.map(
      (place) =>
        `${place}: ${one.code} may take more than linear time: ${problem}. Limit the repetitions, or write code instead.`,
    );
  });
}

interface QueuedRegex {
  one: FoundRegex;
  pattern: Pattern;
}

/** Returns the text that identifies a pattern in the list of safe patterns. */
export function keyOf({ source, flags }: Pattern): string {
  return `/${source}/${flags}`;
}

/** Checks expressions from the queue in one worker thread until the queue is empty. */
async function work(
  queue: QueuedRegex[],
  problems: Map<FoundRegex, string>,
  safe: Set<string>,
): Promise<void> {
  const worker = new Worker(new URL('./recheck-worker.ts', import.meta.url));
  try {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { problem } = await checkPattern(worker, next.pattern);
      if (problem === undefined) safe.add(keyOf(next.pattern));
      else problems.set(next.one, problem);
    }
  } finally {
    await worker.terminate();
  }
}

function isExcused({ code, places }: FoundRegex): boolean {
  return places.every((place) =>
    excused.some(([file, part]) => place.replace(/:\d+$/, '').endsWith(file) && code.includes(part)),
  );
}

function checkPattern(worker: Worker, pattern: Pattern): Promise<Judgement> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(pattern);
  });
}
