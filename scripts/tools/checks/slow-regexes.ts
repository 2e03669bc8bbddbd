import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FoundRegex, Pattern } from './regular-expressions.ts';

/** What is wrong with it, if anything. */
export interface Answer {
  fault?: string;
}

/** What recheck cannot judge: the end of its file, a part of its code, and why it takes linear time all the same. */
const excused: readonly (readonly [file: string, part: string, reason: string])[] = [
  ['/search/index/tokens.ts', "'gv'", 'two classes without a character in common, each once'],
  ['/readers/head-line.ts', '(?<gap> )', 'anchored, and all that repeats has a bound'],
  [
    '/readers/bibtex-split.ts',
    '(?<separator>',
    'one character, or a separator that is a literal of the caller',
  ],
  ['/readers/markup.ts', 's{0,9}>', 'a name out of a table, and all that repeats has a bound'],
];

/**
 * Which expressions take more than linear time over some text, or may for all that recheck can tell.
 *
 * @param safe patterns that need no judging, by `keyOf`; those that prove safe are added
 * @returns one message for each place, with an attack
 */
export async function slowRegexFaults(found: readonly FoundRegex[], safe: Set<string>): Promise<string[]> {
  const faults = new Map<FoundRegex, string>();
  const queue: Judged[] = [];
  for (const one of found) {
    const { pattern } = one;
    if (isExcused(one)) continue;
    if (!pattern) faults.set(one, 'what it is made of stands elsewhere');
    else if (pattern.flags.includes('v') && /&&|--|\\q/.test(pattern.source))
      faults.set(one, 'recheck does not know sets of the flag v');
    else if (!safe.has(keyOf(pattern))) queue.push({ one, pattern });
  }
  // A program for each core takes memory too; two are enough for some hundred expressions.
  const count = Math.min(queue.length, 4, Math.max(1, availableParallelism()));
  await Promise.all(Array.from({ length: count }, () => work(queue, faults, safe)));
  return found.flatMap((one) => {
    const fault = faults.get(one);
    const places = fault === undefined ? [] : one.places;
    return places.map(
      (place) =>
        `${place}: ${one.code} may take more than linear time: ${fault}. Bound what repeats, or use code.`,
    );
  });
}

interface Judged {
  one: FoundRegex;
  pattern: Pattern;
}

export function keyOf({ source, flags }: Pattern): string {
  return `/${source}/${flags}`;
}

/** Has one worker judge expressions until none is left. */
async function work(queue: Judged[], faults: Map<FoundRegex, string>, safe: Set<string>): Promise<void> {
  const worker = new Worker(new URL('./recheck-worker.ts', import.meta.url));
  try {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { fault } = await ask(worker, next.pattern);
      if (fault === undefined) safe.add(keyOf(next.pattern));
      else faults.set(next.one, fault);
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

function ask(worker: Worker, question: Pattern): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(question);
  });
}
